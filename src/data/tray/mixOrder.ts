import { RandomState } from "../../engine/random.ts";
import type { ImagesFile } from "../datasetFile.ts";
import { countOf } from "../known/recognise.ts";
import type { Pair } from "./pairing.ts";

/** The order is the same on every visit, whatever the seed of the run. */
const SHUFFLE_SEED = 1;

/** Stretches of one class this many times as long as chance makes them are no chance. */
const STRETCHED = 4;

/**
 * A training pair fit to be held back from: validation images are taken from its end, where there must be some of
 * each class. Images that came sorted by class are copied in a drawn order, with a note; any other pair is returned
 * as it is.
 */
export function mixOrder(pair: Pair): Pair {
  const { images, labels } = pair;
  if (!isSortedByClass(labels.values)) return pair;
  const order = new RandomState(SHUFFLE_SEED).permutation(labels.count);
  return {
    ...pair,
    images: {
      ...images,
      values: imagesIn(order, images),
      crc32: null,
      notes: [...images.notes, "The images came sorted by class and were shuffled."],
    },
    labels: { ...labels, values: Uint8Array.from(order, (place) => labels.values[place]), crc32: null },
  };
}

/**
 * Whether labels stand in long stretches of one class: each class in one, of two images on the average or more, or
 * stretches four times as long as in a drawn order.
 */
export function isSortedByClass(labels: Uint8Array): boolean {
  const counts = countOf(labels).filter((count) => count > 0);
  if (counts.length < 2) return false;
  let stretches = 1;
  for (let i = 1; i < labels.length; i++) if (labels[i] !== labels[i - 1]) stretches++;
  if (stretches === counts.length) return labels.length >= 2 * counts.length;
  // In a drawn order, an image of a class that has n of N stands before one of another with a chance of (N - n) / N.
  const byChance = 1 + counts.reduce((sum, count) => sum + count * (1 - count / labels.length), 0);
  return stretches * STRETCHED <= byChance;
}

function imagesIn(order: ArrayLike<number>, { values, rows, cols }: ImagesFile): Uint8Array {
  const pixels = rows * cols;
  const mixed = new Uint8Array(values.length);
  for (let item = 0; item < order.length; item++) {
    const from = order[item] * pixels;
    mixed.set(values.subarray(from, from + pixels), item * pixels);
  }
  return mixed;
}
