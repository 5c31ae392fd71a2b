import * as v from "valibot";
import { CLASSES, type Dataset } from "../../data/dataset.ts";
import type { Split } from "../../data/datasetFile.ts";
import { keptClasses, TEST_SHARE, type Edits } from "../../data/edits.ts";
import { emptyClasses } from "../../data/emptyClasses.ts";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const label = v.pipe(whole, v.maxValue(CLASSES.max - 1));
const bySplit = <T extends v.GenericSchema>(entries: T) => v.object({ train: entries, test: entries });

const looks = {
  transpose: v.boolean(),
  invert: v.boolean(),
  classMap: v.array(v.tuple([label, v.nullable(label)])),
};

/** Edits as plain values: maps are lists of their entries. */
export const storedEdits = v.object({
  ...looks,
  classNames: v.array(v.tuple([label, v.string()])),
  labels: bySplit(v.array(v.tuple([whole, label]))),
  excluded: bySplit(v.array(whole)),
  testShare: v.pipe(v.number(), v.minValue(TEST_SHARE.min), v.maxValue(TEST_SHARE.max)),
  /** Sets that were kept earlier do not say it. */
  atLoading: v.optional(v.object(looks)),
});

export type StoredEdits = v.InferOutput<typeof storedEdits>;

export function packEdits(edits: Edits): StoredEdits {
  const { transpose, invert, classNames, classMap, labels, excluded, testShare, atLoading } = edits;
  return {
    transpose,
    invert,
    classNames: [...classNames],
    classMap: [...classMap],
    labels: { train: [...labels.train], test: [...labels.test] },
    excluded: { train: [...excluded.train.keys()], test: [...excluded.test.keys()] },
    testShare,
    atLoading: { ...atLoading, classMap: [...atLoading.classMap] },
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
  const fitting = (classMap: StoredEdits["classMap"]) =>
    new Map(classMap.filter(([label, to]) => isClass(label) && isClass(to)));
  const { atLoading = lookOf(stored, base) } = stored;
  const edits: Edits = {
    transpose: stored.transpose,
    invert: stored.invert,
    classNames: new Map(stored.classNames.filter(([label]) => isClass(label))),
    classMap: fitting(stored.classMap),
    labels: { train: labels("train"), test: labels("test") },
    excluded: { train: excluded("train"), test: excluded("test") },
    testShare: base.test === null ? stored.testShare : 0,
    atLoading: { ...atLoading, classMap: fitting(atLoading.classMap) },
  };
  const enough = keptClasses(base, edits).kept.length >= CLASSES.min;
  return enough ? edits : { ...edits, classMap: edits.atLoading.classMap };
}

/** What may have been done at loading: images stay the way round they are, classes without images left out. */
function lookOf({ transpose, invert }: StoredEdits, base: Dataset) {
  const classMap = emptyClasses(base).map((label): [number, null] => [label, null]);
  return { transpose, invert, classMap };
}
