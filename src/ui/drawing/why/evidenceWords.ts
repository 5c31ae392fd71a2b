import type { Insight } from "../../../app/playgroundState.ts";
import { nameOf } from "../../../experiment/classWords.ts";

/** What is asked: of the answer why it is that, of another class why it is not. */
export function question({ label, margin }: Insight, classNames: readonly string[]): string {
  const name = nameOf(label, classNames);
  return margin >= 0 ? `Why ${name}?` : `Why not ${name}?`;
}

/** What the map of evidence says, with its sums. */
export function evidenceWords(insight: Insight, classNames: readonly string[]): string {
  const { evidence, margin } = insight;
  const [label, against] = [nameOf(insight.label, classNames), nameOf(insight.against, classNames)];
  const together = evidence.reduce((sum, value) => sum + value, 0);
  const [lead, made] = [figure(Math.abs(margin)), signed(together)];
  const stands = `the logit of ${label} ${margin >= 0 ? "leads" : "trails"}`;
  const sums =
    together < 0 !== margin < 0
      ? `Together they make ${made}, yet ${stands} by ${lead}.`
      : Math.abs(together) <= Math.abs(margin)
        ? `Together they make ${made} of the ${signed(margin)} by which ${stands}.`
        : `Together they make ${made}; with all else, ${stands} by ${lead}.`;
  return `Blue ink speaks for ${label} rather than ${against}, red ink against it. ${sums}`;
}

/** Largest evidence of a pixel, for or against; what the map shows in full colour. */
export function largestOf(evidence: Float32Array): number {
  return evidence.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** A number of logits with its sign, two digits of it or more. */
export function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${figure(Math.abs(value))}`;
}

function figure(value: number): string {
  if (value >= 1000) return value.toExponential(1);
  return value >= 100
    ? value.toFixed(0)
    : value >= 0.095 || value === 0
      ? value.toFixed(1)
      : value.toPrecision(1);
}
