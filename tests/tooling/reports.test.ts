import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countPlaywright, countReport, countVitest, summary } from "../reports.mjs";

const test = (status: string, fullName = "adds") => ({ status, fullName });
const file = (status: string, ...assertionResults: object[]) => ({
  name: "/somewhere/tests/engine/random.test.ts",
  status,
  assertionResults,
});

describe("countVitest", () => {
  it("counts what passed and failed, and names what was skipped", () => {
    const skipped = [test("skipped", "unit of mass"), test("todo", "unit of time"), test("pending", "other")];
    const report = {
      testResults: [file("passed", test("passed"), ...skipped), file("failed", test("failed"))],
    };
    expect(countVitest(report)).toEqual({
      passed: 1,
      failed: 1,
      skipped: ["unit of mass", "unit of time", "other"].map(
        (name) => `tests/engine/random.test.ts > ${name}`,
      ),
    });
  });

  it("says where a skipped test would have run, if it is told", () => {
    const report = { testResults: [file("passed", test("skipped"))] };
    expect(countVitest(report, "Chromium").skipped).toEqual(["Chromium: tests/engine/random.test.ts > adds"]);
  });

  it("counts a file that could not be loaded as failed", () => {
    expect(countVitest({ testResults: [file("failed")] })).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
});

describe("countPlaywright", () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

  it("counts the tests of all suites, a flaky one as failed", () => {
    const inner = { title: "training", specs: [spec("pauses", "unexpected"), spec("resumes", "skipped")] };
    const outer = {
      title: "train.spec.ts",
      specs: [spec("trains", "expected"), spec("waits", "flaky")],
      suites: [inner],
    };
    expect(countPlaywright({ suites: [outer], errors: [] })).toEqual({
      passed: 1,
      failed: 2,
      skipped: ["train.spec.ts > training > resumes"],
    });
  });

  it("counts an error outside of the tests as failed", () => {
    expect(countPlaywright({ suites: [], errors: [{}] })).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
});

describe("countReport", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "inkling-reports-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const report = (content: string) => {
    writeFileSync(join(folder, "unit.json"), content);
    return join(folder, "unit.json");
  };

  it("takes over the count of a runner that ended well", () => {
    const path = report(JSON.stringify({ testResults: [file("passed", test("passed"))] }));
    expect(countReport(path, countVitest, true)).toEqual({ passed: 1, failed: 0, skipped: [] });
  });

  it.each([
    ["leaves no report", "left no report", () => join(folder, "none.json")],
    ["breaks off its report", "left no report", () => report('{"testResults": [')],
    ["runs no tests", "ran no tests", () => report('{"testResults": []}')],
  ])("fails a runner that %s", (_, problem, path) => {
    expect(countReport(path(), countVitest, true)).toMatchObject({ failed: 1, problem });
  });

  it("fails a runner that ends badly although its tests passed", () => {
    const path = report(JSON.stringify({ testResults: [file("passed", test("passed"))] }));
    const problem = "failed outside of its tests";
    expect(countReport(path, countVitest, false)).toEqual({ passed: 1, failed: 1, skipped: [], problem });
  });
});

describe("summary", () => {
  it("mentions skipped tests only where there are some", () => {
    expect(summary({ passed: 12, failed: 0, skipped: [] })).toBe("12 passed, 0 failed");
    expect(summary({ passed: 3, failed: 1, skipped: ["a", "b"] })).toBe("3 passed, 1 failed, 2 skipped");
  });
});
