/**
 * Measures the page in Chromium on the real MNIST, with NumPy beside it in the same run.
 *
 *     npm run bench              prints a table and writes tests/bench/results/latest.json
 *     npm run bench -- 9         nine epochs instead of five behind each median
 *
 * Needs the shared data (../shared/data); the NumPy rows need python3 with NumPy and ../shared/numpy.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { browserFlags, ensureBrowser } from "../browser.mjs";
import { loadFigures, trainingFigures } from "./page.mjs";

const root = dirname(dirname(import.meta.dirname));
const data = process.env["INKLING_DATA"] ?? join(root, "../shared/data");
const oracle = join(root, "../shared/numpy/mlp.py");
const epochs = Number(process.argv[2] ?? 5);

if (!existsSync(join(data, "mnist"))) {
  process.stderr.write(
    `npm run bench: expected MNIST in ${join(data, "mnist")}, found none. Set INKLING_DATA.\n`,
  );
  process.exit(1);
}

/** The middle of some numbers. */
const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Seconds an epoch of the NumPy original at float64, all its threads; null where it cannot run. */
function numpySeconds() {
  try {
    const args = ["--data", join(data, "mnist"), "--epochs", String(epochs + 1), "--json", "-"];
    const out = execFileSync("python3", [oracle, ...args], {
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 1e8,
    });
    return median(
      JSON.parse(out.toString())
        .epochs.slice(1)
        .map((/** @type {any} */ epoch) => epoch.seconds),
    );
  } catch {
    return null;
  }
}

await build({ root, logLevel: "error" });
const server = await preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
const address = server.resolvedUrls?.local[0];
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });

const load = await loadFigures(browser, address, join(data, "mnist"));
const training = await trainingFigures(browser, address, join(data, "mnist"), epochs);
const page = median(training.epochSeconds);
const numpy = numpySeconds();
await browser.close();
await server.close();

/** @type {[string, string][]} */
const rows = [
  ["first load, gzipped", `${(load.bytes / 1000).toFixed(0)} KB`],
  ["page opened to ready on built-in digits", `${load.readyMs.toFixed(0)} ms`],
  ["four .gz files chosen to ready", `${load.dropMs.toFixed(0)} ms`],
  ["Train pressed to first point on the curve", `${training.firstPointMs.toFixed(0)} ms`],
  [`784-128-10 sigmoid, batch 64, 60,000 images, f64: reference engine`, `${page.toFixed(2)} s/epoch`],
  ["the same, NumPy", numpy === null ? "not measured" : `${numpy.toFixed(2)} s/epoch`],
  ["reference engine / NumPy", numpy === null ? "–" : (page / numpy).toFixed(2)],
  [
    "main-thread tasks over 50 ms while training",
    `${training.longTasks.length}, longest ${Math.max(0, ...training.longTasks).toFixed(0)} ms`,
  ],
  ["frames a second while training, 5th percentile", training.framesPerSecond.toFixed(0)],
];
const width = Math.max(...rows.map(([name]) => name.length));
for (const [name, figure] of rows) process.stdout.write(`${name.padEnd(width)}  ${figure}\n`);

const machine = `${availableParallelism()} cores, Chromium ${browser.version()}, Node ${process.versions.node}`;
process.stdout.write(`(${machine})\n`);
const results = join(import.meta.dirname, "results");
mkdirSync(results, { recursive: true });
const report = { date: new Date().toISOString().slice(0, 10), machine, load, training, numpySeconds: numpy };
writeFileSync(join(results, "latest.json"), `${JSON.stringify(report, null, 2)}\n`);
