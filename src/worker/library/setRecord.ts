import * as v from "valibot";
import { CLASSES, SIDES, type Dataset } from "../../data/dataset.ts";
import type { Edits } from "../../data/edits.ts";
import { editsWithTest } from "../../data/editsWithTest.ts";
import { wellKnownSets } from "../protocol/library.ts";
import { DamagedSetError, type Listed, type SetToKeep } from "./setPlace.ts";
import { packEdits, storedEdits, unpackEdits } from "./storedEdits.ts";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const some = v.pipe(whole, v.minValue(1));
const side = v.pipe(some, v.maxValue(SIDES.max));

/** What is kept of a data set beside its images and labels. */
export const setRecord = v.pipe(
  v.object({
    id: some,
    print: v.string(),
    name: v.string(),
    rows: side,
    cols: side,
    classes: v.pipe(whole, v.minValue(CLASSES.min), v.maxValue(CLASSES.max)),
    classNames: v.array(v.string()),
    /** Missing of sets kept before it was told. */
    numbered: v.optional(v.boolean()),
    trainCount: some,
    /** 0 where there is no test part. */
    testCount: whole,
    loadedAt: v.number(),
    notes: v.array(v.string()),
    fetched: v.nullable(v.picklist(wellKnownSets)),
    sample: v.instance(Uint8Array),
    edits: storedEdits,
  }),
  v.check(({ classes, classNames }) => classNames.length === classes, "expected a name for each class"),
  v.check(({ rows, cols, sample }) => sample.length === rows * cols, "expected rows · cols bytes of sample"),
);

export type SetRecord = v.InferOutput<typeof setRecord>;

/** A record of a set that is new; `id` is the place's to give. */
export function newRecord(set: SetToKeep, print: string, loadedAt: number): Omit<SetRecord, "id"> {
  const { base, edits, notes, fetched } = set;
  return {
    print,
    name: base.name,
    rows: base.rows,
    cols: base.cols,
    classes: base.classes,
    classNames: [...base.classNames],
    ...(base.numbered === undefined ? {} : { numbered: base.numbered }),
    trainCount: base.train.labels.length,
    testCount: base.test?.labels.length ?? 0,
    loadedAt,
    notes: [...notes],
    fetched,
    sample: base.train.images.slice(0, base.rows * base.cols),
    edits: packEdits(edits),
  };
}

/** The edits of a record, as they are for the same training images with or without a test. */
export function editsFor(record: SetRecord, base: Dataset): Edits {
  const edits = unpackEdits(record.edits, base);
  return record.testCount === 0 && base.test !== null ? editsWithTest(edits, record, base) : edits;
}

/** The record of a set that has been loaded once more, its name and its edits those it had. */
export function renewed(old: SetRecord, set: SetToKeep, print: string, loadedAt: number): SetRecord {
  const fresh = newRecord(set, print, loadedAt);
  const edits = editsFor(old, set.base);
  const { atLoading } = old.edits.atLoading ? edits : set.edits;
  return {
    ...fresh,
    id: old.id,
    name: old.name,
    // Without the test that it had, or with another, it is not the whole set any more.
    fetched: set.fetched ?? (fresh.testCount === old.testCount ? old.fetched : null),
    edits: packEdits({ ...edits, atLoading }),
  };
}

/** How the list shows it, the sample as it is after the edits. */
export function listed(record: SetRecord): Listed {
  const { id, name, classes, trainCount, testCount, loadedAt, fetched, edits } = record;
  const [rows, cols] = edits.transpose ? [record.cols, record.rows] : [record.rows, record.cols];
  const bytes = (trainCount + testCount) * (rows * cols + 1);
  const sample = shownSample(record.sample, rows, cols, edits);
  return { id, name, bytes, loadedAt, trainCount, testCount, rows, cols, classes, sample, fetched };
}

function shownSample(
  sample: Uint8Array,
  rows: number,
  cols: number,
  { transpose, invert }: Pick<Edits, "transpose" | "invert">,
): Uint8Array {
  return Uint8Array.from(sample, (_, i) => {
    const from = transpose ? (i % cols) * rows + Math.floor(i / cols) : i;
    return invert ? 255 - sample[from] : sample[from];
  });
}

/** Images and labels of a set, by part; an empty one where there is no such part. */
export interface StoredPixels {
  readonly trainImages: Uint8Array;
  readonly trainLabels: Uint8Array;
  readonly testImages: Uint8Array;
  readonly testLabels: Uint8Array;
}

export const pixelParts = ["trainImages", "trainLabels", "testImages", "testLabels"] as const;

const none = new Uint8Array(0);

export function pixelsOf({ train, test }: Dataset): StoredPixels {
  return {
    trainImages: train.images,
    trainLabels: train.labels,
    testImages: test?.images ?? none,
    testLabels: test?.labels ?? none,
  };
}

/**
 * The data set of a record and its pixels.
 * @throws DamagedSetError where they do not belong together.
 */
export function datasetOf(record: SetRecord, pixels: StoredPixels): Dataset {
  const { name, rows, cols, classes, classNames, numbered, trainCount, testCount } = record;
  const lengths = {
    trainImages: trainCount * rows * cols,
    trainLabels: trainCount,
    testImages: testCount * rows * cols,
    testLabels: testCount,
  };
  for (const part of pixelParts) {
    if (pixels[part].length !== lengths[part]) throw damaged(part, lengths[part], pixels[part].length);
  }
  const { trainImages, trainLabels, testImages, testLabels } = pixels;
  for (const labels of [trainLabels, testLabels]) {
    const wrong = labels.find((label) => label >= classes);
    if (wrong !== undefined) {
      throw new DamagedSetError(`expected labels from 0 to ${classes - 1}, got ${wrong}`);
    }
  }
  return {
    name,
    rows,
    cols,
    classes,
    classNames,
    ...(numbered === undefined ? {} : { numbered }),
    train: { images: trainImages, labels: trainLabels },
    test: testCount === 0 ? null : { images: testImages, labels: testLabels },
  };
}

function damaged(part: string, expected: number, got: number): DamagedSetError {
  const what = part.replace(/(?=[A-Z])/, " ").toLowerCase();
  const bytes = (count: number) => count.toLocaleString("en");
  return new DamagedSetError(`expected ${bytes(expected)} bytes of ${what}, got ${bytes(got)}`);
}
