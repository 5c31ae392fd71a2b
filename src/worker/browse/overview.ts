import type { Dataset } from "../../data/dataset.ts";
import type { Split } from "../../data/datasetFile.ts";
import { areEdits, type Edits } from "../../data/edits.ts";
import type { Holding } from "../dataHolder.ts";
import { classMeans } from "./classMeans.ts";

/** Numbers of images by class and split, and the mean image of each class. */
export async function overview({ base, edits }: Holding, breathe: () => Promise<void>) {
  const { rows, cols, classNames } = base;
  return {
    kind: "overview",
    name: base.name,
    rows: edits.transpose ? cols : rows,
    cols: edits.transpose ? rows : cols,
    names: classNames.map((name, label) => edits.classNames.get(label) ?? name),
    counts: { train: countLabels(base, edits, "train"), test: countLabels(base, edits, "test") },
    excluded: { train: edits.excluded.train.size, test: edits.excluded.test.size },
    fixed: { train: edits.labels.train.size, test: edits.labels.test.size },
    changed: areEdits(edits),
    means: await classMeans(base, edits, breathe),
  } as const;
}

function countLabels(base: Dataset, edits: Edits, split: Split): number[] {
  const counts = new Array<number>(base.classes).fill(0);
  const came = base[split]?.labels ?? new Uint8Array(0);
  for (const label of came) counts[label] += 1;
  for (const [place, label] of edits.labels[split]) {
    counts[came[place]] -= 1;
    counts[label] += 1;
  }
  return counts;
}
