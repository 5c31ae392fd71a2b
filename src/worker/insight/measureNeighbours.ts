import type { Dataset } from "../../data/dataset.ts";
import type { Engine } from "../../engine/engine.ts";
import { pixelValues } from "../../engine/pixels.ts";
import type { Neighbour } from "../protocol.ts";

/** Neighbours that are shown. */
const SHOWN = 5;

/**
 * The nearest of these training images to an image, measured where the last hidden layer is, or among pixels where
 * there is none. Their pixels are copied, so that they can be sent away.
 */
export function measureNeighbours(
  engine: Engine,
  { train }: Dataset,
  image: Uint8Array,
  candidates: Uint32Array,
): Neighbour[] {
  const D = image.length;
  const batch = new Uint8Array((1 + candidates.length) * D);
  batch.set(image);
  candidates.forEach((n, k) => {
    batch.set(train.images.subarray(n * D, (n + 1) * D), (1 + k) * D);
  });
  const { layers } = engine.network;
  const width = layers[layers.length - 2];
  const points =
    layers.length > 2
      ? engine.predict(batch).activations[layers.length - 3] // (1 + candidates, H)
      : Float64Array.from(batch, (byte) => pixelValues[byte]);
  const distances = Float64Array.from(candidates, (_, k) => distance(points, 0, (1 + k) * width, width));
  return [...distances.keys()]
    .sort((a, b) => distances[a] - distances[b])
    .slice(0, SHOWN)
    .map((k) => ({
      label: train.labels[candidates[k]],
      image: batch.slice((1 + k) * D, (2 + k) * D),
      distance: distances[k],
    }));
}

function distance(points: Float64Array, a: number, b: number, width: number): number {
  let squares = 0;
  for (let k = 0; k < width; k++) squares += (points[a + k] - points[b + k]) ** 2;
  return Math.sqrt(squares);
}
