import { ShapeError } from "./shapeError.ts";

/** A float64 matrix, row-major: element (n, j) is `data[n * cols + j]`. */
export class Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;

  /** @throws ShapeError if data does not hold rows × cols values. */
  constructor(rows: number, cols: number, data: Float64Array = new Float64Array(rows * cols)) {
    if (data.length !== rows * cols) {
      throw new ShapeError(
        "bad-matrix",
        `Matrix: expected ${rows} × ${cols} = ${rows * cols} values, got ${data.length}. Check the shape.`,
      );
    }
    this.rows = rows;
    this.cols = cols;
    this.data = data;
  }
}
