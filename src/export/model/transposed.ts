import type { ArrayValues } from "./modelFile.ts";

/** Side of the tiles that are turned one by one, so that reading and writing stay in the cache. */
const TILE = 32;

/** Values (rows, cols) as (cols, rows), both row-major. */
export function transposed<T extends ArrayValues>(values: T, rows: number, cols: number): T {
  const turned = values.slice();
  for (let top = 0; top < rows; top += TILE) {
    const bottom = Math.min(rows, top + TILE);
    for (let left = 0; left < cols; left += TILE) {
      const right = Math.min(cols, left + TILE);
      for (let i = top; i < bottom; i++) {
        for (let j = left; j < right; j++) turned[j * rows + i] = values[i * cols + j];
      }
    }
  }
  // `slice` of one of these arrays is one of the same type.
  return turned as T;
}
