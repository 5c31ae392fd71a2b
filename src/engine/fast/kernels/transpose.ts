import { panelBytes } from "../layout";

/**
 * Writes rows of weights as columns: a panel of columns of `w` becomes the same panel-columns of rows of `out`.
 *
 * @param w one panel of columns, `rows` of them
 * @param out panels of the transposed matrix, each `outStride` bytes
 * @param firstRow of `out`: the number of the panel's first column
 */
export function transposePanel<T>(w: usize, rows: i32, out: usize, outStride: usize, firstRow: i32): void {
  const inPanel = panelBytes / <i32>sizeof<T>();
  out += <usize>firstRow * panelBytes;
  for (let i = 0; i < rows; i += inPanel, w += inPanel * panelBytes, out += outStride) {
    if (sizeof<T>() === 4) {
      transpose4(w, out);
      transpose4(w + 16, out + 4 * panelBytes);
      transpose4(w + 4 * panelBytes, out + 16);
      transpose4(w + 4 * panelBytes + 16, out + 4 * panelBytes + 16);
    } else {
      transpose2(w, out);
      transpose2(w + 16, out + 2 * panelBytes);
      transpose2(w + 2 * panelBytes, out + 16);
      transpose2(w + 2 * panelBytes + 16, out + 2 * panelBytes + 16);
    }
  }
}

// @inline
function transpose4(from: usize, to: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from, 32);
  const r2 = v128.load(from, 64);
  const r3 = v128.load(from, 96);
  const low01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const low23 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const high01 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const high23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(to, i32x4.shuffle(low01, low23, 0, 1, 4, 5));
  v128.store(to, i32x4.shuffle(low01, low23, 2, 3, 6, 7), 32);
  v128.store(to, i32x4.shuffle(high01, high23, 0, 1, 4, 5), 64);
  v128.store(to, i32x4.shuffle(high01, high23, 2, 3, 6, 7), 96);
}

// @inline
function transpose2(from: usize, to: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from, 32);
  v128.store(to, i64x2.shuffle(r0, r1, 0, 2));
  v128.store(to, i64x2.shuffle(r0, r1, 1, 3), 32);
}
