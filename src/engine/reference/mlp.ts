import type { Matrix } from "../matrix.ts";
import type { Activation } from "../network.ts";
import type { NetworkSpec } from "../engine.ts";
import type { RandomState } from "../random.ts";
import { Linear } from "./linear.ts";
import { Module, type Parameter } from "./module.ts";
import { ReLU } from "./relu.ts";
import { Sigmoid } from "./sigmoid.ts";
import { Tanh } from "./tanh.ts";

const activationModules: Record<Activation, new () => Module> = { sigmoid: Sigmoid, relu: ReLU, tanh: Tanh };

/**
 * Linear layers with one activation between each two: `Linear, Sigmoid, Linear, …, Linear`.
 *
 * Source: `MLP` in the NumPy original. Weights are drawn layer by layer, inputs first.
 */
export class MLP extends Module {
  readonly layers: readonly Module[];
  /** The linear ones among `layers`. */
  readonly linears: readonly Linear[];

  constructor({ layers: sizes, activation, init }: NetworkSpec, random: RandomState) {
    super();
    this.linears = sizes.slice(1).map((outFeatures, k) => new Linear(sizes[k], outFeatures, init, random));
    this.layers = this.linears.flatMap((linear, k) =>
      k < this.linears.length - 1 ? [linear, new activationModules[activation]()] : [linear],
    );
  }

  override forward(x: Matrix): Matrix {
    for (const layer of this.layers) x = layer.forward(x);
    return x;
  }

  override backward(dout: Matrix): Matrix {
    for (const layer of this.layers.toReversed()) dout = layer.backward(dout);
    return dout;
  }

  /** `backward` without the gradient in the images, a third of the work of the first layer. */
  backwardParameters(dout: Matrix): void {
    for (const layer of this.layers.slice(1).reverse()) dout = layer.backward(dout);
    this.linears[0].backwardParameters(dout);
  }

  override parameters(): Parameter[] {
    return this.layers.flatMap((layer) => layer.parameters());
  }
}
