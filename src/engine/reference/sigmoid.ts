import { Matrix } from "../matrix.ts";
import { Module } from "./module.ts";

/** `y = 1 / (1 + exp(-x))`, whose derivative is `y (1 - y)`. Any shape. */
export class Sigmoid extends Module {
  private y = new Matrix(0, 0);

  override forward(x: Matrix): Matrix {
    this.y = new Matrix(x.rows, x.cols);
    for (let k = 0; k < x.data.length; k++) this.y.data[k] = 1 / (1 + Math.exp(-x.data[k]));
    return this.y;
  }

  override backward(dout: Matrix): Matrix {
    const dx = new Matrix(dout.rows, dout.cols);
    for (let k = 0; k < dx.data.length; k++) {
      const y = this.y.data[k];
      dx.data[k] = dout.data[k] * y * (1 - y);
    }
    return dx;
  }
}
