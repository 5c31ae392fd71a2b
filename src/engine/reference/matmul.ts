import { Matrix } from "../matrix.ts";
import { ShapeError } from "../shapeError.ts";
import { RowCombination } from "./rowCombination.ts";

/*
 * The three products of a linear layer. Zeros of x are skipped: four fifths of the pixels. That
 * changes nothing while the other factor is finite; in a run that has overflowed, NumPy's
 * 0 · ∞ = NaN may appear some steps later here.
 */

/** `x @ w`; shapes: x (N, D), w (D, H), result (N, H). */
export function matmul(x: Matrix, w: Matrix): Matrix {
  expectEqual("matmul", x.cols, w.rows);
  const { rows: N, cols: D } = x;
  const y = new Matrix(N, w.cols);
  const sum = new RowCombination(w, D);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < D; i++) sum.add(x.data[n * D + i], i);
    sum.flushInto(y, n);
  }
  return y;
}

/** `out[...] = x.T @ dout`; shapes: x (N, D), dout (N, H), out (D, H). */
export function matmulTransposedFirst(x: Matrix, dout: Matrix, out: Matrix): void {
  expectEqual("matmulTransposedFirst", x.rows, dout.rows);
  const { rows: N, cols: D } = x;
  const sum = new RowCombination(dout, N);
  for (let i = 0; i < D; i++) {
    for (let n = 0; n < N; n++) sum.add(x.data[n * D + i], n);
    sum.flushInto(out, i);
  }
}

/** `dout @ w.T`; shapes: dout (N, H), w (D, H), result (N, D). */
export function matmulTransposedSecond(dout: Matrix, w: Matrix): Matrix {
  expectEqual("matmulTransposedSecond", dout.cols, w.cols);
  const { rows: N, cols: H } = dout;
  const D = w.rows;
  const dx = new Matrix(N, D);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < D; i++) {
      let sum = 0;
      for (let j = 0; j < H; j++) sum += dout.data[n * H + j] * w.data[i * H + j];
      dx.data[n * D + i] = sum;
    }
  }
  return dx;
}

function expectEqual(where: string, left: number, right: number): void {
  if (left !== right) {
    throw new ShapeError(
      "bad-matrix",
      `${where}: expected equal inner sizes, got ${left} and ${right}. Check the shapes.`,
    );
  }
}
