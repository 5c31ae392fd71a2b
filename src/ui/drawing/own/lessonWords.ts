import type { Deed } from "../../../app/own/ownDigits.ts";
import type { DatasetSummary } from "../../../app/playgroundState.ts";
import { aDigit, digitClasses } from "../../../experiment/classWords.ts";

/** Side of own digits, which are framed as MNIST's are. */
export const SIDE = 28;

/** What of a data set decides whether own digits can join it. */
export type Shape = Pick<DatasetSummary, "rows" | "cols" | "classNames">;

/**
 * The digits a drawing can be taught to be on this data set: those it has a class for; none where its images are not
 * such as own digits are.
 */
export function teachableLabels({ rows, cols, classNames }: Shape): number[] {
  return rows === SIDE && cols === SIDE ? [...digitClasses(classNames).keys()].sort((a, b) => a - b) : [];
}

/** Why nothing can be taught on this data set; `null` where something can. */
export function unteachableWords(shape: Shape): string | null {
  if (teachableLabels(shape).length > 0) return null;
  const { rows, cols } = shape;
  const sized = rows === SIDE && cols === SIDE;
  const lacks = sized ? "this data set has none" : `the images of this data set are ${rows}×${cols}`;
  return `What is kept here are digits of ${SIDE}×${SIDE}, and ${lacks}. Load digits such as MNIST’s to teach more.`;
}

/** What became of teaching. */
export function lessonWords({ outcome, label }: Extract<Deed, { type: "teach" }>, weight: number): string {
  const next = weight > 0 ? "the next epoch trains on it." : "at weight 0 it is not trained on.";
  switch (outcome) {
    case "kept":
      return `Kept as ${aDigit(label)}: ${next}`;
    case "relabelled":
      return `Kept as ${aDigit(label)} now: ${next}`;
    case "known":
      return `It is kept as ${aDigit(label)} already.`;
    case "undone":
      return "Taken back.";
  }
}
