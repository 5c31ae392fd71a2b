import { describe, expect, it } from "vitest";
import type { LabelsFile } from "../../../src/data/datasetFile.ts";
import { matchLabels } from "../../../src/data/tray/matchLabels.ts";

const part = { kind: "labels", name: "labels", split: null, crc32: null, bond: null, notes: [] } as const;

/** Labels that are numbers. */
function numbers(...values: number[]): LabelsFile {
  return { ...part, count: values.length, values: Uint8Array.from(values), classNames: null };
}

/** Labels that are names; numbered by their places among `all`. */
function names(said: string, all = [...new Set(said.split(" "))].sort().join(" ")): LabelsFile {
  const classNames = all.split(" ");
  return { ...numbers(...said.split(" ").map((name) => classNames.indexOf(name))), classNames };
}

/** Labels that are numbers with a name for each. */
function named(all: string, ...values: number[]): LabelsFile {
  return { ...numbers(...values), classNames: all.split(" "), numbered: true };
}

/** The classes of training that a test's images are of; what was said of a label where there are none. */
function matched(train: LabelsFile, test: LabelsFile): unknown {
  const classOf = matchLabels(train, test);
  return classOf instanceof Uint8Array ? Array.from(test.values, (label) => classOf[label]) : classOf;
}

const digits = numbers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
const letters = names("A B C D E F G H I J");
const fromOne = names("1 2 3 4 5 6 7 8 9");
const fashion = named("Shirt Bag Coat", 0, 1, 2);
const kana = named("お き す", 0, 1, 2);

const no = (label: string, item: number) => ({ label, item, isBoth: false });

describe("labels of a test and of training", () => {
  const cases: Readonly<Record<string, readonly [train: LabelsFile, test: LabelsFile, expected: unknown]>> = {
    "numbers and numbers: the same": [digits, numbers(9, 0, 3), [9, 0, 3]],
    "numbers and numbers: some that training has no image of": [numbers(1, 9), numbers(5, 1), [5, 1]],
    "numbers and numbers: beyond": [digits, numbers(3, 10), no("10", 1)],
    "names and names: the same": [letters, names("B A J", "A B C D E F G H I J"), [1, 0, 9]],
    "names and names: some": [letters, names("J B"), [9, 1]],
    "names and names: more": [letters, names("B K"), no("K", 1)],
    "names and names: others": [letters, names("x y"), no("x", 0)],
    "names and names: more, of which no image is": [letters, names("B", "A B K"), [1]],
    "names and names: written with zeros before": [fromOne, names("07 01"), [6, 0]],
    "names and names: zeros before that tell two apart": [names("7 07 1"), names("007"), no("007", 0)],
    "names and names: written alike before the same number": [names("7 07 1"), names("07 7"), [0, 2]],
    "names and numbers: names that are numbers": [fromOne, numbers(8, 1, 3), [7, 0, 2]],
    "names and numbers: names that are not": [letters, numbers(0, 1, 9), no("0", 0)],
    "names and numbers: names with a number among them": [names("0 1 2 A B"), numbers(2, 0), [2, 0]],
    "names and numbers: no such name": [fromOne, numbers(1, 0), no("0", 1)],
    "numbers and names: names that are numbers": [digits, names("7 3 5"), [7, 3, 5]],
    "numbers and names: names that are not": [digits, names("five"), no("five", 0)],
    "numbers and names: a number beyond": [digits, names("9 10", "9 10"), no("10", 1)],
    "named numbers and numbers": [fashion, numbers(2, 0), [2, 0]],
    "named numbers and numbers: beyond": [fashion, numbers(0, 3), no("3", 1)],
    "named numbers and numbers: names that are other numbers": [
      named("1 2 3", 0, 1, 2),
      numbers(3, 1),
      [2, 0],
    ],
    "named numbers and numbers: either would do": [
      named("1 2 3", 0, 1, 2),
      numbers(1, 2),
      { label: "1", item: 0, isBoth: true },
    ],
    "numbers and named numbers": [digits, named("zero one two", 0, 2), [0, 2]],
    "numbers and named numbers: names that are other numbers": [
      digits,
      named("3 5 7", 0, 1, 2),
      { label: "0", item: 0, isBoth: true },
    ],
    "named numbers and named numbers: the same": [fashion, named("Shirt Bag Coat", 1), [1]],
    "named numbers and named numbers: in another order": [fashion, named("Bag Coat Shirt", 0, 2), [1, 0]],
    "named numbers and named numbers: others": [fashion, named("cat dog eel", 0), no("cat", 0)],
    "named numbers and names": [fashion, names("Coat Bag"), [2, 1]],
    "named numbers and names: names that are numbers": [kana, names("2 0"), [2, 0]],
    "named numbers and names: others": [kana, names("き ん"), no("ん", 1)],
    "names and named numbers": [names("Bag Coat Shirt"), named("Shirt Bag Coat", 0, 1, 2), [2, 0, 1]],
    "names and named numbers: names that are numbers": [fromOne, named("zero one two", 2, 1), [1, 0]],
    "names and named numbers: others": [letters, named("zero one two", 2, 1), no("two", 0)],
    "numbers called by themselves are numbers": [named("0 1 2", 0, 1, 2), named("a b c", 2, 0), [2, 0]],
  };
  for (const [what, [train, test, expected]] of Object.entries(cases)) {
    it(`are ${Array.isArray(expected) ? "matched" : "not matched"}: ${what}`, () => {
      if (Array.isArray(expected)) expect(matched(train, test)).toEqual(expected);
      else expect(matched(train, test)).toMatchObject(expected as object);
    });
  }
});
