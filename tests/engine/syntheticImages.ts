import type { LabelledImages } from "../../src/engine/engine.ts";
import type { RandomState } from "../../src/engine/random.ts";

/** N images of D bytes, four fifths of them blank as in MNIST, with labels of all C classes. */
export function syntheticImages(N: number, D: number, C: number, random: RandomState): LabelledImages {
  const images = Uint8Array.from({ length: N * D }, () => (random.rand() < 0.8 ? 0 : random.interval(255)));
  return { images, labels: Uint8Array.from({ length: N }, () => random.interval(C - 1)) };
}
