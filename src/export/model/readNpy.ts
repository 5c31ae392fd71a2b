import { DataError } from "../../data/dataError.ts";
import { readRawNpyHeader, type RawNpyHeader } from "../../data/formats/npyHeader.ts";
import { countText } from "./countText.ts";
import { decode } from "./decode.ts";
import { ModelError } from "./modelError.ts";
import type { StoredArray } from "./modelFile.ts";
import { shapeText } from "./shapeText.ts";
import { transposed } from "./transposed.ts";
import type { ZipMember } from "./zipMembers.ts";

/** More bytes than any header has that can be read. */
const HEAD = 12_000;

/** NumPy's letters for what has a number of bits, and for what has none. */
const SIZED = new Map([
  ["u", "uint"],
  ["i", "int"],
  ["f", "float"],
  ["c", "complex"],
]);
const OTHERS = new Map([
  ["b", "bool"],
  ["?", "bool"],
  ["O", "Python objects"],
  ["U", "text"],
  ["S", "text"],
  ["a", "text"],
  ["T", "text"],
  ["M", "dates"],
  ["m", "spans of time"],
]);

/**
 * An array of a .npz archive, known by its header.
 * @throws ModelError `bad-magic`, `bad-header`, `truncated` or `bad-zip`
 */
export function readNpy(member: ZipMember, array: string, file: string): StoredArray {
  const refuse = (code: "truncated" | "bad-header" | "bad-shape", what: string): never => {
    throw new ModelError(code, file, `${file}: ${array}: expected ${what}`);
  };
  const header = headerOf(member.head(HEAD), `${file}: ${array}`, file);
  if (header === null) {
    return refuse("truncated", `a whole header, got ${member.size} bytes. Save the array again.`);
  }
  const { shape, type, fortran, offset } = header;
  const dtype = dtypeOf(type);
  const bits = /^(?:uint|int|float|complex)(\d+)$/.exec(dtype);
  const length = bits && offset + shape.reduce((product, side) => product * side, Number(bits[1]) / 8);
  if (length !== null && length !== member.size) {
    refuse(
      member.size < length ? "truncated" : "bad-header",
      `${countText(length)} bytes for ${dtype} of shape ${shapeText(shape)}, got ${member.size}. Save the array again.`,
    );
  }
  return {
    ...{ name: array, shape, dtype },
    read: () => {
      const littleEndian = type?.order !== ">";
      const values = decode(member.read().subarray(offset), dtype, littleEndian, { file, array });
      if (!fortran || shape.length < 2) return values;
      if (shape.length > 2) {
        refuse("bad-shape", `C order, got Fortran order of shape ${shapeText(shape)}. Save it in C order.`);
      }
      // First index fastest is the turned array, row by row.
      return transposed(values, shape[1], shape[0]);
    },
  };
}

function headerOf(start: Uint8Array, where: string, file: string): RawNpyHeader | null {
  try {
    return readRawNpyHeader(start, where);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new ModelError(error.code === "bad-magic" ? "bad-magic" : "bad-header", file, error.message);
  }
}

/** NumPy's name of a type, or what one would call it. */
function dtypeOf(type: RawNpyHeader["type"]): string {
  if (type === null) return "records";
  const { kind, size } = type;
  const sized = SIZED.get(kind);
  return sized === undefined ? (OTHERS.get(kind) ?? `dtype ${kind}${size}`) : `${sized}${8 * Number(size)}`;
}
