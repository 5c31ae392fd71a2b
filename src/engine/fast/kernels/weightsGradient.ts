import { panelBytes, termsAtATime } from "../layout";
import { clear } from "./vector";
import { gradientTile2, gradientTile6 } from "./gradientTiles";
import { update } from "./update";

/**
 * The gradient of one panel of weights, rows `first` to `end` (both multiples of 2), and the update by it.
 *
 * @param a activations that went in, panels `stride` apart
 * @param delta the panel of gradients in the layer's output
 * @param w the panel of weights
 * @param partial room for the panel's gradient, wanted only where there are more images than are summed at a time
 * @param scratch 192 bytes
 */
export function updatePanel<T>(
  a: usize,
  delta: usize,
  w: usize,
  stride: usize,
  images: i32,
  first: i32,
  end: i32,
  partial: usize,
  scratch: usize,
): void {
  for (let n = 0; n < images; n += termsAtATime) {
    const part = min(termsAtATime, images - n);
    const isLast = n + part === images;
    const skipped = <usize>n * panelBytes;
    for (let i = first; i < end;) {
      const rows = i + 6 <= end ? 6 : 2;
      const offset = <usize>i * panelBytes;
      const sums = n === 0 && isLast ? scratch : partial + offset;
      if (n === 0) clear(sums, rows * panelBytes);
      addTile<T>(a + skipped, delta + skipped, stride, part, i, rows, sums);
      if (isLast) update<T>(w + offset, sums, rows * panelBytes);
      i += rows;
    }
  }
}

function addTile<T>(a: usize, b: usize, stride: usize, images: i32, row: i32, rows: i32, sums: usize): void {
  const a0 = column<T>(a, stride, row);
  const a1 = column<T>(a, stride, row + 1);
  if (rows === 2) {
    gradientTile2<T>(a0, a1, b, images, sums);
    return;
  }
  const a2 = column<T>(a, stride, row + 2);
  const a3 = column<T>(a, stride, row + 3);
  const a4 = column<T>(a, stride, row + 4);
  const a5 = column<T>(a, stride, row + 5);
  gradientTile6<T>(a0, a1, a2, a3, a4, a5, b, images, sums);
}

/** Where column `i` of a panel-wise matrix starts. */
// @inline
function column<T>(a: usize, stride: usize, i: i32): usize {
  const inPanel = panelBytes / <i32>sizeof<T>();
  return a + <usize>(i / inPanel) * stride + ((<usize>(i % inPanel)) << alignof<T>());
}
