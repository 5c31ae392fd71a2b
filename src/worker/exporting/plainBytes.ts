import { strToU8 } from "fflate";

/** The same bytes, known to lie in memory that is not shared, as blobs are made of. */
export function plainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : bytes.slice();
}

/** A text in UTF-8. */
export function textBytes(text: string): Uint8Array<ArrayBuffer> {
  return plainBytes(strToU8(text));
}
