import type { Deed } from "../../../app/own/ownDigits.ts";
import type { DatasetSummary } from "../../../app/playgroundState.ts";

/** Side of own digits, which are framed as MNIST's are. */
export const SIDE = 28;
/** Labels a drawing can be taught: there are no more digits. */
const MOST_LABELS = 10;

/** What of a data set decides whether own digits can join it. */
export type Shape = Pick<DatasetSummary, "rows" | "cols" | "classes">;

export const aDigit = (label: number): string => `${label === 8 ? "an" : "a"} ${label}`;

/** The labels a drawing can be taught on this data set; none where its images are not such as a drawing becomes. */
export function teachableLabels({ rows, cols, classes }: Shape): number[] {
  const fits = rows === SIDE && cols === SIDE && classes <= MOST_LABELS;
  return fits ? Array.from({ length: classes }, (_, label) => label) : [];
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
