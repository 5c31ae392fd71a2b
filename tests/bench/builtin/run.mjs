/**
 * Measures how well a network that was trained on built-in digits alone reads real handwriting: MNIST's test set
 * and real pens, framed as the page frames them. Prints a table and writes tests/bench/results/builtin.json.
 *
 *     npm run bench:builtin
 *     npm run bench:builtin -- --seeds 1
 *
 * Needs the shared data (../shared/data). Trains in Node with the fast engine, on one thread.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { build } from "vite";
import { readKernels } from "../../../kernels.config.js";
import { mnistFiles, penDigitsFile } from "../../realData.mjs";
import { writeResults } from "../report.mjs";
import { transferTable } from "./table.mjs";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "5" } } });
const seeds = Array.from({ length: Number(values.seeds) }, (_, k) => k + 1);

/** How much is trained on, how long, and how far distorted. */
const trainings = [
  { digits: 20_000, epochs: 10, distortion: 0 },
  { digits: 20_000, epochs: 30, distortion: 0 },
  { digits: 12_000, epochs: 10, distortion: 0 },
  { digits: 20_000, epochs: 30, distortion: 10 },
];

const files = mnistFiles();
const pensFile = penDigitsFile();
if (files === null || pensFile === null) {
  throw new Error("bench:builtin: expected MNIST and pen-digits, got neither or one. Set INKLING_DATA.");
}
/** @param {string} file @param {number} header */
const unpack = (file, header) => new Uint8Array(gunzipSync(readFileSync(file)).subarray(header));
/** @type {import("../reading/pens.ts").PenDigit[]} */
const pens = JSON.parse(gunzipSync(readFileSync(pensFile)).toString());

const { measureTransfer, penImages, Workshop } = await buildTransfer();
/** @param {string} entry */
const kernels = async (entry) => WebAssembly.compile(await readKernels(entry, "plain-local"));
const workshop = new Workshop({
  kernels: { f32: await kernels("f32.ts"), f64: await kernels("f64.ts") },
  shared: false,
  crew: null,
  mayBlock: true,
});
// The digits were tuned on MNIST's first training images and on the pens of every second writer, the first among them.
const writers = [...new Set(pens.map(({ writer }) => writer))].sort();
const otherPens = pens.filter(({ writer }) => writers.indexOf(writer) % 2 === 1);
const sets = [
  { images: unpack(files.testImages, 16), labels: unpack(files.testLabels, 8) },
  ...[pens, otherPens].map((some) => ({
    images: penImages(some),
    labels: Uint8Array.from(some, ({ label }) => label),
  })),
];

const results = trainings.map((training) => ({
  ...training,
  runs: seeds.map((seed) => {
    const run = { seed, ...measureTransfer({ ...training, seed }, sets, workshop) };
    process.stderr.write(`${training.digits} digits, ${training.epochs} epochs, seed ${seed}: done\n`);
    return run;
  }),
}));
if (seeds.length === 5) {
  await writeResults("builtin.json", {
    machine: `Node ${process.versions.node}, one thread`,
    results: results.map(({ runs, ...training }) => ({
      ...training,
      runs: runs.map(({ seed, shares: [mnist, allPens, others], own }) => ({
        seed,
        mnist,
        pens: allPens,
        pensOfOtherWriters: others,
        own,
      })),
    })),
  });
}
process.stdout.write(`${transferTable(results)}\n`);

/** @returns {Promise<typeof import("./transfer.ts")>} */
async function buildTransfer() {
  const outDir = join(import.meta.dirname, "../../../node_modules/.cache/bench/builtin");
  await build({
    configFile: false,
    logLevel: "silent",
    build: {
      ssr: join(import.meta.dirname, "transfer.ts"),
      outDir,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "transfer.mjs" } },
    },
  });
  return import(pathToFileURL(join(outDir, "transfer.mjs")).href);
}
