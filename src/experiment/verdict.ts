import { areDigits, inWords, nameOf } from "./classWords.ts";

/** Thresholds, measured: see `verdictOf`. */
export const verdictLimits = {
  /** A probability from here on is sure, or for a strange drawing likely. */
  sure: 0.95,
  likely: 0.7,
  /** Labels that hold this much together are those that the network is torn between, if they are few. */
  torn: 0.9,
  mostTorn: 3,
  /** Strangeness up to which a drawing may be sure, up to which probabilities are taken at their word, and past which
   * it is like nothing in the data. */
  familiar: 1.05,
  odd: 1.15,
  unlike: 1.3,
} as const;

/** What an answer is worth. */
export type Verdict =
  | { readonly kind: "sure" | "likely" | "unsure"; readonly label: number }
  /** Two or three labels, the likeliest first. */
  | { readonly kind: "torn"; readonly labels: readonly number[] }
  | { readonly kind: "unlike" };

/**
 * What an answer is worth, from its probabilities (C,) and the drawing's distance to the training images.
 *
 * `strangeness` is 1 where one training image in twenty is stranger; while it is not known, `null`, a drawing counts
 * as familiar.
 *
 * Measured on MNIST's test digits / real pens' digits with 784-128-10 after ten epochs; in brackets with 784-800-10,
 * then after half an epoch:
 * - sure: 86 / 86% of them (87 / 86, 52 / 52), of which 99.9 / 99.4% are right (99.9 / 99.4, 99.9 / 99.4);
 * - likely: 10 / 10%, of which 93 / 87% are right (93 / 89, 94 / 89);
 * - torn: 2.0 / 2.3%, the right label among those named in 98 / 94% (99 / 93, 96 / 95);
 * - unsure: 1.4 / 1.3%, of which 60 / 74% are right (55 / 50, 52 / 52);
 * - unlike: 0.8 / 0.7%, whatever the network. It finds 66% of capital letters that are no digits, 92% of small pictures
 *   and 68% of scribbles unlike a digit, and is sure of 2.7, 0.3 and 3.3% of them.
 *
 * `npm run bench:reading -- --only verdicts` repeats it.
 */
export function verdictOf(probabilities: readonly number[], strangeness: number | null): Verdict {
  const strange = strangeness ?? 0;
  const { sure, likely, familiar, odd, unlike } = verdictLimits;
  if (strange > unlike) return { kind: "unlike" };
  const ranked = rank(probabilities);
  const [label = 0] = ranked;
  const most = probabilities[label] ?? 0;
  if (most >= sure && strange <= familiar) return { kind: "sure", label };
  if (most >= (strange <= odd ? likely : sure)) return { kind: "likely", label };
  const labels = contenders(ranked, probabilities);
  if (strange <= odd && labels.length <= verdictLimits.mostTorn) return { kind: "torn", labels };
  return { kind: "unsure", label };
}

/**
 * A verdict as a sentence without its full stop. What it is worth has been measured on digits alone: of other classes
 * it says no more than what the drawing looks like.
 */
export function verdictWords(verdict: Verdict, classNames: readonly string[]): string {
  const digits = areDigits(classNames);
  const words = (label: number) => inWords(label, classNames);
  switch (verdict.kind) {
    case "sure":
      return digits ? `Sure it is ${words(verdict.label)}` : `Looks like ${words(verdict.label)}`;
    case "likely":
      return digits ? `Probably ${words(verdict.label)}` : `Looks most like ${words(verdict.label)}`;
    case "torn":
      return `Torn between ${listed(verdict.labels.map((label) => nameOf(label, classNames)))}`;
    case "unsure":
      return `Unsure: perhaps ${words(verdict.label)}`;
    case "unlike":
      return digits ? "This does not look like a digit" : "Not like anything in the data";
  }
}

/** Labels, the likeliest first. */
function rank(probabilities: readonly number[]): number[] {
  return [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
}

/** The fewest labels that hold enough of the probability. */
function contenders(ranked: readonly number[], probabilities: readonly number[]): number[] {
  let held = 0;
  const end = ranked.findIndex((label) => (held += probabilities[label] ?? 0) >= verdictLimits.torn);
  return ranked.slice(0, end < 0 ? ranked.length : end + 1);
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}
