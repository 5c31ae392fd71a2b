import { DataError, type DataErrorCode } from "./dataError.ts";
import { UNPACKED_CAP } from "./gunzip.ts";

/** What an IDX file of unsigned bytes says about itself. */
export interface IdxHeader {
  /** Number of items first. */
  readonly dimensions: readonly number[];
  /** Where the items begin. */
  readonly offset: number;
}

export interface IdxImages {
  /** (N, rows·cols), a view of the file's bytes. */
  readonly images: Uint8Array;
  readonly count: number;
  readonly rows: number;
  readonly cols: number;
}

export interface IdxLabels {
  /** (N,), a view of the file's bytes. */
  readonly labels: Uint8Array;
  readonly count: number;
}

const UNSIGNED_BYTE = 8;

/** Element types that IDX knows, by the third byte of the magic number. */
const TYPE_NAMES = new Map([
  [UNSIGNED_BYTE, "unsigned bytes"],
  [9, "signed bytes"],
  [0xb, "16-bit integers"],
  [0xc, "32-bit integers"],
  [0xd, "32-bit floats"],
  [0xe, "64-bit floats"],
]);

const LABEL_DIMENSIONS = 1;
const IMAGE_DIMENSIONS = 3;

/**
 * Reads the header of an IDX file and checks the file's length against it.
 *
 * Source: "The IDX file format", yann.lecun.com/exdb/mnist. Numbers are big-endian.
 * @throws DataError `empty`, `truncated`, `bad-magic`, `bad-type`, `bad-dimensions`, `too-large` or `wrong-length`.
 */
export function readIdxHeader(bytes: Uint8Array, file: string): IdxHeader {
  const fail = (code: DataErrorCode, what: string): never => {
    throw new DataError(code, file, `${file}: ${what}`);
  };
  if (bytes.length === 0) fail("empty", "expected an IDX file, got no bytes. Choose another file.");
  const known = TYPE_NAMES.get(bytes[2] ?? UNSIGNED_BYTE);
  if (bytes[0] !== 0 || (bytes[1] ?? 0) !== 0 || known === undefined) {
    fail(
      "bad-magic",
      `expected an IDX file (magic 0x00000803 or 0x00000801), got ${hexStart(bytes)}. Is this an MNIST-like file?`,
    );
  }
  if (bytes.length < 4) fail("truncated", tooShort(4, bytes.length));
  if (bytes[2] !== UNSIGNED_BYTE) {
    fail("bad-type", `expected unsigned bytes (magic 0x000008..), got ${known}. Convert the file to bytes.`);
  }
  const rank = bytes[3];
  if (rank !== LABEL_DIMENSIONS && rank !== IMAGE_DIMENSIONS) {
    fail("bad-dimensions", `expected 3 dimensions (images) or 1 (labels), got ${rank}. Choose another file.`);
  }
  const offset = 4 + 4 * rank;
  if (bytes.length < offset) fail("truncated", tooShort(offset, bytes.length));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  if (dimensions[0] === 0) fail("empty", "expected at least one item, got 0. Choose another file.");
  if (dimensions.includes(0)) {
    fail(
      "bad-dimensions",
      `expected images of at least one pixel, got ${dimensions.join("×")}. Choose another file.`,
    );
  }
  const expected = offset + dimensions.reduce((product, size) => product * size, 1);
  if (expected > UNPACKED_CAP) {
    fail(
      "too-large",
      `expected at most ${UNPACKED_CAP} bytes, got ${dimensions.join("×")}. Choose a smaller file.`,
    );
  }
  if (bytes.length < expected) fail("truncated", tooShort(expected, bytes.length));
  if (bytes.length > expected) {
    fail(
      "wrong-length",
      `expected ${expected} bytes for ${dimensions.join("×")}, got ${bytes.length}. Download the file again.`,
    );
  }
  return { dimensions, offset };
}

/** Images of unsigned bytes, magic 0x00000803; @throws DataError also `labels-for-images`. */
export function parseIdxImages(bytes: Uint8Array, file: string): IdxImages {
  const { dimensions, offset } = readIdxHeader(bytes, file);
  if (dimensions.length !== IMAGE_DIMENSIONS) {
    throw new DataError(
      "labels-for-images",
      file,
      `${file}: expected IDX images (magic 0x00000803), got 0x00000801. Is this the labels file?`,
    );
  }
  const [count, rows, cols] = dimensions;
  return { images: bytes.subarray(offset), count, rows, cols };
}

/**
 * Labels of unsigned bytes below `classes`, magic 0x00000801.
 * @throws DataError also `images-for-labels` and `label-out-of-range`.
 */
export function parseIdxLabels(bytes: Uint8Array, file: string, { classes }: { classes: number }): IdxLabels {
  const { dimensions, offset } = readIdxHeader(bytes, file);
  if (dimensions.length !== LABEL_DIMENSIONS) {
    throw new DataError(
      "images-for-labels",
      file,
      `${file}: expected IDX labels (magic 0x00000801), got 0x00000803. Is this the images file?`,
    );
  }
  const labels = bytes.subarray(offset);
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new DataError(
      "label-out-of-range",
      file,
      `${file}: expected labels from 0 to ${classes - 1}, got ${labels[wrong]} at item ${wrong}. Choose another file.`,
    );
  }
  return { labels, count: labels.length };
}

function hexStart(bytes: Uint8Array): string {
  return `0x${Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function tooShort(expected: number, got: number): string {
  return `expected ${expected} bytes, got ${got}. Is the file complete?`;
}
