/**
 * What loading took, beside what was asked for.
 *
 * @typedef {{ readyMs: number, frames: number, slowFrames: number, longestFrameMs: number, peakBytes: number | null, restBytes: number | null }} Load
 * @typedef {Load & { fflateMs: number, fflateColdMs: number }} Round
 * @typedef {{ unpackedBytes: number, mnist: Round[], csv: Load & { bytes: number, unpackedBytes: number }, ratio: number }} Results
 */
import { median } from "../contest.mjs";

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
/** @param {number} ms */
const milliseconds = (ms) => `${ms.toFixed(0)} ms`;

/** @param {Results} results */
export function loadTable({ unpackedBytes, mnist, csv, ratio }) {
  /** @param {(round: Round) => number} of */
  const middle = (of) => median(mnist.map(of));
  const slow = mnist.reduce((sum, { slowFrames }) => sum + slowFrames, 0);
  const frames = mnist.reduce((sum, round) => sum + round.frames, 0);
  /** @param {readonly Load[]} loads @param {number} unpacked */
  const memory = (loads, unpacked) => {
    const peaks = loads.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes]));
    if (peaks.length === 0) return "not measured";
    const peak = Math.max(...peaks);
    return `${megabytes(peak)}, ${(peak / unpacked).toFixed(2)} times what is unpacked`;
  };
  return [
    "| | wanted | measured |",
    "|---|---|---|",
    `| fflate alone, four files of MNIST | | ${milliseconds(middle((round) => round.fflateMs))} warm, ${milliseconds(middle((round) => round.fflateColdMs))} cold |`,
    `| from the drop to Train | 1.5 times that | ${milliseconds(middle((round) => round.readyMs))}, ${ratio.toFixed(2)} times |`,
    `| frames over 20 ms meanwhile | none | ${slow} of ${frames}, the longest ${milliseconds(Math.max(...mnist.map(({ longestFrameMs }) => longestFrameMs)))} |`,
    `| the page's process grows by | 3 times ${megabytes(unpackedBytes)} | ${memory(mnist, unpackedBytes)} |`,
    `| a table of ${megabytes(csv.bytes)} | | ${(csv.readyMs / 1000).toFixed(1)} s, ${(csv.bytes / 1000 / csv.readyMs).toFixed(0)} MB/s |`,
    `| the page's process grows by | less than the text | ${memory([csv], csv.unpackedBytes)} |`,
    `| frames over 20 ms meanwhile | none | ${csv.slowFrames} of ${csv.frames}, the longest ${milliseconds(csv.longestFrameMs)} |`,
  ].join("\n");
}
