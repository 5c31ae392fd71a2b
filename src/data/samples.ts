import type { Dataset } from "./dataset.ts";

/** Examples of every class, for looking at. */
export interface ClassSamples {
  /** (perClass · classes, rows·cols): row r, column c is the r-th image of class c; empty where there is none. */
  readonly images: Uint8Array;
  /** Training images of each class. */
  readonly counts: number[];
}

/** The first `perClass` training images of each class, and how many there are of each. */
export function classSamples({ train, rows, cols, classes }: Dataset, perClass: number): ClassSamples {
  const pixels = rows * cols;
  const images = new Uint8Array(perClass * classes * pixels);
  const counts = new Array<number>(classes).fill(0);
  train.labels.forEach((label, item) => {
    const row = counts[label]++;
    if (row >= perClass) return;
    images.set(train.images.subarray(item * pixels, (item + 1) * pixels), (row * classes + label) * pixels);
  });
  return { images, counts };
}
