import { DataError } from "./dataError.ts";
import { FRAME_SIDE } from "./framing/frameStrokes.ts";
import { parseIdxImages, parseIdxLabels, readIdxHeader } from "./idx.ts";

/** A file as the user gave it, unpacked. */
export interface UnpackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of `bytes`. */
  readonly crc32: number;
}

export type Split = "train" | "test";

/** Images or labels, with what the file's name says of their part; views of the file's bytes. */
export interface DatasetFile {
  readonly kind: "images" | "labels";
  readonly name: string;
  readonly split: Split | null;
  readonly values: Uint8Array;
  readonly count: number;
  readonly crc32: number;
}

/** What can be trained on for now; everything else is told here, and only here. */
export const DIGIT_CLASSES = 10;
export const DIGIT_SIDE = FRAME_SIDE;

/**
 * Reads a file of images or labels, told apart by their magic numbers.
 * @throws DataError as `readIdxHeader` does, `label-out-of-range` or `unsupported-size`.
 */
export function readDatasetFile({ name, bytes, crc32 }: UnpackedFile): DatasetFile {
  const split = splitInName(name);
  if (readIdxHeader(bytes, name).dimensions.length === 1) {
    const { labels, count } = parseIdxLabels(bytes, name, { classes: DIGIT_CLASSES });
    return { kind: "labels", name, split, values: labels, count, crc32 };
  }
  const { images, count, rows, cols } = parseIdxImages(bytes, name);
  if (rows !== DIGIT_SIDE || cols !== DIGIT_SIDE) {
    throw new DataError(
      "unsupported-size",
      name,
      `${name}: expected images of ${DIGIT_SIDE}×${DIGIT_SIDE}, got ${rows}×${cols}. Resize the images.`,
    );
  }
  return { kind: "images", name, split, values: images, count, crc32 };
}

function splitInName(name: string): Split | null {
  const test = /t10k|(?<![a-z])test/i.test(name);
  const train = /(?<![a-z])train/i.test(name);
  if (test === train) return null;
  return test ? "test" : "train";
}
