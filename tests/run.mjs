/**
 * Runs the checks and the tests, one after the other, and says at the end how many passed.
 *
 *     node tests/run.mjs             types, lint, format, unit tests, build, browser tests
 *     node tests/run.mjs check       types, lint, format
 *     node tests/run.mjs chromium …  unit tests that need Chromium, the fast engine's first; what follows goes to Vitest
 *     node tests/run.mjs e2e …       build and browser tests; what follows goes to Playwright
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { ensureBrowser } from "./browser.mjs";
import { countPlaywright, countReport, countVitest, emptyCount, summary } from "./reports.mjs";

/** @typedef {{ run: () => Promise<import("./reports.mjs").Count & { problem?: string }>, after?: string }} Stage */

const root = dirname(import.meta.dirname);
const reports = join(root, "node_modules/.cache/reports");
const [plan = "all", ...runnerArguments] = process.argv.slice(2);

/** @type {Record<string, Stage>} */
const stages = {
  types: check("typescript", "bin/tsc", "--build"),
  lint: check("eslint", "bin/eslint.js", ".", "--max-warnings", "0"),
  format: check("prettier", "bin/prettier.cjs", "--check", "--log-level", "warn", "."),
  unit: tests("unit.json", countVitest, vitest),
  chromium: tests("chromium.json", countChromium, (report) => {
    process.env["CHROME_PATH"] = ensureBrowser();
    return vitest(report, "--config=vitest.browser.config.ts", ...runnerArguments);
  }),
  build: check("vite", "bin/vite.js", "build"),
  e2e: {
    ...tests("e2e.json", countPlaywright, () => {
      process.env["CHROME_PATH"] = ensureBrowser();
      return command("@playwright/test", "cli.js", "test", ...runnerArguments);
    }),
    after: "build",
  },
};

/** @type {Record<string, string[]>} */
const plans = {
  all: Object.keys(stages),
  check: ["types", "lint", "format"],
  chromium: ["chromium"],
  e2e: ["build", "e2e"],
};

const names = plans[plan];
if (names === undefined) {
  process.stderr.write(`tests/run.mjs: expected one of ${Object.keys(plans).join(", ")}, got "${plan}".\n`);
  process.exit(2);
}

const total = emptyCount();
/** @type {string[]} */
const failedStages = [];
for (const name of names) {
  const stage = /** @type {Stage} */ (stages[name]);
  print(`\n── ${name} ──`);
  const started = performance.now();
  const count = await outcome(stage);
  if (count.failed > 0) failedStages.push(name);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped.push(...count.skipped);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`${name}: ${summary(count)} in ${seconds} s${count.problem ? ` (${count.problem})` : ""}`);
}

print("");
for (const name of total.skipped) print(`skipped: ${name}`);
if (failedStages.length > 0) print(`failed: ${failedStages.join(", ")}`);
process.exitCode = total.failed > 0 ? 1 : 0;
print(summary(total));

/** @param {Stage} stage */
async function outcome(stage) {
  if (stage.after !== undefined && failedStages.includes(stage.after)) {
    return { ...emptyCount(), failed: 1, problem: `not run, as ${stage.after} failed` };
  }
  try {
    return await stage.run();
  } catch (error) {
    return { ...emptyCount(), failed: 1, problem: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * A command that passes or fails as a whole, as one test.
 * @param {string} name @param {string} bin @param {string[]} args
 * @returns {Stage}
 */
function check(name, bin, ...args) {
  return {
    async run() {
      const passed = await command(name, bin, ...args);
      return { ...emptyCount(), passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
    },
  };
}

/**
 * A runner that leaves a report of its tests.
 * @param {string} reportName @param {(report: any) => import("./reports.mjs").Count} count
 * @param {(report: string) => Promise<boolean>} run
 * @returns {Stage}
 */
function tests(reportName, count, run) {
  const report = join(reports, reportName);
  return {
    async run() {
      mkdirSync(reports, { recursive: true });
      rmSync(report, { force: true });
      return countReport(report, count, await run(report));
    },
  };
}

/**
 * Vitest, leaving a report.
 * @param {string} report @param {string[]} args
 */
function vitest(report, ...args) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return command("vitest", "vitest.mjs", "run", ...reporters, ...args);
}

/** @param {any} report */
function countChromium(report) {
  return countVitest(report, "Chromium");
}

/**
 * Runs a program of an installed package, its output going to ours.
 * @param {string} name @param {string} bin file inside the package @param {string[]} args
 * @returns {Promise<boolean>} whether it ended with status 0
 */
function command(name, bin, ...args) {
  const program = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), bin);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("close", (status) => resolve(status === 0));
  });
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
