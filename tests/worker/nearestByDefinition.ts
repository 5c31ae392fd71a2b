import type { Engine } from "../../src/engine/engine.ts";
import { digits } from "./smallRun.ts";

/** Numbers and distances of the training images to an image in the last hidden layer, or in pixels, nearest first. */
export function nearestByDefinition(engine: Engine, image: Uint8Array, count: number) {
  const pointOf = (pixels: Uint8Array) => {
    const { activations } = engine.predict(pixels);
    return activations.length > 1
      ? activations[activations.length - 2]
      : Float64Array.from(pixels, (v) => v / 255);
  };
  const drawn = pointOf(image);
  return Array.from({ length: count }, (_, n) => {
    const point = pointOf(digits.train.images.subarray(n * 784, (n + 1) * 784));
    return { n, distance: Math.hypot(...point.map((v, k) => v - drawn[k])) };
  }).sort((a, b) => a.distance - b.distance);
}
