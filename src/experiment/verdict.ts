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
  | { readonly kind: "sure" | "likely" | "unsure"; readonly label: number; readonly classes: number }
  /** Two or three labels, the likeliest first. */
  | { readonly kind: "torn"; readonly labels: readonly number[]; readonly classes: number }
  | { readonly kind: "unlike"; readonly classes: number };

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
  const classes = probabilities.length;
  const strange = strangeness ?? 0;
  const { sure, likely, familiar, odd, unlike } = verdictLimits;
  if (strange > unlike) return { kind: "unlike", classes };
  const ranked = rank(probabilities);
  const [label = 0] = ranked;
  const most = probabilities[label] ?? 0;
  if (most >= sure && strange <= familiar) return { kind: "sure", label, classes };
  if (most >= (strange <= odd ? likely : sure)) return { kind: "likely", label, classes };
  const labels = contenders(ranked, probabilities);
  if (strange <= odd && labels.length <= verdictLimits.mostTorn) return { kind: "torn", labels, classes };
  return { kind: "unsure", label, classes };
}

/** A verdict as a sentence without its full stop. Only ten classes are digits; others have numbers. */
export function verdictWords(verdict: Verdict): string {
  const { classes } = verdict;
  switch (verdict.kind) {
    case "sure":
      return `Sure it is ${named(verdict.label, classes)}`;
    case "likely":
      return `Probably ${named(verdict.label, classes)}`;
    case "torn":
      return `Torn between ${listed(verdict.labels)}`;
    case "unsure":
      return `Unsure: perhaps ${named(verdict.label, classes)}`;
    case "unlike":
      return `This does not look like ${classes === 10 ? "a digit" : "anything in the data"}`;
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

function named(label: number, classes: number): string {
  if (classes !== 10) return `class ${label}`;
  return label === 8 ? "an 8" : `a ${label}`;
}

function listed(labels: readonly number[]): string {
  return `${labels.slice(0, -1).join(", ")} and ${labels[labels.length - 1] ?? ""}`;
}
