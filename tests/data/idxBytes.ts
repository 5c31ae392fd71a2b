/** An IDX file's bytes; `values` are repeated or cut to fill it. */
export function idxBytes(
  dimensions: readonly number[],
  values: ArrayLike<number> = [0],
  type = 8,
): Uint8Array {
  const offset = 4 + 4 * dimensions.length;
  const length = dimensions.reduce((product, size) => product * size, 1);
  const bytes = new Uint8Array(offset + length);
  const view = new DataView(bytes.buffer);
  bytes[2] = type;
  bytes[3] = dimensions.length;
  dimensions.forEach((size, axis) => view.setUint32(4 + 4 * axis, size));
  for (let i = 0; i < length; i++) bytes[offset + i] = values[i % values.length];
  return bytes;
}
