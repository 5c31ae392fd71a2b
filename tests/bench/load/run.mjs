/**
 * Measures how long the page takes from a drop of files until it can train on them, beside fflate's bare unpacking of
 * the same bytes in the same browser; how smoothly it draws meanwhile; and how much memory it takes. Prints a table
 * and writes tests/bench/results/load.json.
 *
 *     npm run bench:load
 *     npm run bench:load -- --rounds 1
 *
 * Needs MNIST (../shared/data). Memory is what the page's process has resident beyond what it had before, worker and
 * all, read from /proc: the browser's own measure waits for a collection and knows no peak. Without /proc it is left out.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { browserFlags, ensureBrowser } from "../../browser.mjs";
import { mnistFiles } from "../../realData.mjs";
import { median } from "../contest.mjs";
import { machineLine, othersShare, writeResults } from "../report.mjs";
import { loadTable } from "./table.mjs";
import { dropAndWatch } from "./watch.mjs";

const root = join(import.meta.dirname, "../../..");
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, megabytes: { type: "string", default: "200" } },
});
const rounds = Number(values.rounds);

const found = mnistFiles();
if (found === null)
  throw new Error("bench:load: expected the four MNIST files, got none or some. Set INKLING_DATA.");
const files = Object.values(found);
const unpackedBytes = files.reduce((sum, file) => sum + gunzipSync(readFileSync(file)).length, 0);

const busy = await othersShare();
const outDir = join(root, "node_modules/.cache/bench/load");
await build({ root, logLevel: "silent", build: { outDir, emptyOutDir: true } });
const server = await preview({
  root,
  logLevel: "error",
  build: { outDir },
  preview: { host: "127.0.0.1", port: 0 },
});
const address = server.resolvedUrls?.local[0] ?? "";
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });
const folder = mkdtempSync(join(tmpdir(), "inkling-load-"));
try {
  /** @type {import("./table.mjs").Round[]} */
  const mnist = [];
  for (let round = 0; round < rounds; round++) {
    const fflate = await bareUnpacking();
    mnist.push({ ...fflate, ...(await dropAndWatch(browser, address, { files, train: 55_000 })) });
    process.stderr.write(`MNIST, round ${round + 1}: done\n`);
  }
  const table = join(folder, "digits.csv");
  const rows = await writeTable(table, Number(values.megabytes) * 1e6);
  const csv = await dropAndWatch(browser, address, { files: [table], train: rows - 5000 });
  const results = {
    unpackedBytes,
    mnist,
    csv: { ...csv, bytes: statSync(table).size, unpackedBytes: rows * 785 },
    ratio: median(mnist.map(({ readyMs, fflateMs }) => readyMs / fflateMs)),
  };
  const whole = rounds >= 5 && values.megabytes === "200";
  await writeResults(whole ? "load.json" : "load.partial.json", {
    machine: machineLine(busy, browser.version()),
    ...results,
  });
  process.stdout.write(`${loadTable(results)}\n`);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}

/** Milliseconds that fflate takes for the four files, in a page of their own: cold, and the median of five when warm. */
async function bareUnpacking() {
  const page = await browser.newPage();
  try {
    await page.goto("about:blank");
    await page.addScriptTag({ path: join(root, "node_modules/fflate/umd/index.js") });
    const packed = files.map((file) => readFileSync(file).toString("base64"));
    return await page.evaluate((texts) => {
      const all = texts.map((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
      const { gunzipSync: gunzip } = /** @type {{ fflate: typeof import("fflate") }} */ (
        /** @type {unknown} */ (window)
      ).fflate;
      const times = Array.from({ length: 6 }, () => {
        const started = performance.now();
        for (const bytes of all) gunzip(bytes);
        return performance.now() - started;
      });
      const [fflateColdMs, ...warm] = times;
      return { fflateColdMs, fflateMs: warm.sort((a, b) => a - b)[2] };
    }, packed);
  } finally {
    await page.close();
  }
}

/**
 * Writes MNIST's training images as a table, over and over until it is large enough, and returns its rows.
 * @param {string} path @param {number} bytes
 */
async function writeTable(path, bytes) {
  const [images, labels] = files.slice(0, 2).map((file) => gunzipSync(readFileSync(file)));
  const output = createWriteStream(path);
  let [written, rows] = [0, 0];
  for (; written < bytes; rows++) {
    const item = rows % 60_000;
    const pixels = images.subarray(16 + 784 * item, 16 + 784 * (item + 1));
    const line = `${labels[8 + item]},${pixels.join(",")}\n`;
    written += line.length;
    if (!output.write(line)) await once(output, "drain");
  }
  output.end();
  await once(output, "finish");
  return rows;
}
