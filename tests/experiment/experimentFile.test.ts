import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { experimentOf, formatExperiment } from "../../src/experiment/experimentFile.ts";
import { ExperimentError, parseExperiment } from "../../src/experiment/parseExperiment.ts";
import { facts, smallSnapshot } from "./smallExperiment.ts";

const file = experimentOf(smallSnapshot(), facts);
const text = formatExperiment(file);

/** The text with the value at a path, such as `log.train.stretch`, another; `undefined` leaves it out. */
function textWith(path: string, value: unknown): string {
  const json = JSON.parse(text) as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let at = json;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return JSON.stringify(json);
}

/** Every path to a value that is no object. */
function pathsIn(value: unknown, path: string[] = []): string[] {
  if (typeof value !== "object" || value === null) return [path.join(".")];
  return Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, key]));
}

describe("experiment.json", () => {
  it("has its keys in one order, and numbers own digits in theirs", () => {
    const json = JSON.parse(text) as Record<string, object>;
    expect(Object.keys(json)).toEqual([
      ...["format", "version", "link", "config", "startedFrom", "changes", "data", "progress", "log"],
      "resume",
    ]);
    expect(json["changes"]).toMatchObject([
      { kind: "own", step: 0, digits: { index: 0, count: 1, weight: 3 } },
      { kind: "live", step: 4, target: 12, config: { lr: 0.05 } },
      { kind: "own", step: 4, digits: null },
      { kind: "own", step: 9, digits: { index: 1, count: 1, weight: 3 } },
    ]);
    expect(json["resume"]).toEqual({
      ...{ taken: 2, orderLength: 3, optimizerSteps: 0 },
      random: { position: 7, cachedGaussian: -1.5e-7 },
    });
    expect(text).toContain('"lr": 0.30000000000000004');
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("comes back as it was, and is the same text again, whatever the order of its keys", () => {
    expect(parseExperiment(text, "a.json")).toEqual(file);
    expect(formatExperiment(parseExperiment(`\uFEFF${text}`, "a.json"))).toBe(text);
    const turned = (value: unknown): unknown =>
      typeof value !== "object" || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, turned(part)]),
          );
    expect(formatExperiment(parseExperiment(JSON.stringify(turned(JSON.parse(text))), "a.json"))).toBe(text);
  });

  it("brings every double back", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 });
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 200 }), finite, (firstLosses, lossSum) => {
        const progress = { ...file.progress, lossSum };
        const log = { ...file.log, firstLosses };
        const read = parseExperiment(formatExperiment({ ...file, progress, log }), "a.json");
        expect(read.log.firstLosses).toEqual(firstLosses);
        expect(read.progress.lossSum).toBe(lossSum);
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it("is refused wherever a value has another type, or is left out", () => {
    for (const path of pathsIn(JSON.parse(text))) {
      // Its own experiment is written as a link anew.
      for (const value of path === "link" ? [7] : [{}, undefined]) {
        expect(() => parseExperiment(textWith(path, value), "a.json"), path).toThrow(ExperimentError);
      }
    }
  });

  it("is parsed or refused, whatever the text", () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), (at, other) => {
        try {
          parseExperiment(text.slice(0, at) + other + text.slice(at + 1), "a.json");
        } catch (error) {
          expect(error).toBeInstanceOf(ExperimentError);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  const bad: readonly (readonly [path: string, value: unknown, message: string])[] = [
    ["config.lr", 0, "config.lr to be at least 0.000001, got 0"],
    ["config.layers", [7, 2], "layers for its data, 6 … 2, got 7-2"],
    ["data.classNames", ["a"], "2 class names, got 1"],
    ["data.testCount", 5, "checksums of 5 test images, got null"],
    [
      "data.checksums.trainLabels",
      2 ** 32,
      "data.checksums.trainLabels to be at most 4294967295, got 4294967296",
    ],
    ["progress.step", 8, "changes in their order, up to step 8, got one at step 9 after step 4"],
    [
      "progress.state",
      "training",
      'progress.state to be ("ready" | "paused" | "done" | "failed"), got "training"',
    ],
    ["progress.lossSum", null, "progress.lossSum to be number, got null"],
    ["resume.taken", 4, "at most 3 images taken of the running epoch, got 4"],
    ["resume.random.position", 625, "resume.random.position to be at most 624, got 625"],
    ["changes.3.digits.index", 0, "own digits number 1, got number 0"],
    ["log.train.filled", 2, "a last stretch of at most 1 steps, got 2"],
  ];
  for (const [path, value, message] of bad) {
    it(`is refused where ${path} is ${JSON.stringify(value)}`, () => {
      expect(() => parseExperiment(textWith(path, value), "a.json")).toThrow(
        `a.json: expected ${message}. Export it again, or choose the file as it was exported.`,
      );
    });
  }
});
