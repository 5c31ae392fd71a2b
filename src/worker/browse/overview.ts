import type { Dataset } from "../../data/dataset.ts";
import type { Split } from "../../data/datasetFile.ts";
import { areChanges, keptClasses, type Edits } from "../../data/edits.ts";
import type { Holding } from "../dataHolder.ts";
import { classMeans } from "./classMeans.ts";
import { partShown } from "./partShown.ts";

/** Numbers of images by class and split, what becomes of the classes, and the mean image of each. */
export async function overview({ base, edits }: Holding, breathe: () => Promise<void>) {
  const { rows, cols, classNames } = base;
  const { kept, targets } = keptClasses(base, edits);
  const parts = { train: countPart("train"), test: countPart("test") };
  return {
    kind: "overview",
    name: base.name,
    rows: edits.transpose ? cols : rows,
    cols: edits.transpose ? rows : cols,
    names: classNames.map((name, label) => edits.classNames.get(label) ?? name),
    classes: kept.length,
    becomes: targets,
    counts: { train: parts.train.all, test: parts.test.all },
    used: { train: parts.train.used, test: parts.test.used },
    excluded: { train: edits.excluded.train.size, test: edits.excluded.test.size },
    fixed: { train: edits.labels.train.size, test: edits.labels.test.size },
    classesChanged: classesChanged(base, edits),
    changed: areChanges(edits),
    means: await classMeans(base, edits, breathe),
  } as const;

  function countPart(split: Split) {
    const { from, came, holds } = partShown({ base, edits }, split);
    const all = new Array<number>(base.classes).fill(0);
    const used = new Array<number>(base.classes).fill(0);
    came?.labels.forEach((label, place) => {
      if (!holds(place)) return;
      const now = edits.labels[from].get(place) ?? label;
      all[now] += 1;
      if (targets[now] !== null && !edits.excluded[from].has(place)) used[now] += 1;
    });
    return { all, used };
  }
}

/** Classes that are left out or counted as others by the visitor: those left out at loading are none of them. */
function classesChanged(base: Dataset, edits: Edits) {
  const came = keptClasses(base, edits.atLoading).targets;
  const changed = keptClasses(base, edits).targets.filter((to, label) => to !== came[label] && to !== label);
  const leftOut = changed.filter((to) => to === null).length;
  return { leftOut, merged: changed.length - leftOut };
}
