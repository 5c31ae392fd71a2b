import { panelBytes } from "../layout";
import { loadSplat, madd } from "./vector";

/**
 * Adds to a tile of 6 rows and one panel: `c[r] = from[r] + Σ a[r, k] · b[k]`, one term after another.
 *
 * @param a the first row of a panel-wise matrix whose columns are summed over; its panels are `aStride` apart
 * @param b rows of one panel, one for each term
 * @param terms how many, from a panel's first column on
 * @param from where the sums start, rows `fromStride` apart
 */
export function productTile<T>(
  a: usize,
  aStride: usize,
  b: usize,
  terms: i32,
  from: usize,
  fromStride: usize,
  c: usize,
): void {
  const inPanel = panelBytes / <i32>sizeof<T>();
  let c00 = v128.load(from + 0 * fromStride);
  let c01 = v128.load(from + 0 * fromStride, 16);
  let c10 = v128.load(from + 1 * fromStride);
  let c11 = v128.load(from + 1 * fromStride, 16);
  let c20 = v128.load(from + 2 * fromStride);
  let c21 = v128.load(from + 2 * fromStride, 16);
  let c30 = v128.load(from + 3 * fromStride);
  let c31 = v128.load(from + 3 * fromStride, 16);
  let c40 = v128.load(from + 4 * fromStride);
  let c41 = v128.load(from + 4 * fromStride, 16);
  let c50 = v128.load(from + 5 * fromStride);
  let c51 = v128.load(from + 5 * fromStride, 16);
  for (; terms > 0; terms -= inPanel, a += aStride) {
    let x = a;
    for (
      const end = a + ((<usize>min(terms, inPanel)) << alignof<T>());
      x < end;
      x += sizeof<T>(), b += panelBytes
    ) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      const x0 = loadSplat<T>(x, 0 * panelBytes);
      c00 = madd<T>(x0, b0, c00);
      c01 = madd<T>(x0, b1, c01);
      const x1 = loadSplat<T>(x, 1 * panelBytes);
      c10 = madd<T>(x1, b0, c10);
      c11 = madd<T>(x1, b1, c11);
      const x2 = loadSplat<T>(x, 2 * panelBytes);
      c20 = madd<T>(x2, b0, c20);
      c21 = madd<T>(x2, b1, c21);
      const x3 = loadSplat<T>(x, 3 * panelBytes);
      c30 = madd<T>(x3, b0, c30);
      c31 = madd<T>(x3, b1, c31);
      const x4 = loadSplat<T>(x, 4 * panelBytes);
      c40 = madd<T>(x4, b0, c40);
      c41 = madd<T>(x4, b1, c41);
      const x5 = loadSplat<T>(x, 5 * panelBytes);
      c50 = madd<T>(x5, b0, c50);
      c51 = madd<T>(x5, b1, c51);
    }
  }
  v128.store(c, c00, 0);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
  v128.store(c, c20, 64);
  v128.store(c, c21, 80);
  v128.store(c, c30, 96);
  v128.store(c, c31, 112);
  v128.store(c, c40, 128);
  v128.store(c, c41, 144);
  v128.store(c, c50, 160);
  v128.store(c, c51, 176);
}
