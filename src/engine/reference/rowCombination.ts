import type { Matrix } from "../matrix.ts";

/**
 * A weighted sum of rows of one matrix, taken four rows at a time so that the sum is read and written
 * a quarter as often.
 */
export class RowCombination {
  private readonly source: Matrix;
  private readonly factors: Float64Array;
  private readonly starts: Int32Array;
  private count = 0;

  /** Adds up to `capacity` rows of `source` (K, H) between two flushes. */
  constructor(source: Matrix, capacity: number) {
    this.source = source;
    this.factors = new Float64Array(capacity + 3);
    this.starts = new Int32Array(capacity + 3);
  }

  /** Adds `factor` times row `row`; nothing if the factor is zero. */
  add(factor: number, row: number): void {
    if (factor === 0) return;
    this.factors[this.count] = factor;
    this.starts[this.count] = row * this.source.cols;
    this.count++;
  }

  /** Writes the sum to row `row` of `out` (…, H) and starts again from nothing. */
  flushInto(out: Matrix, row: number): void {
    const { factors, starts, count } = this;
    const H = this.source.cols;
    const x = this.source.data;
    const y = out.data.subarray(row * H, (row + 1) * H);
    y.fill(0);
    let k = 0;
    for (; k + 3 < count; k += 4) {
      const f0 = factors[k];
      const s0 = starts[k];
      const f1 = factors[k + 1];
      const s1 = starts[k + 1];
      const f2 = factors[k + 2];
      const s2 = starts[k + 2];
      const f3 = factors[k + 3];
      const s3 = starts[k + 3];
      for (let j = 0; j < H; j++) y[j] += f0 * x[s0 + j] + f1 * x[s1 + j] + f2 * x[s2 + j] + f3 * x[s3 + j];
    }
    for (; k < count; k++) {
      const f = factors[k];
      const s = starts[k];
      for (let j = 0; j < H; j++) y[j] += f * x[s + j];
    }
    this.count = 0;
  }
}
