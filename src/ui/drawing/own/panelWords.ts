import type { Deed } from "../../../app/own/ownDigits.ts";
import { aDigit, digitClasses } from "../../../experiment/classWords.ts";
import { count } from "../../controls/figures.ts";
import { SIDE, type Shape } from "./lessonWords.ts";

/** What became of deleting. */
export function deletionWords({ outcome, digits }: Extract<Deed, { type: "delete" }>): string {
  const [first] = digits;
  const what = digits.length === 1 && first ? aDigit(first.label) : `${count(digits.length)} digits`;
  return outcome === "deleted" ? `Deleted ${what}.` : `Brought back ${what}.`;
}

/** Why own digits take no part in training on this data set; `null` where all of them do. */
export function leftOutWords(labels: readonly number[], { rows, cols, classNames }: Shape): string | null {
  if (rows !== SIDE || cols !== SIDE) {
    return `Left out of training: they are ${SIDE}×${SIDE}, and the images of this data set ${rows}×${cols}.`;
  }
  const classOf = digitClasses(classNames);
  if (classOf.size === 0) return "Left out of training: they are digits, and this data set has none.";
  const strange = labels.filter((label) => !classOf.has(label)).length;
  if (strange === 0) return null;
  const who = strange === labels.length ? "All" : `${count(strange)} of ${count(labels.length)}`;
  return `${who} left out of training: this data set has no class for them.`;
}

/** How often they come up: each of them, and all of them among an epoch's images. */
export function weightWords(digits: number, weight: number, trainCount: number): string {
  if (weight === 0) return "At 0 they are kept and not trained on.";
  const times = weight === 1 ? "once" : `${count(weight)} times`;
  const turns = digits * weight;
  return `Each comes up ${times} in an epoch: ${count(turns)} of ${count(trainCount + turns)} images.`;
}

/** The difference of two shares in percentage points, with its sign; `null` where one is unknown. */
export function pointsBetween(before: number | null, now: number | null, digits: number): string | null {
  if (before === null || now === null) return null;
  const size = (Math.abs(now - before) * 100).toFixed(digits);
  if (Number(size) === 0) return size;
  return `${now > before ? "+" : "−"}${size}`;
}
