import type { Grey } from "./greyscale.ts";

/** Means of squares of `block` pixels; those at the far edges may be smaller. */
export function shrink({ rows, cols, values }: Grey, block: number): Grey {
  const small = { rows: Math.ceil(rows / block), cols: Math.ceil(cols / block) };
  const sums = new Float32Array(small.rows * small.cols);
  const counts = new Float32Array(sums.length);
  for (let row = 0; row < rows; row++) {
    const to = Math.floor(row / block) * small.cols;
    for (let col = 0; col < cols; col++) {
      const at = to + Math.floor(col / block);
      sums[at] += values[row * cols + col];
      counts[at]++;
    }
  }
  return { ...small, values: sums.map((sum, i) => sum / counts[i]) };
}

/** Values between those of a shrunk picture, straight from one middle to the next, for the size it had. */
export function enlarge(
  { rows, cols, values }: Grey,
  block: number,
  size: { rows: number; cols: number },
): Grey {
  const large = new Float32Array(size.rows * size.cols);
  const place = (at: number, count: number) => {
    const middle = Math.min(count - 1, Math.max(0, (at + 0.5) / block - 0.5));
    const first = Math.min(Math.max(0, count - 2), Math.floor(middle));
    return { first, next: Math.min(count - 1, first + 1), share: middle - first };
  };
  const across = Array.from({ length: size.cols }, (_, col) => place(col, cols));
  for (let row = 0; row < size.rows; row++) {
    const { first, next, share } = place(row, rows);
    for (let col = 0; col < size.cols; col++) {
      const x = across[col];
      const top = values[first * cols + x.first] * (1 - x.share) + values[first * cols + x.next] * x.share;
      const bottom = values[next * cols + x.first] * (1 - x.share) + values[next * cols + x.next] * x.share;
      large[row * size.cols + col] = top * (1 - share) + bottom * share;
    }
  }
  return { ...size, values: large };
}

/** Greatest value within `reach` pixels across and down. */
export function windowMax({ rows, cols, values }: Grey, reach: number): Grey {
  const across = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) slideMax(values, across, row * cols, 1, cols, reach);
  const both = new Float32Array(values.length);
  for (let col = 0; col < cols; col++) slideMax(across, both, col, cols, rows, reach);
  return { rows, cols, values: both };
}

/** Keeps the window's values that may still become greatest, falling: each pixel comes and goes once. */
function slideMax(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  reach: number,
): void {
  const waiting = new Int32Array(count);
  let [head, tail] = [0, 0];
  for (let i = 0; i < count + reach; i++) {
    if (i < count) {
      const value = from[start + i * step];
      while (tail > head && from[start + waiting[tail - 1] * step] <= value) tail--;
      waiting[tail++] = i;
    }
    if (i < reach) continue;
    while (waiting[head] < i - 2 * reach) head++;
    to[start + (i - reach) * step] = from[start + waiting[head] * step];
  }
}

/** Smooths in place: each pass mixes a pixel with its neighbours as 1 : 2 : 1, across and down. */
export function smooth({ rows, cols, values }: Grey, passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    for (let row = 0; row < rows; row++) mix(values, row * cols, 1, cols);
    for (let col = 0; col < cols; col++) mix(values, col, cols, rows);
  }
}

function mix(values: Float32Array, start: number, step: number, count: number): void {
  let before = values[start];
  for (let i = 0; i < count; i++) {
    const at = start + i * step;
    const value = values[at];
    const after = i + 1 < count ? values[at + step] : value;
    values[at] = (before + 2 * value + after) / 4;
    before = value;
  }
}
