import { describe, expect, it } from "vitest";
import type { Matrix } from "../../src/engine/matrix.ts";
import { activations } from "../../src/engine/network.ts";
import { RandomState } from "../../src/engine/random.ts";
import { Linear } from "../../src/engine/reference/linear.ts";
import { MLP } from "../../src/engine/reference/mlp.ts";
import type { Module } from "../../src/engine/reference/module.ts";
import { ReLU } from "../../src/engine/reference/relu.ts";
import { Sigmoid } from "../../src/engine/reference/sigmoid.ts";
import { softmaxCrossEntropy } from "../../src/engine/reference/softmaxCrossEntropy.ts";
import { Tanh } from "../../src/engine/reference/tanh.ts";
import { randomMatrix } from "./randomMatrix.ts";

/** Half the width of a central difference. */
const h = 1e-5;

/** Central differences of `f` in every element of `at`. */
function differences(f: () => number, at: Matrix): Float64Array {
  return Float64Array.from(at.data, (value, k) => {
    at.data[k] = value + h;
    const above = f();
    at.data[k] = value - h;
    const below = f();
    at.data[k] = value;
    return (above - below) / (2 * h);
  });
}

const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** Relative to the size of the whole gradient: single elements may be as small as rounding. */
function expectSameGradient(analytic: Matrix, numeric: Float64Array) {
  const error = norm(analytic.data.map((value, k) => value - numeric[k])) / norm(numeric);
  expect(error).toBeLessThan(1e-6); // measured: below 3e-9
}

/** Moves what is near zero away from it, where ReLU has its kink. */
function avoidKink(x: Matrix): Matrix {
  for (let k = 0; k < x.data.length; k++) x.data[k] += Math.sign(x.data[k]) * 100 * h;
  return x;
}

/** A scalar whose gradient in the output of a module is `dout`. */
const weightedSum = (y: Matrix, dout: Matrix) =>
  y.data.reduce((sum, value, k) => sum + value * dout.data[k], 0);

describe("central differences confirm backward", () => {
  const modules: [name: string, outFeatures: number, create: (random: RandomState) => Module][] = [
    ["Linear", 3, (random) => new Linear(5, 3, "xavier", random)],
    ["Sigmoid", 5, () => new Sigmoid()],
    ["Tanh", 5, () => new Tanh()],
    ["ReLU", 5, () => new ReLU()],
  ];

  it.each(modules)("of %s, in its input and its parameters", (_, outFeatures, create) => {
    const random = new RandomState(1);
    const module = create(random);
    const x = avoidKink(randomMatrix(4, 5, random));
    const dout = randomMatrix(4, outFeatures, random);
    const output = () => weightedSum(module.forward(x), dout);

    module.forward(x);
    expectSameGradient(module.backward(dout), differences(output, x));
    for (const { value, grad } of module.parameters()) expectSameGradient(grad, differences(output, value));
  });

  it("of a linear layer whose input is mostly zero", () => {
    const random = new RandomState(2);
    const linear = new Linear(6, 4, "he", random);
    const x = randomMatrix(5, 6, random);
    for (let k = 0; k < x.data.length; k++) if (k % 3 !== 0) x.data[k] = 0;
    const dout = randomMatrix(5, 4, random);
    const output = () => weightedSum(linear.forward(x), dout);
    linear.forward(x);
    expectSameGradient(linear.backward(dout), differences(output, x));
    expectSameGradient(linear.gradW, differences(output, linear.w));
  });

  it("of the loss, in the logits", () => {
    const random = new RandomState(3);
    const logits = randomMatrix(6, 4, random);
    const labels = [0, 3, 1, 1, 2, 0];
    const { dlogits } = softmaxCrossEntropy(logits, labels);
    expectSameGradient(
      dlogits,
      differences(() => softmaxCrossEntropy(logits, labels).loss, logits),
    );
  });

  it.each(activations)("of a whole network with %s, in the images and every parameter", (activation) => {
    const random = new RandomState(4);
    const model = new MLP({ layers: [6, 7, 5, 3], activation, init: "xavier" }, random);
    const x = randomMatrix(4, 6, random);
    for (const { b } of model.linears) random.fillRandn(b.data);
    const labels = [2, 0, 1, 2];
    const loss = () => softmaxCrossEntropy(model.forward(x), labels).loss;

    const { dlogits } = softmaxCrossEntropy(model.forward(x), labels);
    expectSameGradient(model.backward(dlogits), differences(loss, x));
    for (const { value, grad } of model.parameters()) expectSameGradient(grad, differences(loss, value));
  });
});

describe("MLP.backwardParameters", () => {
  it("leaves the same gradients as backward", () => {
    const random = new RandomState(5);
    const model = new MLP({ layers: [6, 4, 3], activation: "tanh", init: "xavier" }, random);
    const { dlogits } = softmaxCrossEntropy(model.forward(randomMatrix(5, 6, random)), [0, 1, 2, 1, 0]);
    model.backward(dlogits);
    const grads = model.parameters().map(({ grad }) => grad.data.slice());
    model.zeroGrad();
    expect(model.parameters().every(({ grad }) => grad.data.every((value) => value === 0))).toBe(true);
    model.backwardParameters(dlogits);
    expect(model.parameters().map(({ grad }) => grad.data)).toEqual(grads);
  });
});
