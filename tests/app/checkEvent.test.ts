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
  classNames: ["cat", "dog"],
  notes: ["Its images are turned."],
  edits: {
    transpose: true,
    invert: false,
    testShare: 0.2,
    testLacking: true,
    classes: [
      { name: "cat", to: 0, count: 3 },
      { name: "wolf", to: null, count: 2 },
    ],
    labelsFixed: 1,
    excluded: 0,
    waiting: false,
    undoable: { kind: "mapClass" as const, count: 2 },
  },
  counts: [3, 4],
  samples: new Uint8Array(4),
  samplesPerClass: 1,
};
const keptSet = {
  id: 1,
  name: "tiny",
  fetched: null,
  bytes: 100,
  loadedAt: 1.7e12,
  trainCount: 7,
  testCount: 0,
  rows: 28,
  cols: 28,
  classes: 2,
  sample: new Uint8Array(784),
};
const library = {
  sets: [keptSet],
  current: null,
  place: "browser",
  room: { used: 100, allowed: 1000 },
} as const;
const overview = {
  kind: "overview",
  name: "tiny",
  rows: 28,
  cols: 28,
  names: ["cat", "dog"],
  classes: 1,
  becomes: [0, null],
  counts: { train: [3, 4], test: [0, 0] },
  used: { train: [2, 0], test: [0, 0] },
  classesChanged: { leftOut: 1, merged: 0 },
  excluded: { train: 0, test: 0 },
  fixed: { train: 1, test: 0 },
  changed: true,
  means: new Uint8Array(1568),
} as const;
const answer = {
  rows: 1,
  cols: 2,
  image: new Uint8Array(784),
  scale: 0.05,
  left: 1,
  penWidth: 2.4,
  top: 2,
  framing: { boxLeft: 8, boxTop: 4, boxWidth: 12, boxHeight: 20, shiftX: 0, shiftY: -1 },
  probabilities: [0.25, 0.75],
  label: 1,
  strangeness: 0.8,
};
const insight = {
  label: 1,
  against: 0,
  evidence: new Float32Array(784),
  margin: 1.1,
  neighbours: [{ label: 1, image: new Uint8Array(784), distance: 2.5 }],
  searched: 500,
  units: [{ unit: 3, activation: 0.9 }],
};
const shifts = { reach: 1, label: 1, probabilities: new Float32Array(9), labels: new Uint8Array(9) };
const score = { loss: 0.5, accuracy: 0.75 };
const ownFigures = { count: 4, own: { before: score, now: score }, test: { before: score, now: score } };
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
  insight: { type: "insight", drawingId: 1, insight },
  shifts: { type: "shifts", drawingId: 1, shifts },
  picture: { type: "picture", photoId: 1, picture: { rows: 1, cols: 2, ink: Uint8Array.of(0, 255) } },
  own: { type: "own", runId: 1, figures: ownFigures },
  distorted: {
    type: "distorted",
    samples: { rows: 1, cols: 2, classes: 1, before: new Uint8Array(2), after: new Uint8Array(4) },
  },
  tray: { type: "tray", have: ["60,000 training images (a)"], missing: [] },
  loading: { type: "loading", progress: { file: "a", bytesRead: 1, bytesTotal: 2, bytesUnpacked: 3 } },
  dataset: { type: "dataset", dataset },
  library: { type: "library", library },
  browsed: { type: "browsed", browseId: 1, result: overview },
  exported: { type: "exported", exportId: 1, file: { name: "train.py", blob: new Blob(["print()"]) } },
  modelWaits: {
    type: "modelWaits",
    model: { modelId: 1, name: "a.npz", layers: [4, 2], activations: ["relu"] },
  },
  opened: {
    type: "opened",
    model: {
      name: "a.npz",
      config: defaultConfig,
      hasNetwork: true,
      resumed: false,
      notes: ["It has no biases."],
    },
  },
  lastRun: { type: "lastRun", run: { layers: [784, 10], step: 3, data: "MNIST" } },
  broughtBack: { type: "broughtBack", config: defaultConfig },
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
      { type: "answer", drawingId: 1, answer: { ...answer, framing: null, strangeness: null } },
      { type: "insight", drawingId: 1, insight: null },
      { type: "insight", drawingId: 1, insight: { ...insight, neighbours: [], searched: 0, units: [] } },
      { type: "shifts", drawingId: 1, shifts: null },
      { type: "picture", photoId: 1, picture: null },
      { type: "own", runId: 1, figures: null },
      { type: "loading", progress: null },
      { type: "exported", exportId: 1, file: null },
      { type: "modelWaits", model: null },
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
    "a neighbour without its image": {
      ...events.insight,
      insight: { ...insight, neighbours: [{ label: 1, distance: 2.5 }] },
    },
    "a unit without its number": { ...events.insight, insight: { ...insight, units: [{ activation: 1 }] } },
    "evidence that is a plain list": { ...events.insight, insight: { ...insight, evidence: [0.5] } },
    "weights in another kind of array": { ...events.weights, picture: { ...picture, values: [1, -1] } },
    "a problem of no known scope": { ...events.problem, problem: { code: "a", message: "b", scope: "page" } },
    "an exported file that is bytes": { ...events.exported, file: { name: "a", blob: new Uint8Array(1) } },
    "an opened experiment out of bounds": {
      ...events.opened,
      model: { ...events.opened.model, config: { ...defaultConfig, lr: -1 } },
    },
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
