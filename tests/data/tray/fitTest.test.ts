import { describe, expect, it } from "vitest";
import type { DatasetFile, LabelsFile } from "../../../src/data/datasetFile.ts";
import { DatasetTray } from "../../../src/data/datasetTray.ts";
import { partsOf } from "../../../src/worker/library/partsOf.ts";
import { idxBytes } from "../idxBytes.ts";
import { file, images } from "../smallParts.ts";

/** Images and labels as a table or a folder of pictures brings them. */
function pair(name: string, values: readonly number[], about: Partial<LabelsFile> = {}): DatasetFile[] {
  const labels = { ...file(name, idxBytes([values.length], values)), ...about } as LabelsFile;
  return [images(name, values.length), labels].map((part) => ({ ...part, bond: name }));
}

const tens = Array.from({ length: 10 }, (_, i) => i);
const letters = { classNames: "ABCDEFGHIJ".split("") };
const fromOne = { classNames: "123456789".split("") };

describe("a test of other labels than training's", () => {
  it("is refused where training says letters and the test numbers, together, in either order or later", () => {
    const train = pair("letters_train.csv", tens, letters);
    const test = pair("num30_test.csv", [0, 12, 29]);
    const message =
      "num30_test.csv: expected classes of letters_train.csv (A, B, C, D and 6 more), got 0 at item 0. " +
      "Is it the test of another data set? If not, label both alike.";
    for (const drops of [[[...train, ...test]], [train, test], [test, train]]) {
      const tray = new DatasetTray();
      const results = drops.map((drop) => tray.add(drop));
      expect(results.flatMap(({ errors }) => errors.map((error) => error.message))).toEqual([message]);
      const { loaded } = results.findLast((result) => result.loaded !== null)!;
      expect(loaded?.base).toMatchObject({ test: null, classNames: letters.classNames, numbered: false });
    }
  });

  it("is matched by name where training has folders 1 to 9 and the test a table of numbers", () => {
    const train = pair("t19: train", tens.slice(0, 9), { ...fromOne, split: "train" });
    const { loaded, errors } = new DatasetTray().add([...train, ...pair("digits8_test.csv", [8, 1, 3])]);
    expect(errors).toEqual([]);
    expect(loaded?.base.classNames).toEqual(fromOne.classNames);
    expect(Array.from(loaded?.base.test?.labels ?? [])).toEqual([7, 0, 2]);
    const later = new DatasetTray().add([...train, ...pair("digits_test.csv", [1, 0])]);
    expect(later.errors.map(({ code, file }) => [code, file])).toEqual([["conflict", "digits_test.csv"]]);
  });

  it("names no class of training where that says numbers and the test has folders", () => {
    const train = pair("digits_train.csv", tens);
    const test = pair("t357: test", [2, 0, 1], { classNames: ["3", "5", "7"], split: "test" });
    const { loaded, errors } = new DatasetTray().add([...train, ...test]);
    expect(errors).toEqual([]);
    expect(loaded?.base).toMatchObject({ classNames: tens.map(String), numbered: true });
    expect(Array.from(loaded?.base.test?.labels ?? [])).toEqual([7, 3, 5]);
  });

  it("names the classes where its numbers have names and training's have none", () => {
    const named = { classNames: ["cat", "dog", "eel"], numbered: true };
    const train = pair("train.csv", [2, 0, 1]);
    const { loaded } = new DatasetTray().add([...train, ...pair("test.npz: y_test", [1, 0], named)]);
    expect(loaded?.base).toMatchObject({ classNames: named.classNames, numbered: true });
  });

  it("says where a number is one class's number and another's name", () => {
    const train = pair("train.npz: y", [0, 1, 2], {
      classNames: ["1", "2", "3"],
      numbered: true,
      split: "train",
    });
    expect(new DatasetTray().add([...train, ...pair("test.csv", [1, 2])]).errors[0].message).toBe(
      "test.csv: expected labels that are either numbers or names of the classes (1, 2, 3), as in train.npz: y, " +
        "got 1 at item 0, which is both. Label both files by the names.",
    );
  });

  it("is held against a data set in use as against the files that brought it", () => {
    const trainings = [
      pair("train.csv", tens, letters),
      pair("train.csv", tens.slice(0, 9), fromOne),
      pair("train.csv", tens),
      pair("train.csv", tens, { ...letters, numbered: true }),
    ];
    const test = pair("test.csv", [8, 1]);
    for (const train of trainings) {
      const first = new DatasetTray().add([...train, ...test]);
      const { base } = new DatasetTray().add(train).loaded!;
      const joined = new DatasetTray(partsOf(base)).add(test);
      expect(joined.loaded?.base.test?.labels).toEqual(first.loaded?.base.test?.labels);
      expect(joined.errors.map(({ code }) => code)).toEqual(first.errors.map(({ code }) => code));
    }
  });

  it("is matched with sets kept before it was written down how they say their labels", () => {
    const kept = (classNames: readonly string[]) => {
      const { numbered, ...base } = new DatasetTray().add(pair("a", [0, 1, 2])).loaded!.base;
      expect(numbered).toBe(true);
      return new DatasetTray(partsOf({ ...base, classNames }));
    };
    const test = pair("test.csv", [1, 2]);
    expect(Array.from(kept(["cat", "dog", "eel"]).add(test).loaded?.base.test?.labels ?? [])).toEqual([1, 2]);
    expect(Array.from(kept(["1", "2", "3"]).add(test).loaded?.base.test?.labels ?? [])).toEqual([0, 1]);
  });
});
