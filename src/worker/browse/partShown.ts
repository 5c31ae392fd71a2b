import type { LabelledImages } from "../../data/dataset.ts";
import type { Split } from "../../data/datasetFile.ts";
import { setAside } from "../../data/splitTraining.ts";
import type { Holding } from "../dataHolder.ts";

/** A part of the data set as its edits make it, in the files as they came. */
export interface PartShown {
  /** The part of the files that its images are in: those set aside to test with are training images there. */
  readonly from: Split;
  /** All images of that part of the files; `null` where there are none. */
  readonly came: LabelledImages | null;
  /** Whether an image of these is of the part shown. */
  readonly holds: (place: number) => boolean;
}

export function partShown({ base, edits }: Pick<Holding, "base" | "edits">, split: Split): PartShown {
  const aside = setAside(base, edits);
  if (aside === null) return { from: split, came: base[split], holds: () => true };
  const mark = split === "test" ? 1 : 0;
  return { from: "train", came: base.train, holds: (place) => aside[place] === mark };
}
