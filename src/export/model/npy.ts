import { strToU8 } from "fflate";
import type { ArrayValues, NamedArray } from "./modelFile.ts";
import { shapeText } from "./shapeText.ts";

/** Magic, version 1.0, and where the header's length stands. */
const START = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
const BEGIN = 10;

/** The values begin at a multiple of this. */
const ALIGNMENT = 64;

/**
 * An array as a .npy file of version 1.0, C order and little-endian: the bytes that numpy.save writes.
 *
 * Source: numpy.lib.format in NumPy's reference.
 */
export function npyBytes({ shape, values }: Omit<NamedArray, "name">): Uint8Array {
  const header = `{'descr': '${descrOf(values)}', 'fortran_order': False, 'shape': ${shapeText(shape)}, }`;
  const offset = Math.ceil((BEGIN + header.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(offset + values.byteLength);
  bytes.set(START);
  new DataView(bytes.buffer).setUint16(START.length, offset - BEGIN, true);
  bytes.set(strToU8(`${header.padEnd(offset - BEGIN - 1)}\n`), BEGIN);
  bytes.set(littleEndian(values), offset);
  return bytes;
}

function descrOf(values: ArrayValues): string {
  if (values instanceof Uint8Array) return "|u1";
  if (values instanceof Uint32Array) return "<u4";
  return values instanceof Float32Array ? "<f4" : "<f8";
}

/** The bytes of the values; every machine that WebAssembly runs on is little-endian. */
export function littleEndian({ buffer, byteOffset, byteLength }: ArrayValues): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
