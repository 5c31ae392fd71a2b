import { expect } from "vitest";
import type { Dataset } from "../../src/data/dataset.ts";
import type { DatasetFile } from "../../src/data/datasetFile.ts";
import { idxBytes } from "./idxBytes.ts";
import { readIdx } from "./readIdx.ts";

export function file(name: string, bytes: Uint8Array): DatasetFile {
  return readIdx(name, bytes);
}

export function images(name: string, count: number, ink = 1): DatasetFile {
  return file(name, idxBytes([count, 28, 28], [ink]));
}

export function labels(name: string, count: number, label = 1): DatasetFile {
  return file(name, idxBytes([count], [label, 9]));
}

/** Numbers of images of a data set whose labels agree with them: both begin with the same value. */
export function shape(dataset: Dataset): [number, number | null] {
  for (const part of [dataset.train, dataset.test]) {
    if (part === null) continue;
    expect(part.images.length).toBe(784 * part.labels.length);
    expect(part.images[0]).toBe(part.labels[0]);
  }
  return [dataset.train.labels.length, dataset.test === null ? null : dataset.test.labels.length];
}

/** Four files as MNIST has them, six images and four. */
export const named = [
  images("train-images-idx3-ubyte", 6, 1),
  labels("train-labels-idx1-ubyte", 6, 1),
  images("t10k-images-idx3-ubyte", 4, 2),
  labels("t10k-labels-idx1-ubyte", 4, 2),
];
