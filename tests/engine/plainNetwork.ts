import type { NetworkSpec, ParameterSet } from "../../src/engine/engine.ts";
import type { Activation } from "../../src/engine/network.ts";

const functions: Record<Activation, (z: number) => number> = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  relu: (z) => Math.max(z, 0),
  tanh: Math.tanh,
};

/** Derivatives, from the output. */
const derivatives: Record<Activation, (y: number) => number> = {
  sigmoid: (y) => y * (1 - y),
  relu: (y) => (y > 0 ? 1 : 0),
  tanh: (y) => 1 - y * y,
};

/** Outputs of every layer for one image, the logits last: sums straight from the definition. */
function layerOutputs(
  { layers, activation }: NetworkSpec,
  parameters: ParameterSet,
  image: Uint8Array,
): number[][] {
  const outputs = [Array.from(image, (v) => Math.fround(v / 255))];
  for (let k = 0; k + 1 < layers.length; k++) {
    const [x, w, b] = [outputs[k], parameters[2 * k], parameters[2 * k + 1]];
    const isLast = k + 2 === layers.length;
    outputs.push(
      Array.from(b, (bias, j) => {
        const z = x.reduce((sum, value, i) => sum + value * w[i * b.length + j], bias);
        return isLast ? z : functions[activation](z);
      }),
    );
  }
  return outputs;
}

/** What one image gives: outputs of every layer, probabilities, loss, and the loss's gradient. */
export interface PlainResult {
  activations: number[][];
  probabilities: number[];
  loss: number;
  gradient: number[][];
}

/**
 * The network once more, image by image and unit by unit, with nothing shared with any engine.
 *
 * The gradient is `∂loss/∂w[i, j] = x[i] δ[j]`, with `δ = probabilities - target` at the top and
 * `δ[i] = f'(x[i]) Σ w[i, j] δ[j]` below.
 */
export function plainNetwork(
  network: NetworkSpec,
  parameters: ParameterSet,
  image: Uint8Array,
  label: number,
): PlainResult {
  const outputs = layerOutputs(network, parameters, image);
  const logits = outputs[outputs.length - 1];
  const largest = Math.max(...logits);
  const exponentials = logits.map((z) => Math.exp(z - largest));
  const total = exponentials.reduce((sum, e) => sum + e, 0);
  const probabilities = exponentials.map((e) => e / total);
  const loss = Math.log(total) - (logits[label] - largest);

  const gradient: number[][] = [];
  let delta = probabilities.map((p, c) => p - (c === label ? 1 : 0));
  for (let k = network.layers.length - 2; k >= 0; k--) {
    const [x, w, H] = [outputs[k], parameters[2 * k], delta.length];
    const above = delta;
    gradient.unshift(
      x.flatMap((value) => above.map((d) => value * d)),
      above,
    );
    delta = x.map(
      (value, i) =>
        derivatives[network.activation](value) * above.reduce((sum, d, j) => sum + w[i * H + j] * d, 0),
    );
  }
  return { activations: outputs.slice(1), probabilities, loss, gradient };
}
