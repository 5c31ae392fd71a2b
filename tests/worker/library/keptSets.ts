import type { Dataset } from "../../../src/data/dataset.ts";
import { noEdits } from "../../../src/data/edits.ts";
import type { SetToKeep } from "../../../src/worker/library/setPlace.ts";

/** A data set of `train` images of 3×2 pixels in 4 classes; `seed` tells it from others. */
export function smallSet({ train = 8, test = 4, seed = 1, name = "small" } = {}): Dataset {
  const part = (count: number, first: number) => ({
    images: Uint8Array.from({ length: count * 6 }, (_, i) => (i * 7 + first) % 256),
    labels: Uint8Array.from({ length: count }, (_, i) => i % 4),
  });
  return {
    name,
    rows: 3,
    cols: 2,
    classes: 4,
    classNames: ["ant", "bee", "cat", "dog"],
    numbered: false,
    train: part(train, seed),
    test: test > 0 ? part(test, seed + 100) : null,
  };
}

export const toKeep = (base: Dataset, more: Partial<SetToKeep> = {}): SetToKeep => ({
  base,
  edits: noEdits,
  notes: ["Read from a test."],
  fetched: null,
  ...more,
});
