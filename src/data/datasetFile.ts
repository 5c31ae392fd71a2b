import { CLASSES, SIDES } from "./dataset.ts";
import { DataError } from "./dataError.ts";
import { parseIdxImages, parseIdxLabels, readIdxHeader } from "./idx.ts";

/** A file as the user gave it, unpacked. */
export interface UnpackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of `bytes`. */
  readonly crc32: number;
}

export type Split = "train" | "test";

interface Part {
  /** As the user knows it, such as `mnist.npz: x_train`. */
  readonly name: string;
  /** What the name says of its part. */
  readonly split: Split | null;
  readonly count: number;
  /** Of the file's unpacked bytes, where that tells the file from others. */
  readonly crc32: number | null;
  /** Parts with the same bond belong together and to no other; `null` where numbers and names must tell. */
  readonly bond: string | null;
  /** What was done to make it usable, in whole sentences for the visitor. */
  readonly notes: readonly string[];
}

/** `values` (count, rows·cols) uint8, 0 for paper. */
export interface ImagesFile extends Part {
  readonly kind: "images";
  readonly values: Uint8Array;
  readonly rows: number;
  readonly cols: number;
}

/** `values` (count,) uint8. */
export interface LabelsFile extends Part {
  readonly kind: "labels";
  readonly values: Uint8Array;
  /** What the labels 0, 1, … are called, where the format says so. */
  readonly classNames: readonly string[] | null;
}

/** Images or labels, whatever format they came in. */
export type DatasetFile = ImagesFile | LabelsFile;

/**
 * Reads bytes of one format as they are unpacked. Pieces are kept: do not write to them after the push.
 * `push` and `finish` throw DataError; after that the reader is spent.
 */
export interface FormatReader {
  push(piece: Uint8Array): void;
  finish(): readonly DatasetFile[];
}

/**
 * Reads an IDX file of images or labels, told apart by their magic numbers.
 * @throws DataError as `readIdxHeader` does, or `unsupported-size`.
 */
export function readDatasetFile({ name, bytes, crc32 }: UnpackedFile): DatasetFile {
  const part = { name, split: splitInName(name), crc32, bond: null, notes: [] };
  if (readIdxHeader(bytes, name).dimensions.length === 1) {
    const { labels, count } = parseIdxLabels(bytes, name, { classes: CLASSES.max });
    return { kind: "labels", ...part, values: labels, count, classNames: null };
  }
  const { images, count, rows, cols } = parseIdxImages(bytes, name);
  checkSides(name, rows, cols);
  return { kind: "images", ...part, values: images, count, rows, cols };
}

/** @throws DataError `unsupported-size` */
export function checkSides(file: string, rows: number, cols: number): void {
  if (Math.max(rows, cols) <= SIDES.max && Math.min(rows, cols) >= SIDES.min) return;
  throw new DataError(
    "unsupported-size",
    file,
    `${file}: expected images of at most ${SIDES.max}×${SIDES.max}, got ${rows}×${cols}. Make the images smaller.`,
  );
}

/** The part that a name speaks of: "train" or "test", `null` if neither or both. */
export function splitInName(name: string): Split | null {
  const test = /t10k|(?<![a-z])test/i.test(name);
  const train = /(?<![a-z])train/i.test(name);
  if (test === train) return null;
  return test ? "test" : "train";
}
