import { SIDES } from "./dataset.ts";
import { DataError } from "./dataError.ts";

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
  /** The well-known set whose authors offer it in this very file, where that is known. */
  readonly publishedIn?: string;
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
  /**
   * Where there are names: whether the labels came as numbers all the same, such as those of another file without
   * names. Else they came as names, and their numbers mean nothing outside this file.
   */
  readonly numbered?: boolean;
}

/** Images or labels, whatever format they came in. */
export type DatasetFile = ImagesFile | LabelsFile;

export interface ReaderOptions {
  /** The file's, as the user knows it; begins every message. */
  readonly name: string;
  /** Bytes that will come, 0 if unknown; saves memory, never trusted. */
  readonly sizeHint: number;
}

/**
 * Reads bytes of one format as they are unpacked; pieces are not kept.
 *
 * `finish` takes the CRC-32 of all that was pushed where it is known anyhow, a gzip file's for instance, else `null`:
 * readers do not count it. Both throw DataError; after that the reader is spent.
 */
export interface FormatReader {
  push(piece: Uint8Array): void;
  finish(crc32: number | null): readonly DatasetFile[];
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
  const test = /t10k|(?<![a-z])[xy]?test/i.test(name);
  const train = /(?<![a-z])[xy]?train/i.test(name);
  if (test === train) return null;
  return test ? "test" : "train";
}
