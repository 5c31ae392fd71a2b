import { RandomState } from "../engine/random.ts";
import type { Dataset, LabelledImages } from "./dataset.ts";

/** The split is the same on every visit, whatever the seed of the run. */
const SPLIT_SEED = 1;

/** Sets part of the training images aside as test images, `share` of each class, drawn from a seed. */
export function shareOfTraining(dataset: Dataset, share: number): Dataset {
  const { train, rows, cols, classes } = dataset;
  const places = new RandomState(SPLIT_SEED).permutation(train.labels.length);
  const wanted = new Array<number>(classes).fill(0);
  for (const label of train.labels) wanted[label] += share;
  const forTest = new Uint8Array(train.labels.length);
  for (const place of places) {
    const label = train.labels[place];
    if (wanted[label] < 0.5) continue;
    wanted[label] -= 1;
    forTest[place] = 1;
  }
  return {
    ...dataset,
    train: pick(train, rows * cols, (place) => forTest[place] === 0),
    test: pick(train, rows * cols, (place) => forTest[place] === 1),
  };
}

function pick(part: LabelledImages, pixels: number, wanted: (place: number) => boolean): LabelledImages {
  const places = Array.from(part.labels.keys()).filter(wanted);
  const images = new Uint8Array(places.length * pixels);
  places.forEach((place, item) => {
    images.set(part.images.subarray(place * pixels, (place + 1) * pixels), item * pixels);
  });
  return { images, labels: Uint8Array.from(places, (place) => part.labels[place]) };
}
