/**
 * What was reached, and what is misread most often.
 *
 * @typedef {import("./transfer.ts").Transfer} Transfer
 * @typedef {{ digits: number, epochs: number, distortion: number, runs: readonly Transfer[] }} Result
 */
import { median } from "../contest.mjs";

const SETS = ["MNIST's test set", "pens", "pens of writers not tuned on"];
const WANTED = ["92 %", "90 %", ""];
/** Mistakes named for each set. */
const NAMED = 6;

/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** @param {number} share */
const percent = (share) => (100 * share).toFixed(2);
/** @param {readonly number[]} shares */
const spread = (shares) => `${percent(mean(shares))} % (${shares.map(percent).join(", ")})`;

/** @param {readonly Result[]} results the first is the one that is asked for */
export function transferTable(results) {
  const lines = ["| trained on | read | wanted | reached |", "|---|---|---|---|"];
  for (const [place, { digits, epochs, distortion, runs }] of results.entries()) {
    const training = `${digits} digits, ${epochs} epochs${distortion > 0 ? `, distortion ${distortion}` : ""}`;
    SETS.forEach((set, i) => {
      const wanted = place === 0 ? WANTED[i] : "";
      lines.push(`| ${training} | ${set} | ${wanted} | ${spread(runs.map(({ shares }) => shares[i]))} |`);
    });
    lines.push(`| ${training} | built-in digits | | ${spread(runs.map(({ own }) => own))} |`);
  }
  const [{ runs }] = results;
  const time = median(results.flatMap((result) => result.runs.map((run) => run.digitMicroseconds)));
  return [
    ...lines,
    "",
    ...SETS.slice(0, 2).map((set, i) => `${set}, misread most: ${mistakes(runs, i)}`),
    `a digit is drawn in ${time.toFixed(1)} µs`,
  ].join("\n");
}

/** The commonest mistakes, in percent of a label's images. @param {readonly Transfer[]} runs @param {number} set */
function mistakes(runs, set) {
  const total = (/** @type {number} */ label, /** @type {number} */ answer) =>
    runs.reduce((sum, { confusions }) => sum + confusions[set][label][answer], 0);
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  return digits
    .flatMap((label) => {
      const images = digits.reduce((sum, answer) => sum + total(label, answer), 0);
      return digits
        .filter((answer) => answer !== label)
        .map((answer) => ({ label, answer, share: total(label, answer) / images }));
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, NAMED)
    .map(({ label, answer, share }) => `${label} as ${answer} ${(100 * share).toFixed(1)} %`)
    .join(", ");
}
