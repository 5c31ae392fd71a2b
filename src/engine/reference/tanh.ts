import { Matrix } from "../matrix.ts";
import { Module } from "./module.ts";

/** `y = tanh(x)`, whose derivative is `1 - y²`. Any shape. */
export class Tanh extends Module {
  private y = new Matrix(0, 0);

  override forward(x: Matrix): Matrix {
    this.y = new Matrix(x.rows, x.cols);
    for (let k = 0; k < x.data.length; k++) this.y.data[k] = Math.tanh(x.data[k]);
    return this.y;
  }

  override backward(dout: Matrix): Matrix {
    const dx = new Matrix(dout.rows, dout.cols);
    for (let k = 0; k < dx.data.length; k++) {
      const y = this.y.data[k];
      dx.data[k] = dout.data[k] * (1 - y * y);
    }
    return dx;
  }
}
