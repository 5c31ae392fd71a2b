import type { NetworkSpec, ParameterSet } from "../engine.ts";
import { pixelValues } from "../pixels.ts";
import { inputGradient } from "./inputGradient.ts";

/** What an image's pixels say for one class rather than another. */
export interface Evidence {
  /** (D,): above 0 where ink speaks for the class, below where it speaks against it, 0 where there is none. */
  readonly evidence: Float32Array<ArrayBuffer>;
  /** The class's logit less the other's; a linear network without biases shares it out among the pixels whole. */
  readonly margin: number;
}

/**
 * Input times gradient of the difference of two logits: a part for each pixel of what the network, taken as
 * linear about this image, makes of it.
 *
 * Source: "input × gradient" in Shrikumar et al., "Not just a black box", 2016.
 */
export function evidenceFor(
  network: NetworkSpec,
  parameters: ParameterSet,
  image: Uint8Array,
  label: number,
  against: number,
): Evidence {
  const factors = new Float64Array(network.layers[network.layers.length - 1]);
  factors[label] += 1;
  factors[against] -= 1;
  const { logits, gradient } = inputGradient(network, parameters, image, factors);
  return {
    evidence: Float32Array.from(image, (byte, i) => (byte === 0 ? 0 : pixelValues[byte] * gradient[i])),
    margin: logits[label] - logits[against],
  };
}
