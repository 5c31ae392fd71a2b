/** The built page measured, and the bare engine directly after it as the page ran it. */
import { join } from "node:path";
import { build, preview } from "vite";
import { firstLine, median } from "./contest.mjs";
import { models } from "./models.mjs";
import { loadFigures, trainingFigures } from "./page.mjs";
import { engineVariant } from "./participants.mjs";

const root = join(import.meta.dirname, "../..");
const [model] = models;
const precision = "f32";

/**
 * @typedef {Awaited<ReturnType<typeof loadFigures>>} Load
 * @typedef {Awaited<ReturnType<typeof trainingFigures>>} Training
 * @typedef {Awaited<ReturnType<typeof import("./harness.mjs").openContestant>>} Contestant
 * @typedef {{ load: Load, training: Training, bareEpochSeconds: number[] | null } | { problem: string }} PageFigures
 */

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {Contestant | string | undefined} contestant the bare engine, or why there is none
 * @param {{ mnist: string, epochs: number, tell: (line: string) => void }} options
 * @returns {Promise<PageFigures>}
 */
export async function measurePage(browser, contestant, { mnist, epochs, tell }) {
  try {
    tell("the page: is built");
    await build({ root, logLevel: "silent" });
    const server = await preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
    try {
      const address = server.resolvedUrls?.local[0] ?? "";
      tell("the page: loads");
      const load = await loadFigures(browser, address, mnist);
      tell("the page: trains");
      const training = await trainingFigures(browser, address, mnist, precision, epochs);
      tell("the bare engine, to compare");
      const bareEpochSeconds =
        typeof contestant === "object" && training.engine === "fast"
          ? await bareEpochs(contestant, training.threads, epochs)
          : null;
      return { load, training, bareEpochSeconds };
    } finally {
      await server.close();
    }
  } catch (error) {
    const problem = firstLine(error);
    tell(`the page: ${problem}`);
    return { problem };
  }
}

/** Seconds of each epoch. @param {Contestant} contestant @param {number} threads @param {number} epochs */
async function bareEpochs(contestant, threads, epochs) {
  const participant = engineVariant(model, contestant, { precision, threads });
  await participant.open();
  const seconds = [];
  for (let k = 0; k < epochs; k++) seconds.push((await participant.sample("train", k)).seconds);
  await participant.close();
  return seconds;
}

/**
 * @param {PageFigures} figures
 * @returns {[name: string, figure: string, goal?: string][]}
 */
export function pageRows(figures) {
  if ("problem" in figures) return [["not measured", figures.problem]];
  const { load, training, bareEpochSeconds } = figures;
  const { engine, threads, longTasks } = training;
  const epoch = median(training.epochSeconds);
  const share = bareEpochSeconds === null ? null : median(bareEpochSeconds) / epoch;
  const run = `${precision}, ${engine} engine, ${threads === 1 ? "1 thread" : `${threads} threads`}`;
  return [
    ["first load, gzipped", `${(load.bytes / 1000).toFixed(0)} KB`],
    ["page opened to ready on built-in digits", `${load.readyMs.toFixed(0)} ms`],
    ["four .gz files chosen to ready", `${load.dropMs.toFixed(0)} ms`],
    ["Train pressed to first point on the curve", `${training.firstPointMs.toFixed(0)} ms`],
    [`${model.name}, ${run}, drawing on the pad`, `${epoch.toPrecision(3)} s/epoch`],
    [
      "share of the bare engine's speed",
      share === null ? "not measured" : `${(share * 100).toFixed(0)} %`,
      "≥ 75 %",
    ],
    [
      "tasks of the page over 50 ms",
      `${longTasks.length}, longest ${Math.max(0, ...longTasks).toFixed(0)} ms`,
      "0",
    ],
    ["frames a second, 5th percentile", training.framesPerSecond.toFixed(0)],
  ];
}
