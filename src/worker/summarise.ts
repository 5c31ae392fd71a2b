import type { Dataset } from "../data/dataset.ts";
import type { Edits } from "../data/edits.ts";
import { classSamples } from "../data/samples.ts";
import type { Holding } from "./dataHolder.ts";
import type { DatasetSummary } from "./protocol.ts";
import type { EditsSummary } from "./protocol/edits.ts";

const SAMPLES_PER_CLASS = 3;

/** What the page shows of a data set; `inUse` is what its edits make of it, or made of it before the last few. */
export function summarise(
  inUse: Dataset,
  holding: Holding,
  waiting: boolean,
  undoable: EditsSummary["undoable"] = null,
): DatasetSummary {
  const { rows, cols, classes, classNames } = inUse;
  const { images: samples, counts } = classSamples(inUse, SAMPLES_PER_CLASS);
  return {
    name: holding.base.name,
    builtin: holding.builtin,
    rows,
    cols,
    classes,
    classNames,
    notes: holding.notes,
    edits: { ...summariseEdits(holding.base, holding.edits), waiting, undoable },
    counts,
    samples,
    samplesPerClass: SAMPLES_PER_CLASS,
  };
}

function summariseEdits(base: Dataset, edits: Edits): Omit<EditsSummary, "waiting" | "undoable"> {
  const counts = new Array<number>(base.classes).fill(0);
  for (const label of base.train.labels) counts[label] += 1;
  return {
    transpose: edits.transpose,
    invert: edits.invert,
    testShare: edits.testShare,
    testLacking: base.test === null,
    classes: base.classNames.map((name, label) => {
      const to = edits.classMap.get(label);
      return {
        name: edits.classNames.get(label) ?? name,
        to: to === undefined ? label : to,
        count: counts[label],
      };
    }),
    labelsFixed: edits.labels.train.size + edits.labels.test.size,
    excluded: edits.excluded.train.size + edits.excluded.test.size,
  };
}
