/**
 * Measures this engine beside NumPy and libraries that run in a browser, and the page as a visitor meets it,
 * all on the real MNIST and in one run; prints tables and writes tests/bench/results/latest.json.
 *
 *     npm run bench
 *     npm run bench -- --only engine,numpy --models 784-128-10 --epochs 3
 *
 * Needs the shared data (../shared/data); the NumPy rows need python3 with NumPy and ../shared/numpy.
 * options.mjs says what can be asked for.
 */
import process from "node:process";
import { chromium } from "@playwright/test";
import { browserFlags, ensureBrowser } from "../browser.mjs";
import { contest, firstLine } from "./contest.mjs";
import { buildContestant, openContestant, serveHarness } from "./harness.mjs";
import { mnist, readOptions } from "./options.mjs";
import { measurePage, pageRows } from "./pageRun.mjs";
import {
  engineParticipants,
  jaxParticipants,
  missing,
  numpyParticipants,
  tfjsParticipants,
} from "./participants.mjs";
import { installPeers } from "./peers.mjs";
import { ratios } from "./ratios.mjs";
import { othersShare, writeReport } from "./report.mjs";
import { contestTable, pageTable, ratioTable } from "./table.mjs";

/** @typedef {Awaited<ReturnType<typeof openContestant>>} Contestant */

const { only, models, epochs, images, whole } = readOptions();
const started = performance.now();
const busy = await othersShare();
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });
const harness = await serveHarness(mnist);
/** By name; one that cannot take part is the reason for it. @type {Record<string, Contestant | string>} */
const contestants = {};
try {
  for (const name of ["engine", "tfjs", "jax"]) {
    if (only.includes(name) || (name === "engine" && only.includes("page"))) await admit(name);
  }
  const rows = [];
  for (const model of models) {
    const courses = model.closely ? [["train"], ["evaluate", "predict"]] : [["train"]];
    rows.push(...(await contest(model, participantsOf(model), courses, epochs, tell)));
  }
  for (const name of ["tfjs", "jax"]) await dismiss(name);
  const page = only.includes("page")
    ? await measurePage(browser, contestants["engine"], { mnist, epochs, tell })
    : null;
  await dismiss("engine");

  const reached = ratios(rows);
  const sections = [
    ...(rows.length > 0 ? [contestTable(rows)] : []),
    ...(reached.length > 0 ? [ratioTable(reached)] : []),
    ...(page ? [pageTable(pageRows(page))] : []),
  ];
  const chromiumVersion = browser.version();
  const machine = await writeReport({ whole, busy, chromiumVersion, rows, ratios: reached, page });
  process.stdout.write(`${sections.join("\n\n")}\n\n(${machine})\n`);
  tell("done");
} finally {
  await browser.close();
  await harness.close();
}

/** Builds a contestant's page and opens it. @param {string} name */
async function admit(name) {
  tell(`builds and opens ${name}`);
  try {
    if (name !== "engine") await installPeers();
    await buildContestant(name);
    contestants[name] = await openContestant(browser, harness.address, name);
  } catch (error) {
    contestants[name] = firstLine(error);
    tell(`${name}: ${contestants[name]}`);
  }
}

/** @param {string} name */
async function dismiss(name) {
  const contestant = contestants[name];
  if (typeof contestant === "object") await contestant.close();
}

/** @param {import("./models.mjs").Model} model */
function participantsOf(model) {
  /** @param {string} name @param {(contestant: any) => import("./contest.mjs").Participant[]} participants */
  const of = (name, participants) => {
    const contestant = contestants[name];
    if (contestant === undefined || !only.includes(name)) return [];
    if (typeof contestant !== "string") return participants(contestant);
    return participants(null).map((each) => missing(each, contestant));
  };
  return [
    ...(only.includes("numpy") ? numpyParticipants(model, mnist) : []),
    ...of("engine", (engine) => engineParticipants(model, engine, { images })),
    ...(model.peers.includes("tfjs") ? of("tfjs", (tfjs) => tfjsParticipants(model, tfjs)) : []),
    ...(model.peers.includes("jax") ? of("jax", (jax) => jaxParticipants(model, jax)) : []),
  ];
}

/** What goes on, with the time since the start. @param {string} line */
function tell(line) {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stderr.write(`${seconds.padStart(4)} s  ${line}\n`);
}
