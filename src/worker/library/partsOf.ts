import type { Dataset } from "../../data/dataset.ts";
import type { DatasetFile, Split } from "../../data/datasetFile.ts";
import { isNumber } from "../../data/tray/matchLabels.ts";

/** The parts of a data set as if files had brought them, so that others can be told from them and join them. */
export function partsOf(dataset: Dataset): DatasetFile[] {
  const { name, rows, cols, classNames, train, test } = dataset;
  // Sets kept before this was written down: names that are numbers were labels, words are often a known set's.
  const numbered = dataset.numbered ?? !classNames.every(isNumber);
  return (["train", "test"] as const).flatMap((split: Split): DatasetFile[] => {
    const part = split === "train" ? train : test;
    if (part === null) return [];
    const count = part.labels.length;
    const known = { name, split, count, crc32: null, bond: null, notes: [] };
    return [
      { kind: "images", ...known, values: part.images, rows, cols },
      { kind: "labels", ...known, values: part.labels, classNames, numbered },
    ];
  });
}
