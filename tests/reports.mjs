import { readFileSync } from "node:fs";

/**
 * What a runner did, out of its JSON report: numbers of tests, and the names of those left out.
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Count
 */

/**
 * Counts a report; a runner that left none, or counted nothing, or failed without naming a test, has failed.
 * @param {string} file @param {(report: any) => Count} count @param {boolean} succeeded whether its exit status was 0
 * @returns {Count & { problem?: string }}
 */
export function countReport(file, count, succeeded) {
  /** @type {Count} */
  let counted;
  try {
    counted = count(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { passed: 0, failed: 1, skipped: [], problem: "left no report" };
  }
  const { passed, failed, skipped } = counted;
  if (passed + failed + skipped.length === 0) return { ...counted, failed: 1, problem: "ran no tests" };
  if (failed === 0 && !succeeded) return { ...counted, failed: 1, problem: "failed outside of its tests" };
  return counted;
}

/**
 * Counts Vitest's report; a file that could not be loaded has no tests in it, and counts as one that failed.
 * @param {any} report @param {string} [where] what ran the tests, if the same ones also run elsewhere
 * @returns {Count}
 */
export function countVitest(report, where) {
  const origin = where === undefined ? "" : `${where}: `;
  const count = emptyCount();
  for (const { status, assertionResults, name } of report.testResults) {
    if (status === "failed" && !assertionResults.some(isFailed)) count.failed++;
    for (const test of assertionResults) {
      if (test.status === "passed") count.passed++;
      else if (isFailed(test)) count.failed++;
      else count.skipped.push(`${origin}${shortPath(name)} > ${test.fullName}`);
    }
  }
  return count;
}

/**
 * Counts Playwright's report; an error outside of the tests counts as one that failed.
 * @param {any} report @returns {Count}
 */
export function countPlaywright(report) {
  const count = emptyCount();
  count.failed += report.errors.length;
  /** @param {any} suite @param {string[]} path */
  const visit = (suite, path) => {
    const titles = suite.title ? [...path, suite.title] : path;
    for (const spec of suite.specs ?? []) {
      for (const { status } of spec.tests) {
        if (status === "expected") count.passed++;
        else if (status === "skipped") count.skipped.push([...titles, spec.title].join(" > "));
        else count.failed++;
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, titles);
  };
  for (const suite of report.suites) visit(suite, []);
  return count;
}

/**
 * The last line of a run.
 * @param {Count} count
 */
export function summary({ passed, failed, skipped }) {
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return `${passed} passed, ${failed} failed${left}`;
}

/** @returns {Count} */
export const emptyCount = () => ({ passed: 0, failed: 0, skipped: [] });

/** @param {{ status: string }} test */
const isFailed = ({ status }) => status === "failed";

/** @param {string} path */
const shortPath = (path) => path.replace(/^.*[\\/]tests[\\/]/, "tests/");
