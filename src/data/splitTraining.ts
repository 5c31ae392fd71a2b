import { RandomState } from "../engine/random.ts";
import type { Dataset } from "./dataset.ts";
import type { Edits } from "./edits.ts";

/** The split is the same on every visit, whatever the seed of the run. */
const SPLIT_SEED = 1;

/**
 * Which training images (N,) are set aside to test with, 1 for each that is: a share of each class, drawn from a seed;
 * `null` where the data bring test images or none are wanted. Classes are those that came, so that no change of a
 * label and no image left out moves others from one part to the other.
 */
export function setAside(
  { train: { labels }, test, classes }: Pick<Dataset, "train" | "test" | "classes">,
  { testShare }: Pick<Edits, "testShare">,
): Uint8Array | null {
  if (test !== null || testShare === 0) return null;
  const wanted = new Array<number>(classes).fill(0);
  for (const label of labels) wanted[label] += testShare;
  const aside = new Uint8Array(labels.length);
  for (const place of new RandomState(SPLIT_SEED).permutation(labels.length)) {
    const label = labels[place];
    if (wanted[label] < 0.5) continue;
    wanted[label] -= 1;
    aside[place] = 1;
  }
  return aside;
}
