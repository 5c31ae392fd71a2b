import { Matrix } from "../matrix.ts";

/** Mean loss in nats, its gradient in the logits (N, C), and the number of images right. */
export interface LossResult {
  readonly loss: number;
  readonly dlogits: Matrix;
  readonly correct: number;
}

/**
 * Mean cross-entropy of the softmax of `logits` against `labels`.
 *
 * The largest logit is taken off first, so that no exponential overflows. An image is right when the
 * first of its largest logits is its label's.
 *
 * Shapes: logits (N, C), labels (N,).
 * Source: `softmax_cross_entropy` in the NumPy original.
 */
export function softmaxCrossEntropy(logits: Matrix, labels: ArrayLike<number>): LossResult {
  const { rows: N, cols: C } = logits;
  const dlogits = new Matrix(N, C);
  let loss = 0;
  let correct = 0;
  for (let n = 0; n < N; n++) {
    const row = logits.data.subarray(n * C, (n + 1) * C);
    const drow = dlogits.data.subarray(n * C, (n + 1) * C);
    const label = labels[n];
    const best = argmax(row);
    const total = exponentials(row, row[best], drow);
    loss += Math.log(total) - (row[label] - row[best]);
    for (let c = 0; c < C; c++) drow[c] = (drow[c] / total - (c === label ? 1 : 0)) / N;
    if (best === label) correct++;
  }
  return { loss: loss / N, dlogits, correct };
}

/** Probabilities (N, C) of `logits` (N, C). */
export function softmax(logits: Matrix): Matrix {
  const { rows: N, cols: C } = logits;
  const probs = new Matrix(N, C);
  for (let n = 0; n < N; n++) {
    const row = logits.data.subarray(n * C, (n + 1) * C);
    const probsRow = probs.data.subarray(n * C, (n + 1) * C);
    const total = exponentials(row, row[argmax(row)], probsRow);
    for (let c = 0; c < C; c++) probsRow[c] /= total;
  }
  return probs;
}

/** Index of the first largest value; as in NumPy, NaN counts as larger than any number. */
export function argmax(row: ArrayLike<number>): number {
  let best = 0;
  for (let c = 0; c < row.length; c++) {
    if (Number.isNaN(row[c])) return c;
    if (row[c] > row[best]) best = c;
  }
  return best;
}

/** `out = exp(row - max)`; returns the sum of it. */
function exponentials(row: Float64Array, max: number, out: Float64Array): number {
  let total = 0;
  for (let c = 0; c < row.length; c++) {
    out[c] = Math.exp(row[c] - max);
    total += out[c];
  }
  return total;
}
