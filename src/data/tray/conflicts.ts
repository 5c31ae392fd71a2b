import { CLASSES } from "../dataset.ts";
import { DataError } from "../dataError.ts";
import type { DatasetFile, Split } from "../datasetFile.ts";
import { countOf } from "../known/recognise.ts";
import { counted } from "../words.ts";
import type { Pair, Waiting } from "./pairing.ts";

/** Files of one drop that claim to be the same part, or are too many for one data set; `null` if it is one. */
export function manySets(files: readonly DatasetFile[]): DataError | null {
  for (const kind of ["images", "labels"] as const) {
    const alike = files.filter((file) => file.kind === kind);
    for (const split of ["train", "test"] as const) {
      const same = alike.filter((file) => file.split === split);
      if (same.length > 1) return conflict(same, `${split === "train" ? "training" : "test"} ${kind}`);
    }
    if (alike.length > 2) return conflict(alike, kind);
  }
  return null;
}

function conflict([first, second, ...more]: readonly DatasetFile[], what: string): DataError {
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  const isOne = first.bond !== null && [second, ...more].every(({ bond }) => bond === first.bond);
  const advice = isOne ? `Keep one of them in ${first.bond}.` : "Drop the files of one data set.";
  return new DataError(
    "conflict",
    second.name,
    `${second.name}: expected ${what} of one data set, got them in ${first.name}${others} as well. ${advice}`,
  );
}

/** Why images and labels cannot be trained on; `null` if they can. */
export function unfitForTraining({ labels }: Pair): DataError | null {
  const { name, values } = labels;
  const present = countOf(values).filter((count) => count > 0).length;
  if (present >= CLASSES.min) return null;
  const only = labels.classNames?.[values[0]] ?? values[0];
  return new DataError(
    "too-few-classes",
    name,
    `${name}: expected labels of at least ${CLASSES.min} classes, got ${only} only. Add images of other classes.`,
  );
}

/** Images and labels that claim to belong together and do not, told at each drop until one is replaced. */
export function differingCounts(waiting: readonly Waiting[], drop: number): DataError[] {
  const fresh = waiting.filter((other) => other.drop === drop);
  const errors: DataError[] = [];
  for (const split of ["train", "test", null] as (Split | null)[]) {
    // A name binds files of different drops too; without one, only files that came alone together.
    const candidates = split === null ? fresh : waiting;
    const images = candidates.filter(({ file }) => file.kind === "images" && file.split === split);
    const labels = candidates.filter(({ file }) => file.kind === "labels" && file.split === split);
    const alone = images.length === 1 && labels.length === 1 && (split !== null || fresh.length === 2);
    if (!alone || images[0].file.bond !== labels[0].file.bond) continue;
    const { name, count } = labels[0].file;
    errors.push(
      new DataError(
        "counts-differ",
        name,
        `${name}: expected ${counted(images[0].file.count, "label")}, as many as ${images[0].file.name} has images, ` +
          `got ${count.toLocaleString("en")}. Add the file that belongs to either.`,
      ),
    );
  }
  return errors;
}
