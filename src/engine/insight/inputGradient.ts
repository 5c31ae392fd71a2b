import type { NetworkSpec, ParameterSet } from "../engine.ts";
import type { Activation } from "../network.ts";
import { pixelValues } from "../pixels.ts";

/** Logits (C,) of an image, and the gradient (D,) of a weighted sum of them in what the network reads. */
export interface InputGradient {
  readonly logits: Float64Array;
  readonly gradient: Float64Array;
}

/**
 * The gradient of `Σ factors[c] · logits[c]` in the values of one image's pixels, exact and in float64.
 *
 * Shapes: image (D,) bytes, factors (C,). ReLU's derivative is taken as 0 at the kink, as in training.
 */
export function inputGradient(
  { layers, activation }: NetworkSpec,
  parameters: ParameterSet,
  image: Uint8Array,
  factors: Float64Array,
): InputGradient {
  const outputs = [Float64Array.from(image, (byte) => pixelValues[byte])]; // (D,), (H,), …, (C,)
  const last = layers.length - 2;
  for (let k = 0; k <= last; k++) {
    const z = affine(outputs[k], parameters[2 * k], parameters[2 * k + 1]);
    if (k < last) activate(z, activation);
    outputs.push(z);
  }
  let gradient = factors.slice();
  for (let k = last; k >= 0; k--) {
    const below = timesTransposed(parameters[2 * k], gradient);
    if (k > 0) multiplyByDerivative(below, outputs[k], activation);
    gradient = below;
  }
  return { logits: outputs[last + 1], gradient };
}

/** `b + x @ w`; shapes: x (D,), w (D, H), b (H,). */
function affine(x: Float64Array, w: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const z = b.slice();
  const H = z.length;
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    if (value === 0) continue;
    for (let j = 0, at = i * H; j < H; j++, at++) z[j] += value * w[at];
  }
  return z;
}

/** `w @ d`; shapes: w (D, H), d (H,). */
function timesTransposed(w: Float64Array, d: Float64Array): Float64Array<ArrayBuffer> {
  const H = d.length;
  const product = new Float64Array(w.length / H);
  for (let i = 0; i < product.length; i++) {
    let sum = 0;
    for (let j = 0, at = i * H; j < H; j++, at++) sum += w[at] * d[j];
    product[i] = sum;
  }
  return product;
}

function activate(z: Float64Array, activation: Activation): void {
  for (let j = 0; j < z.length; j++) {
    if (activation === "relu") z[j] = z[j] > 0 ? z[j] : 0;
    else if (activation === "tanh") z[j] = Math.tanh(z[j]);
    else z[j] = 1 / (1 + Math.exp(-z[j]));
  }
}

/** Multiplies `d` by the activation's derivative where its output is `y`. */
function multiplyByDerivative(d: Float64Array, y: Float64Array, activation: Activation): void {
  for (let j = 0; j < d.length; j++) {
    if (activation === "relu") d[j] *= y[j] > 0 ? 1 : 0;
    else if (activation === "tanh") d[j] *= 1 - y[j] * y[j];
    else d[j] *= y[j] * (1 - y[j]);
  }
}
