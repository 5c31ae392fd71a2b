/** What an IDX file of unsigned bytes begins with, for those who write the rest piece by piece. */
export function idxHeader(dimensions: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * dimensions.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x00000800 + dimensions.length);
  dimensions.forEach((size, axis) => view.setUint32(4 + 4 * axis, size));
  return bytes;
}
