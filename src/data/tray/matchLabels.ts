import { numberedClasses } from "../dataset.ts";
import type { LabelsFile } from "../datasetFile.ts";

/** A label of a test for which training has no class, or has two. */
export interface Unmatched {
  /** As the test says it: a name, or a number. */
  readonly label: string;
  /** The first image that has it. */
  readonly item: number;
  /** It is the number of one class and the name of another. */
  readonly isBoth: boolean;
  /** Training's classes as the test's labels were looked for among them: their names, or the numbers from 0 on. */
  readonly classes: readonly string[];
}

/**
 * Finds training's class for each label of a test that came by itself, by label. A part says its labels as numbers, as
 * names, or as numbers that have names (see `LabelsFile`):
 *
 * | training       | test           | matched by                                                     |
 * | -------------- | -------------- | -------------------------------------------------------------- |
 * | numbers        | numbers        | number                                                         |
 * | names          | names          | name                                                           |
 * | names          | numbers        | name: the number 7 is the class called 7                       |
 * | numbers        | names          | name: the class called 7 is the number 7                       |
 * | named numbers  | named numbers  | name                                                           |
 * | named numbers  | numbers        | number, else name; not at all where both would do and differ   |
 * | numbers        | named numbers  | number, else name; not at all where both would do and differ   |
 * | named numbers  | names          | name, else the class called 7 is the number 7                  |
 * | names          | named numbers  | name, else the number 7 is the class called 7                  |
 *
 * Names are the same where they are written alike, or are one number (`07` and `7`) that no other class is called. Only
 * labels that some image of the test has are looked for; where one is not found, none is matched.
 */
export function matchLabels(train: LabelsFile, test: LabelsFile): Uint8Array | Unmatched {
  const known = sayingsOf(train);
  const said = sayingsOf(test);
  const by = (classes: Saying, labels: Saying) => (classes && labels ? match(classes, labels, test) : null);
  if (known.names && said.names) {
    const byName = match(known.names, said.names, test);
    const others = [by(known.names, said.numbers), by(known.numbers, said.names)];
    return [byName, ...others].find((way) => way instanceof Uint8Array) ?? byName;
  }
  const byNumber = by(known.numbers, said.numbers);
  const byName = match(known.own, said.own, test);
  if (!(byNumber instanceof Uint8Array)) return byName instanceof Uint8Array ? byName : (byNumber ?? byName);
  if (!(byName instanceof Uint8Array)) return byNumber;
  const item = test.values.findIndex((label) => byNumber[label] !== byName[label]);
  if (item < 0) return byNumber;
  return { label: String(test.values[item]), item, isBoth: true, classes: known.names ?? said.names ?? [] };
}

/** What the labels 0, 1, … are, each at its place; `null` where the part does not say it so. */
type Saying = readonly string[] | null;

interface Sayings {
  readonly names: Saying;
  readonly numbers: Saying;
  /** Names, or numbers where there are none. */
  readonly own: readonly string[];
}

function sayingsOf({ values, classNames, numbered }: LabelsFile): Sayings {
  if (classNames !== null && numbered !== true) return { names: classNames, numbers: null, own: classNames };
  const numbers = numberedClasses(Math.max(1 + largest(values), classNames?.length ?? 0));
  // Numbers called by themselves have no names.
  const names = classNames?.some((name, label) => name !== numbers[label]) ? classNames : null;
  return { names, numbers, own: names ?? numbers };
}

/** By label of the test, the place of what it is among the classes. */
function match(
  classes: readonly string[],
  labels: readonly string[],
  { values }: LabelsFile,
): Uint8Array | Unmatched {
  const classOf = new Uint8Array(labels.length);
  for (const label of new Set(values)) {
    const place = placeOf(labels[label], classes);
    if (place < 0) return { label: labels[label], item: values.indexOf(label), isBoth: false, classes };
    classOf[label] = place;
  }
  return classOf;
}

/** Where a class of this name is, or the only one of this number; -1 if there is none. */
function placeOf(name: string, classes: readonly string[]): number {
  const place = classes.indexOf(name);
  if (place >= 0 || !isNumber(name)) return place;
  const same = classes.flatMap((other, at) =>
    isNumber(other) && Number(other) === Number(name) ? [at] : [],
  );
  return same.length === 1 ? same[0] : -1;
}

/** Whether a name is a whole number in figures. */
export const isNumber = (name: string): boolean => /^\d+$/.test(name);

export function largest(values: Uint8Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
