import { describe, expect, it } from "vitest";
import type { NetworkSpec } from "../../../src/engine/engine.ts";
import { evidenceFor } from "../../../src/engine/insight/evidence.ts";
import { inputGradient } from "../../../src/engine/insight/inputGradient.ts";
import { activations, type Activation } from "../../../src/engine/network.ts";
import { pixelValues } from "../../../src/engine/pixels.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { plainNetwork } from "../plainNetwork.ts";
import { syntheticImages } from "../syntheticImages.ts";

const shapes = [
  [30, 4],
  [30, 9, 4],
  [30, 9, 7, 4],
  [30, 9, 7, 6, 4],
];

function makeNetwork(layers: readonly number[], activation: Activation, bias = 0.5) {
  const random = new RandomState(11);
  const network: NetworkSpec = { layers, activation, init: "he" };
  const parameters = layers.slice(1).flatMap((fanOut, k) => {
    const w = random.fillRandn(new Float64Array(layers[k] * fanOut)).map((v) => Math.sqrt(2 / layers[k]) * v);
    const b = random.fillRandn(new Float64Array(fanOut)).map((v) => bias * v);
    return [w, b];
  });
  const { images } = syntheticImages(1, layers[0], 4, random);
  return { network, parameters, image: images };
}

/** `Σ factors · logits` where pixel `i` is moved by `step`, from the network's definition alone. */
function weighted(
  { network, parameters, image }: ReturnType<typeof makeNetwork>,
  factors: Float64Array,
  i: number,
  step: number,
): number {
  const { layers, activation } = network;
  let x = Array.from(image, (byte, k) => pixelValues[byte] + (k === i ? step : 0));
  for (let k = 0; k + 1 < layers.length; k++) {
    const [w, b] = [parameters[2 * k], parameters[2 * k + 1]];
    x = Array.from(b, (bias, j) => {
      const z = x.reduce((sum, value, row) => sum + value * w[row * b.length + j], bias);
      if (k + 2 === layers.length) return z;
      return activation === "relu"
        ? Math.max(z, 0)
        : activation === "tanh"
          ? Math.tanh(z)
          : 1 / (1 + Math.exp(-z));
    });
  }
  return x.reduce((sum, logit, c) => sum + factors[c] * logit, 0);
}

describe("inputGradient", () => {
  for (const activation of activations) {
    for (const layers of shapes) {
      it(`agrees with central differences: ${activation}, ${layers.join("-")}`, () => {
        const made = makeNetwork(layers, activation);
        const factors = Float64Array.of(1, 0, -1, 0.25);
        const { gradient } = inputGradient(made.network, made.parameters, made.image, factors);
        const h = 1e-6;
        for (let i = 0; i < layers[0]; i++) {
          const expected = (weighted(made, factors, i, h) - weighted(made, factors, i, -h)) / (2 * h);
          // Measured: 6e-10 at most; the differences themselves are good to about that.
          expect(Math.abs(gradient[i] - expected)).toBeLessThan(5e-9);
        }
      });
    }

    it(`gives the logits of the network it reads: ${activation}`, () => {
      const { network, parameters, image } = makeNetwork([30, 9, 7, 4], activation);
      const { logits } = inputGradient(network, parameters, image, new Float64Array(4));
      const expected = plainNetwork(network, parameters, image, 0).activations[2];
      // Measured: 0 to 1e-15.
      expected.forEach((logit, c) => expect(logits[c]).toBeCloseTo(logit, 12));
    });
  }

  it("is 0 through units of ReLU that do not fire", () => {
    const { network, parameters, image } = makeNetwork([30, 9, 4], "relu");
    parameters[1].fill(-1000);
    const { gradient } = inputGradient(network, parameters, image, Float64Array.of(1, -1, 0, 0));
    expect(gradient.every((value) => value === 0)).toBe(true);
  });
});

describe("evidenceFor", () => {
  const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

  for (const layers of shapes) {
    it(`shares out the whole margin among the pixels of a ReLU network without biases: ${layers.join("-")}`, () => {
      const { network, parameters, image } = makeNetwork(layers, "relu", 0);
      const { evidence, margin } = evidenceFor(network, parameters, image, 2, 0);
      expect(Math.abs(margin)).toBeGreaterThan(0.001);
      // Measured: 3e-8, float32's rounding.
      expect(sum(evidence)).toBeCloseTo(margin, 6);
    });
  }

  it("leaves to the biases what is theirs in a linear network", () => {
    const { network, parameters, image } = makeNetwork([30, 4], "relu");
    const { evidence, margin } = evidenceFor(network, parameters, image, 1, 3);
    expect(sum(evidence) + parameters[1][1] - parameters[1][3]).toBeCloseTo(margin, 6);
  });

  it("says nothing where there is no ink", () => {
    const { network, parameters, image } = makeNetwork([30, 9, 4], "tanh");
    const { evidence } = evidenceFor(network, parameters, image, 1, 3);
    const blank = [...image.keys()].filter((i) => image[i] === 0);
    expect(blank.length).toBeGreaterThan(5);
    for (const i of blank) expect(evidence[i]).toBe(0);
    expect(evidence.some((value) => value !== 0)).toBe(true);
  });

  it("turns its sign when the classes change places", () => {
    const { network, parameters, image } = makeNetwork([30, 9, 4], "sigmoid");
    const one = evidenceFor(network, parameters, image, 1, 3);
    const other = evidenceFor(network, parameters, image, 3, 1);
    expect(other.margin).toBe(-one.margin);
    expect([...other.evidence]).toEqual([...one.evidence].map((value) => (value === 0 ? 0 : -value)));
  });
});
