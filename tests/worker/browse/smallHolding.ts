import type { Dataset, LabelledImages } from "../../../src/data/dataset.ts";
import { noEdits, withEdit, type DataEdit } from "../../../src/data/edits.ts";
import { RandomState } from "../../../src/engine/random.ts";
import type { Holding } from "../../../src/worker/dataHolder.ts";

/** Images of 3×2 of random bytes and labels of three classes; more than are summed in one go. */
const base: Dataset = {
  name: "Letters",
  rows: 3,
  cols: 2,
  classes: 3,
  classNames: ["a", "b", "c"],
  train: randomImages(1, 5000),
  test: randomImages(2, 40),
};

/** A data set held with these edits. */
export function holdingWith(edits: readonly DataEdit[], change: Partial<Dataset> = {}): Holding {
  const data = { ...base, ...change };
  return {
    base: data,
    edits: edits.reduce((before, edit) => withEdit(before, edit, data), noEdits),
    notes: [],
    builtin: false,
    setId: null,
  };
}

function randomImages(seed: number, count: number): LabelledImages {
  const random = new RandomState(seed);
  const bytes = (length: number, most: number) => Uint8Array.from({ length }, () => random.interval(most));
  return { images: bytes(count * 6, 255), labels: bytes(count, 2) };
}
