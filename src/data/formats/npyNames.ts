import { CLASSES } from "../dataset.ts";
import { readRawNpyHeader } from "./npyHeader.ts";

/** A character of NumPy's text, in bytes. */
const UTF32 = 4;

/** Most bytes of an array of names: 256 of 256 characters, and the header. */
export const MOST_NAME_BYTES = 512 * 1024;

/**
 * The texts (C,) of a .npy file, of NumPy's types U and S; `null` where it is none of at most 256 texts.
 * @throws DataError as `readRawNpyHeader` does
 */
export function readNpyNames(bytes: Uint8Array, file: string): readonly string[] | null {
  const header = readRawNpyHeader(bytes, file);
  if (header === null || header.type === null || header.shape.length !== 1) return null;
  const { type, offset } = header;
  const [count] = header.shape;
  const isWide = type.kind === "U";
  if ((!isWide && type.kind !== "S") || count > CLASSES.max) return null;
  const length = Number(type.size) * (isWide ? UTF32 : 1);
  if (bytes.length < offset + count * length) return null;
  const read = isWide ? (text: Uint8Array) => wideText(text, type.order !== ">") : plainText;
  // What is shorter than the longest has zeros behind it.
  return Array.from({ length: count }, (_, at) => {
    const start = offset + at * length;
    return read(bytes.subarray(start, start + length)).replace(/\0+$/, "");
  });
}

const plainText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function wideText(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codes = Array.from({ length: bytes.length / UTF32 }, (_, i) =>
    view.getUint32(i * UTF32, littleEndian),
  );
  return codes.map((code) => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd")).join("");
}
