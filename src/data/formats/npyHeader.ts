import { DataError, type DataErrorCode } from "../dataError.ts";
import { sizeWords } from "../words.ts";
import { elementTypes, type ElementType } from "./npyElements.ts";

/** What a .npy file says about itself. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly element: ElementType;
  readonly littleEndian: boolean;
  /** First index fastest instead of last. */
  readonly fortran: boolean;
  /** Where the values begin. */
  readonly offset: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Longest header: NumPy's own limit, unless it is told to trust the file. */
const LONGEST = 10_000;

/** What cannot be read, by NumPy's letter of the kind. */
const STRANGE_KINDS = new Map([
  ["O", "Python objects"],
  ["U", "text"],
  ["S", "text"],
  ["a", "text"],
  ["T", "text"],
  ["c", "complex numbers"],
  ["V", "records"],
  ["M", "dates"],
  ["m", "spans of time"],
]);

/** The header of a .npy file as it stands, whatever its values are. */
export interface RawNpyHeader {
  readonly shape: readonly number[];
  /** NumPy's letters for byte order and kind, and the number behind them; `null` for records of several. */
  readonly type: { readonly order: string; readonly kind: string; readonly size: string } | null;
  readonly fortran: boolean;
  readonly offset: number;
}

/**
 * Reads the header of a .npy file, of version 1, 2 or 3; `null` if `start` is too short for it.
 *
 * Source: numpy.lib.format in NumPy's reference.
 * @throws DataError `bad-magic`, `bad-header` or `bad-type`.
 */
export function readNpyHeader(start: Uint8Array, file: string): NpyHeader | null {
  const raw = readRawNpyHeader(start, file);
  if (raw === null) return null;
  const refuse = (what: string): never => {
    throw new DataError("bad-type", file, `${file}: ${what}`);
  };
  const { shape, type, fortran, offset } = raw;
  if (type === null) return refuse("expected numbers, got records. Save each of their fields as an array.");
  const { order, kind, size } = type;
  const strange = STRANGE_KINDS.get(kind);
  if (strange !== undefined) {
    refuse(`expected numbers, got ${strange}. Save the array as numbers, such as uint8.`);
  }
  const element = elementTypes.get(kind === "?" ? "b1" : `${kind}${size}`);
  if (element === undefined) {
    return refuse(`expected integers or floats, got dtype ${kind}${size}. Save the array as uint8.`);
  }
  return { shape, element, littleEndian: order !== ">", fortran, offset };
}

/**
 * The same for an array of any type.
 * @throws DataError `bad-magic` or `bad-header`.
 */
export function readRawNpyHeader(start: Uint8Array, file: string): RawNpyHeader | null {
  const fail = (code: DataErrorCode, what: string): never => {
    throw new DataError(code, file, `${file}: ${what}`);
  };
  const again = "Save the array again with numpy.save.";
  if (MAGIC.some((byte, i) => i < start.length && start[i] !== byte)) {
    fail("bad-magic", `expected a NumPy array (magic \\x93NUMPY), got something else. ${again}`);
  }
  if (start.length < 12) return null;
  const version = start[6];
  if (version < 1 || version > 3) {
    fail("bad-header", `expected version 1, 2 or 3 of the NPY format, got ${version}. ${again}`);
  }
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const begin = version === 1 ? 10 : 12;
  if (length > LONGEST) {
    fail(
      "bad-header",
      `expected a header of at most ${sizeWords(LONGEST)}, got ${sizeWords(length)}. ${again}`,
    );
  }
  if (start.length < begin + length) return null;
  const text = String.fromCharCode(...start.subarray(begin, begin + length));

  const isRecords = /'descr'\s*:\s*\[/.test(text);
  const descr = /'descr'\s*:\s*'([<>|=]?)([A-Za-z?])(\d*)[^']*'/.exec(text);
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text);
  const shape = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text);
  if ((descr === null && !isRecords) || fortran === null || shape === null) {
    return fail(
      "bad-header",
      `expected descr, fortran_order and shape in the header, got it without. ${again}`,
    );
  }
  return {
    shape: (shape[1].match(/\d+/g) ?? []).map(Number),
    type: isRecords || descr === null ? null : { order: descr[1], kind: descr[2], size: descr[3] },
    fortran: fortran[1] === "True",
    offset: begin + length,
  };
}
