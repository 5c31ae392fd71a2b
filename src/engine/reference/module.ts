import type { Matrix } from "../matrix.ts";

/** A trainable tensor and its gradient, of one shape; a bias is a matrix of one row. */
export interface Parameter {
  readonly value: Matrix;
  readonly grad: Matrix;
}

/** Something with a forward and a backward pass. `backward` speaks of the `forward` before it. */
export abstract class Module {
  abstract forward(x: Matrix): Matrix;

  /** From the loss's gradient in the output to the one in the input, keeping those of the parameters. */
  abstract backward(dout: Matrix): Matrix;

  parameters(): Parameter[] {
    return [];
  }

  zeroGrad(): void {
    for (const { grad } of this.parameters()) grad.data.fill(0);
  }
}
