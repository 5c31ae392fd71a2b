import { describe, expect, it } from "vitest";
import { checkEvent } from "../../src/app/checkEvent.ts";
import { initialState } from "../../src/app/playgroundState.ts";
import { defaultConfig } from "../../src/experiment/configuration.ts";
import { engineNotes } from "../../src/experiment/runStatus.ts";
import type { WorkerEvent } from "../../src/worker/protocol.ts";

const { status } = initialState;
const facts = {
  engine: "reference",
  precision: "f64",
  threads: 1,
  engineNote: null,
  parameterCount: 101_770,
  trainCount: 500,
  validationCount: 100,
  testCount: 0,
} as const;
const trainPoint = {
  epoch: 0.5,
  firstStep: 1,
  lastStep: 2,
  loss: 2,
  lossMin: 1,
  lossMax: 3,
  smoothLoss: 2,
  smoothAccuracy: 0.5,
};
const epochPoint = {
  epoch: 1,
  step: 16,
  trainLoss: 1,
  trainAccuracy: 0.5,
  validationLoss: null,
  validationAccuracy: null,
  seconds: 0.1,
};
const dataset = {
  name: "tiny",
  builtin: false,
  rows: 28,
  cols: 28,
  classes: 2,
  counts: [3, 4],
  samples: new Uint8Array(4),
  samplesPerClass: 1,
};
const answer = { image: new Uint8Array(784), probabilities: [0.25, 0.75], label: 1 };
const picture = {
  step: 1,
  units: 1,
  unitsTotal: 4,
  rows: 1,
  cols: 2,
  limit: 0.5,
  values: Int8Array.of(1, -1),
};

const events: { [T in WorkerEvent["type"]]: Extract<WorkerEvent, { type: T }> } = {
  run: { type: "run", runId: 1, config: defaultConfig, dataset, facts, status },
  status: { type: "status", runId: 1, status },
  facts: { type: "facts", runId: 1, facts },
  curves: { type: "curves", runId: 1, curves: { train: [trainPoint], epochs: [epochPoint] } },
  weights: { type: "weights", runId: 1, picture },
  answer: { type: "answer", drawingId: 1, answer },
  tray: { type: "tray", have: ["60,000 training images (a)"], missing: [] },
  loading: { type: "loading", progress: { file: "a", bytesRead: 1, bytesTotal: 2, bytesUnpacked: 3 } },
  problem: { type: "problem", problem: { code: "diverged", message: "No.", scope: "run" } },
  reply: { type: "reply", id: 1, loaded: true },
  pong: { type: "pong" },
};

/** Copies of an object, each without one of its parts, however deep. */
function lacking(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Array.isArray(value))
    return [];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, part]) => {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    return [rest, ...lacking(part).map((smaller) => ({ ...value, [key]: smaller }))];
  });
}

const refusal: unknown = expect.objectContaining({ name: "ValiError" });

describe("checkEvent", () => {
  for (const event of Object.values(events)) {
    it(`accepts ${event.type} as it is, and not without any one of its parts`, () => {
      expect(checkEvent(event)).toEqual(event);
      for (const part of lacking(event)) {
        expect(() => checkEvent(part), JSON.stringify(part)).toThrow(refusal);
      }
    });
  }

  it("accepts null where there may be nothing", () => {
    for (const event of [
      { type: "answer", drawingId: 1, answer: null },
      { type: "loading", progress: null },
    ]) {
      expect(checkEvent(event)).toEqual(event);
    }
  });

  it("accepts every note on the engine, and a number of threads that has grown", () => {
    for (const engineNote of engineNotes) {
      const event = { ...events.facts, facts: { ...facts, engineNote, threads: 8 } };
      expect(checkEvent(event)).toEqual(event);
    }
  });

  const malformed: Record<string, unknown> = {
    "no object": "pong",
    "an unknown type": { type: "restart" },
    "a loss that is no number": {
      ...events.status,
      status: { ...status, train: { loss: NaN, accuracy: 0 } },
    },
    "an unknown state": { ...events.status, status: { ...status, state: "asleep" } },
    "an unknown engine": { ...events.facts, facts: { ...facts, engine: "gpu" } },
    "an unknown note on the engine": { ...events.facts, facts: { ...facts, engineNote: "slow" } },
    "a step that is a fraction": { ...events.status, status: { ...status, step: 0.5 } },
    "a label below zero": { ...events.answer, answer: { ...answer, label: -1 } },
    "weights in another kind of array": { ...events.weights, picture: { ...picture, values: [1, -1] } },
    "a problem of no known scope": { ...events.problem, problem: { code: "a", message: "b", scope: "page" } },
    "a point of the curve without its loss": {
      ...events.curves,
      curves: { train: [{ ...trainPoint, loss: undefined }], epochs: [] },
    },
  };
  for (const [what, message] of Object.entries(malformed)) {
    it(`refuses ${what}`, () => {
      expect(() => checkEvent(message)).toThrow(refusal);
    });
  }
});
