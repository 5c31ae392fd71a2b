import { panelBytes, termsAtATime, tileRows } from "../layout";
import { productTile } from "./productTile";

/**
 * One panel of `c = start + a @ b`, rows `first` to `end`.
 *
 * Each element sums its terms in their order, whatever the rows asked for; rows past `end` up to the next
 * multiple of the tile are written, too.
 *
 * @param a panels of a matrix of `terms` columns, `stride` apart; `c` has the same stride
 * @param b `terms` rows of one panel
 * @param start the row of one panel that every row's sums start from
 */
export function productPanel<T>(
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  terms: i32,
  first: i32,
  end: i32,
  start: usize,
): void {
  const inPanel = panelBytes / <i32>sizeof<T>();
  for (let k = 0; k < terms; k += termsAtATime) {
    const part = min(termsAtATime, terms - k);
    const aPart = a + <usize>(k / inPanel) * stride;
    const bPart = b + <usize>k * panelBytes;
    for (let n = first; n < end; n += tileRows) {
      const row = <usize>n * panelBytes;
      const from = k === 0 ? start : c + row;
      productTile<T>(aPart + row, stride, bPart, part, from, k === 0 ? 0 : panelBytes, c + row);
    }
  }
}
