import { Matrix } from "../matrix.ts";
import { Module } from "./module.ts";

/**
 * `y = x · [x > 0]`, whose derivative is taken as 0 at the kink. Any shape.
 *
 * A product, not a choice, as in NumPy: NaN stays NaN and -∞ becomes NaN.
 */
export class ReLU extends Module {
  private mask = new Uint8Array(0);

  override forward(x: Matrix): Matrix {
    const y = new Matrix(x.rows, x.cols);
    this.mask = new Uint8Array(x.data.length);
    for (let k = 0; k < x.data.length; k++) {
      this.mask[k] = x.data[k] > 0 ? 1 : 0;
      y.data[k] = x.data[k] * this.mask[k];
    }
    return y;
  }

  override backward(dout: Matrix): Matrix {
    const dx = new Matrix(dout.rows, dout.cols);
    for (let k = 0; k < dx.data.length; k++) dx.data[k] = dout.data[k] * this.mask[k];
    return dx;
  }
}
