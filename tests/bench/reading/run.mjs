/**
 * Measures how well networks trained on the page read real handwriting: pens, moved and scaled digits, photos,
 * all through the page's own framing, what distortion costs, and what verdicts on drawings are worth. Prints tables
 * and writes tests/bench/results/reading.json.
 *
 *     npm run bench:reading
 *     npm run bench:reading -- --only distortion,plain --seeds 1
 *
 * Needs the shared data (../shared/data). Everything is trained in Chromium, by the code that the page trains with.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { browserFlags, ensureBrowser } from "../../browser.mjs";
import { buildContestant, serveHarness } from "../harness.mjs";
import { machineLine, othersShare, writeResults } from "../report.mjs";
import { readingTable } from "./table.mjs";

const parts = ["distortion", "plain", "best", "verdicts"];
const data = process.env["INKLING_DATA"] ?? join(import.meta.dirname, "../../../../shared/data");
const { values } = parseArgs({
  options: { only: { type: "string", default: parts.join(",") }, seeds: { type: "string", default: "3" } },
});
const only = values.only.split(",");
const seeds = Array.from({ length: Number(values.seeds) }, (_, k) => k + 1);

const pens = JSON.parse(gunzipSync(readFileSync(join(data, "pen-digits/dev.json.gz"))).toString());
const busy = await othersShare();
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });
const harness = await serveHarness(join(data, "mnist"));
try {
  await buildContestant("reading");
  const page = await browser.newPage();
  await page.goto(`${harness.address}reading/reading.html`);
  await page.waitForFunction(() => "ask" in window);
  /** @param {import("../harness/reading.worker.ts").ReadingQuestion} question @returns {Promise<any>} */
  const ask = (question) => page.evaluate((asked) => /** @type {any} */ (window).ask(asked), question);

  /** @type {import("./table.mjs").Results} */
  const results = { plain: [], best: [], distortion: null };
  if (only.includes("distortion")) results.distortion = await ask({ ask: "distortion", rounds: 9 });
  for (const kind of /** @type {const} */ (["plain", "best"])) {
    for (const seed of only.includes(kind) ? seeds : []) {
      results[kind].push(await ask({ ask: "read", kind, seed, pens, whole: seed === 1 }));
      process.stderr.write(`${kind}, seed ${seed}: done\n`);
    }
  }
  const verdicts = only.includes("verdicts") ? `\n${await ask({ ask: "verdicts", pens })}\n` : "";
  const machine = machineLine(busy, browser.version());
  const isWhole = parts.every((part) => only.includes(part)) && seeds.length === 3;
  await writeResults(isWhole ? "reading.json" : "reading.partial.json", { machine, ...results });
  process.stdout.write(`${readingTable(results)}\n${verdicts}`);
} finally {
  await harness.close();
  await browser.close();
}
