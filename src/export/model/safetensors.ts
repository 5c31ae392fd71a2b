import { strToU8 } from "fflate";
import type { NamedArray } from "./modelFile.ts";
import { littleEndian } from "./npy.ts";

/** The header is filled up with spaces to a multiple of this, so that the numbers are aligned. */
const ALIGNMENT = 8;

/**
 * The arrays as a safetensors file: the header's length in 8 bytes, the header as JSON, the numbers without gaps in
 * the order given. The same arrays give the same bytes.
 *
 * Source: "Format" in the README of huggingface/safetensors.
 */
export function writeSafetensors(
  arrays: readonly NamedArray[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header: Record<string, unknown> = {};
  if (Object.keys(metadata).length > 0) header["__metadata__"] = metadata;
  let end = 0;
  for (const { name, shape, values } of arrays) {
    const begin = end;
    end += values.byteLength;
    header[name] = { dtype: dtypeOf(values), shape, data_offsets: [begin, end] };
  }
  const text = strToU8(JSON.stringify(header));
  const length = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(8 + length + end);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.set(text, 8);
  bytes.fill(0x20, 8 + text.length, 8 + length);
  let at = 8 + length;
  for (const { values } of arrays) {
    bytes.set(littleEndian(values), at);
    at += values.byteLength;
  }
  return bytes;
}

function dtypeOf(values: NamedArray["values"]): string {
  if (values instanceof Uint8Array) return "U8";
  if (values instanceof Uint32Array) return "U32";
  return values instanceof Float32Array ? "F32" : "F64";
}
