/**
 * The table of what was asked for and what was reached.
 *
 * @typedef {import("../harness/reading.worker.ts").ReadAnswer} Read
 * @typedef {object} Results
 * @property {Read[]} plain one for each seed, the first measured in full
 * @property {Read[]} best
 * @property {import("../harness/reading.worker.ts").DistortionAnswer | null} distortion
 */
import { median } from "../contest.mjs";

/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(2)} %`;
/** @param {readonly number[]} shares */
const spread = (shares) =>
  `${percent(mean(shares))} (${shares.map((share) => (100 * share).toFixed(2)).join(", ")})`;

/** @param {Results} results */
export function readingTable({ plain, best, distortion }) {
  const lines = ["| measure | wanted | reached |", "|---|---|---|"];
  /** @param {string} measure @param {string} wanted @param {string} reached */
  const row = (measure, wanted, reached) => void lines.push(`| ${measure} | ${wanted} | ${reached} |`);
  for (const [name, reads, wantedPens] of /** @type {const} */ ([
    ["784-128-10, plain", plain, "≥ 96.5 %"],
    ["784-800-10, distorted", best, "≥ 98.5 %"],
  ])) {
    const [first] = reads;
    if (first === undefined) continue;
    const isBest = reads === best;
    row(`${name}: MNIST test`, isBest ? "≥ 99.2 %" : "97.8 %", spread(reads.map(({ test }) => test)));
    row(
      `${name}: training`,
      isBest ? "≤ 300 s" : "",
      `${reads.map((r) => `${r.trainSeconds.toFixed(0)} s, ${r.epochs} epochs`).join("; ")} (${first.about})`,
    );
    row(`${name}: pens`, wantedPens, spread(reads.map(({ figures }) => figures.pens)));
    const { whole } = first.figures;
    if (whole === null) continue;
    row(`${name}: moved ±6 px, scaled ×0.5–2`, `≥ ${percent(first.test - 0.003)}`, percent(whole.moved));
    row(
      `${name}: photos of 200 digits on paper; ruled paper; board`,
      `≥ ${percent(whole.untouched - 0.02)}`,
      [whole.onPaper, whole.onRuledPaper, whole.onBoard].map(percent).join("; "),
    );
  }
  if (distortion !== null) {
    const [plainSeconds, distorted] = [median(distortion.plain), median(distortion.distorted)];
    row(
      "784-128-10 f32, 2 threads: distorted epoch",
      "≤ 1.60 × plain",
      `${(distorted / plainSeconds).toFixed(2)} × (${distorted.toFixed(3)} s, ${plainSeconds.toFixed(3)} s)`,
    );
  }
  return lines.join("\n");
}
