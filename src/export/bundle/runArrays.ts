import type { RunSnapshot } from "../../experiment/runSnapshot.ts";
import { modelArrays } from "../model/modelArrays.ts";
import type { NamedArray } from "../model/modelFile.ts";

/**
 * What going on needs beside the parameters: `random.key` (624,) uint32, `order` (n,) uint32, and the optimiser's
 * memory as `optimizer.0.layers.0.w` and so on, shaped as the parameters and in float64, as it is read.
 */
export function resumeArrays({ made, random, order, optimizer }: RunSnapshot): NamedArray[] {
  const key = Uint32Array.from(random.key);
  return [
    { name: "random.key", shape: [key.length], values: key },
    { name: "order", shape: [order.length], values: order },
    ...optimizer.slots.flatMap((slot, i) =>
      modelArrays(made.layers, slot, "f64").map((array) => ({
        ...array,
        name: `optimizer.${i}.${array.name}`,
      })),
    ),
  ];
}

/** Own digits that the run was given, `0.images` (M, 784) uint8 and `0.labels` (M,) uint8 and so on; empty for none. */
export function ownArrays({ changes }: RunSnapshot): NamedArray[] {
  const given = changes.flatMap((change) =>
    change.kind === "own" && change.digits !== null ? [change.digits] : [],
  );
  return given.flatMap(({ images, labels }, i) => [
    {
      name: `${i}.images`,
      shape: [labels.length, labels.length === 0 ? 0 : images.length / labels.length],
      values: images,
    },
    { name: `${i}.labels`, shape: [labels.length], values: labels },
  ]);
}
