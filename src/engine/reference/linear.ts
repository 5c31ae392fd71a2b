import { Matrix } from "../matrix.ts";
import { initialDeviation, type Initializer } from "../network.ts";
import type { RandomState } from "../random.ts";
import { matmul, matmulTransposedFirst, matmulTransposedSecond } from "./matmul.ts";
import { Module, type Parameter } from "./module.ts";

/**
 * Affine layer, `y = x @ w + b`.
 *
 * Shapes: x (N, D), w (D, H), b (1, H), y (N, H).
 * Source: `Linear` in the NumPy original.
 */
export class Linear extends Module {
  readonly w: Matrix;
  readonly b: Matrix;
  readonly gradW: Matrix;
  readonly gradB: Matrix;
  private x = new Matrix(0, 0);

  /** Draws w as `randn(D, H)` times the deviation `init` asks for; b is zero. */
  constructor(inFeatures: number, outFeatures: number, init: Initializer, random: RandomState) {
    super();
    const std = initialDeviation(init, inFeatures, outFeatures);
    this.w = new Matrix(inFeatures, outFeatures);
    random.fillRandn(this.w.data);
    for (let k = 0; k < this.w.data.length; k++) this.w.data[k] *= std;
    this.b = new Matrix(1, outFeatures);
    this.gradW = new Matrix(inFeatures, outFeatures);
    this.gradB = new Matrix(1, outFeatures);
  }

  /** @throws ShapeError if x is not (N, D). */
  override forward(x: Matrix): Matrix {
    this.x = x;
    const y = matmul(x, this.w);
    const H = y.cols;
    for (let n = 0; n < y.rows; n++) {
      for (let j = 0; j < H; j++) y.data[n * H + j] += this.b.data[j];
    }
    return y;
  }

  override backward(dout: Matrix): Matrix {
    this.backwardParameters(dout);
    return matmulTransposedSecond(dout, this.w);
  }

  /** The part of `backward` that the first layer needs: nobody asks for the gradient in the pixels. */
  backwardParameters(dout: Matrix): void {
    matmulTransposedFirst(this.x, dout, this.gradW);
    const H = dout.cols;
    this.gradB.data.fill(0);
    for (let n = 0; n < dout.rows; n++) {
      for (let j = 0; j < H; j++) this.gradB.data[j] += dout.data[n * H + j];
    }
  }

  override parameters(): Parameter[] {
    return [
      { value: this.w, grad: this.gradW },
      { value: this.b, grad: this.gradB },
    ];
  }
}
