import * as v from "valibot";
import { CLASSES, type Dataset } from "../../data/dataset.ts";
import type { Split } from "../../data/datasetFile.ts";
import { keptClasses, noEdits, TEST_SHARE, type Edits } from "../../data/edits.ts";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const label = v.pipe(whole, v.maxValue(CLASSES.max - 1));
const bySplit = <T extends v.GenericSchema>(entries: T) => v.object({ train: entries, test: entries });

/** Edits as plain values: maps are lists of their entries. */
export const storedEdits = v.object({
  transpose: v.boolean(),
  invert: v.boolean(),
  classNames: v.array(v.tuple([label, v.string()])),
  classMap: v.array(v.tuple([label, v.nullable(label)])),
  labels: bySplit(v.array(v.tuple([whole, label]))),
  excluded: bySplit(v.array(whole)),
  testShare: v.pipe(v.number(), v.minValue(TEST_SHARE.min), v.maxValue(TEST_SHARE.max)),
});

export type StoredEdits = v.InferOutput<typeof storedEdits>;

export function packEdits(edits: Edits): StoredEdits {
  const { transpose, invert, classNames, classMap, labels, excluded, testShare } = edits;
  return {
    transpose,
    invert,
    classNames: [...classNames],
    classMap: [...classMap],
    labels: { train: [...labels.train], test: [...labels.test] },
    excluded: { train: [...excluded.train.keys()], test: [...excluded.test.keys()] },
    testShare,
  };
}

/** The edits again, less those that do not fit these data. */
export function unpackEdits(stored: StoredEdits, base: Dataset): Edits {
  const isClass = (label: number | null) => label === null || label < base.classes;
  const isPlace = (split: Split, place: number) => place < (base[split]?.labels.length ?? 0);
  const labels = (split: Split) =>
    new Map(stored.labels[split].filter(([place, label]) => isPlace(split, place) && isClass(label)));
  const excluded = (split: Split) =>
    new Map(
      stored.excluded[split].filter((place) => isPlace(split, place)).map((place) => [place, true] as const),
    );
  const edits: Edits = {
    transpose: stored.transpose,
    invert: stored.invert,
    classNames: new Map(stored.classNames.filter(([label]) => isClass(label))),
    classMap: new Map(stored.classMap.filter(([label, to]) => isClass(label) && isClass(to))),
    labels: { train: labels("train"), test: labels("test") },
    excluded: { train: excluded("train"), test: excluded("test") },
    testShare: base.test === null ? stored.testShare : 0,
  };
  const enough = keptClasses(base, edits).kept.length >= CLASSES.min;
  return enough ? edits : { ...edits, classMap: noEdits.classMap };
}
