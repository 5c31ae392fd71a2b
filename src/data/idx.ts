import { DataError, type DataErrorCode } from "./dataError.ts";
import { UNPACKED_CAP } from "./gunzip.ts";
import { counted, sizeWords } from "./words.ts";

/** What an IDX file of unsigned bytes says about itself. */
export interface IdxHeader {
  /** Number of items first; then rows and columns of images, nothing for labels. */
  readonly dimensions: readonly [number] | readonly [number, number, number];
  /** Where the items begin. */
  readonly offset: number;
  /** Bytes of the whole file. */
  readonly length: number;
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

/** Whether a third byte is one of IDX's types. */
export const isIdxType = (type: number): boolean => TYPE_NAMES.has(type);

/** Longest header: of images with one channel. */
export const IDX_HEADER = 20;

/**
 * Reads the header of an IDX file of labels, or of images with one channel or none said.
 *
 * `start` begins the file: all of it, or at least `IDX_HEADER` bytes.
 * Source: "The IDX file format", yann.lecun.com/exdb/mnist. Numbers are big-endian.
 * @throws DataError `empty`, `truncated`, `bad-magic`, `bad-type`, `bad-dimensions` or `too-large`.
 */
export function readIdxHeader(start: Uint8Array, file: string): IdxHeader {
  const fail = (code: DataErrorCode, what: string): never => {
    throw new DataError(code, file, `${file}: ${what}`);
  };
  if (start.length === 0) fail("empty", "expected an IDX file, got no bytes. Choose another file.");
  const known = TYPE_NAMES.get(start[2] ?? UNSIGNED_BYTE);
  if (start[0] !== 0 || (start[1] ?? 0) !== 0 || known === undefined) {
    fail(
      "bad-magic",
      `expected an IDX file (magic 0x00000803 or 0x00000801), got ${hexStart(start)}. Is this an MNIST-like file?`,
    );
  }
  if (start.length < 4) fail("truncated", tooShort(4, start.length));
  if (start[2] !== UNSIGNED_BYTE) {
    fail("bad-type", `expected unsigned bytes (magic 0x000008..), got ${known}. Convert the file to bytes.`);
  }
  const rank = start[3];
  if (rank !== 1 && rank !== 3 && rank !== 4) {
    fail("bad-dimensions", `expected 3 dimensions (images) or 1 (labels), got ${rank}. Choose another file.`);
  }
  const offset = 4 + 4 * rank;
  if (start.length < offset) fail("truncated", tooShort(offset, start.length));
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const said = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  if (said[0] === 0) fail("empty", "expected at least one item, got 0. Choose another file.");
  const whole = said.join("×");
  if (said.includes(0)) {
    fail("bad-dimensions", `expected images of at least one pixel, got ${whole}. Choose another file.`);
  }
  const length = offset + said.reduce((product, size) => product * size, 1);
  if (length > UNPACKED_CAP) {
    fail("too-large", `expected at most ${sizeWords(UNPACKED_CAP)}, got ${whole}. Choose a smaller file.`);
  }
  if (rank === 1) return { dimensions: [said[0]], offset, length };
  const sides = withoutChannel(said);
  if (sides === null) {
    const what = `expected images with one channel, got ${whole}. Make the images grey.`;
    return fail("bad-dimensions", what);
  }
  return { dimensions: [said[0], ...sides], offset, length };
}

/** Holds a file's length to its header. @throws DataError `truncated` or `wrong-length`. */
export function checkIdxLength({ dimensions, length }: IdxHeader, got: number, file: string): void {
  if (got < length) throw new DataError("truncated", file, `${file}: ${tooShort(length, got)}`);
  if (got === length) return;
  throw new DataError(
    "wrong-length",
    file,
    `${file}: expected ${counted(length, "byte")} for ${dimensions.join("×")}, got ${got.toLocaleString("en")}. Download the file again.`,
  );
}

/** Rows and columns of images whose one channel may stand last or first; `null` for more channels. */
function withoutChannel(said: readonly number[]): [number, number] | null {
  if (said.length === 3 || said[3] === 1) return [said[1], said[2]];
  return said[1] === 1 ? [said[2], said[3]] : null;
}

function hexStart(bytes: Uint8Array): string {
  return `0x${Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function tooShort(expected: number, got: number): string {
  return `expected ${counted(expected, "byte")}, got ${got.toLocaleString("en")}. Is the file complete?`;
}
