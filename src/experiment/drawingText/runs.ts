/** Bytes of ink with a run of zeros as 0 and its length, 255 at most: paper takes next to no room. */
export function packRuns(bytes: Uint8Array): Uint8Array {
  const packed: number[] = [];
  let zeros = 0;
  const endRun = () => {
    if (zeros > 0) packed.push(0, zeros);
    zeros = 0;
  };
  for (const value of bytes) {
    if (value > 0 || zeros === 255) endRun();
    if (value > 0) packed.push(value);
    else zeros += 1;
  }
  endRun();
  return Uint8Array.from(packed);
}

/** The `length` bytes again, or null where there are fewer or more. */
export function unpackRuns(packed: Uint8Array, length: number): Uint8Array | null {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i < packed.length; i++) {
    const value = packed[i] ?? 0;
    if (value > 0) bytes[at++] = value;
    else at += packed[++i] ?? NaN;
    if (!(at <= length)) return null;
  }
  return at === length ? bytes : null;
}
