import type { OptimizerSpec } from "../../src/engine/optimizers.ts";

/**
 * Steps a single parameter by PyTorch's definitions: takes its value and gradient, returns what follows.
 *
 * The constants of RMSProp and Adam are PyTorch's defaults, written out.
 */
export function plainOptimizer(spec: OptimizerSpec): (value: number, grad: number) => number {
  const { lr, momentum, decay } = spec;
  let t = 0;
  let velocity = 0;
  let square = 0;
  let mean = 0;
  return (value, grad) => {
    const g = grad + decay * value;
    t++;
    switch (spec.name) {
      case "sgd":
        return value - lr * g;
      case "momentum":
        velocity = momentum * velocity + g;
        return value - lr * velocity;
      case "rmsprop":
        square = 0.99 * square + 0.01 * g ** 2;
        return value - (lr * g) / (Math.sqrt(square) + 1e-8);
      case "adam":
        mean = 0.9 * mean + 0.1 * g;
        square = 0.999 * square + 0.001 * g ** 2;
        return value - (lr * (mean / (1 - 0.9 ** t))) / (Math.sqrt(square / (1 - 0.999 ** t)) + 1e-8);
    }
  };
}
