import * as v from "valibot";
import { configSchema } from "../experiment/configSchema.ts";
import { engineNames, precisions } from "../experiment/configuration.ts";
import { problemScopes } from "../experiment/problem.ts";
import { engineNotes, runStates } from "../experiment/runStatus.ts";
import type { WorkerEvent } from "../worker/protocol.ts";
import { wellKnownSets } from "../worker/protocol/library.ts";
import { browsed } from "./checkBrowsed.ts";
import { modelEvents } from "./checkModelEvents.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const maybe = v.nullable(v.number());
const score = v.object({ loss: maybe, accuracy: maybe });

const status = v.object({
  state: v.picklist(runStates),
  epoch: count,
  targetEpochs: count,
  step: count,
  totalSteps: count,
  progress: v.number(),
  imagesPerSecond: maybe,
  epochSeconds: maybe,
  secondsLeft: maybe,
  train: score,
  validation: score,
  test: score,
  evaluating: v.boolean(),
});

const facts = v.object({
  engine: v.picklist(engineNames),
  precision: v.picklist(precisions),
  threads: count,
  engineNote: v.nullable(v.picklist(engineNotes)),
  parameterCount: count,
  trainCount: count,
  validationCount: count,
  testCount: count,
});

const trainPoint = v.object({
  epoch: v.number(),
  firstStep: count,
  lastStep: count,
  loss: v.number(),
  lossMin: v.number(),
  lossMax: v.number(),
  smoothLoss: v.number(),
  smoothAccuracy: v.number(),
});

const epochPoint = v.object({
  epoch: count,
  step: count,
  trainLoss: v.number(),
  trainAccuracy: v.number(),
  validationLoss: maybe,
  validationAccuracy: maybe,
  seconds: v.number(),
});

const weights = v.object({
  step: count,
  units: count,
  unitsTotal: count,
  rows: count,
  cols: count,
  limit: v.number(),
  values: v.instance(Int8Array),
});

const answer = v.object({
  rows: count,
  cols: count,
  image: v.instance(Uint8Array),
  probabilities: v.array(v.number()),
  label: count,
  scale: v.number(),
  left: v.number(),
  top: v.number(),
  penWidth: v.number(),
  framing: v.nullable(
    v.object({
      boxLeft: v.number(),
      boxTop: v.number(),
      boxWidth: v.number(),
      boxHeight: v.number(),
      shiftX: v.number(),
      shiftY: v.number(),
    }),
  ),
  strangeness: maybe,
});

const insight = v.object({
  label: count,
  against: count,
  evidence: v.instance(Float32Array),
  margin: v.number(),
  neighbours: v.array(v.object({ label: count, image: v.instance(Uint8Array), distance: v.number() })),
  searched: count,
  units: v.array(v.object({ unit: count, activation: v.number() })),
});

const shifts = v.object({
  reach: count,
  label: count,
  probabilities: v.instance(Float32Array),
  labels: v.instance(Uint8Array),
});

const picture = v.object({ rows: count, cols: count, ink: v.instance(Uint8Array) });

const beforeAndNow = v.object({ before: score, now: score });
const ownFigures = v.object({ count, own: beforeAndNow, test: beforeAndNow });

const distorted = v.object({
  rows: count,
  cols: count,
  classes: count,
  before: v.instance(Uint8Array),
  after: v.instance(Uint8Array),
});

const strings = v.array(v.string());

const wholeSet = ["transpose", "invert", "testShare", "undoAll"] as const;
const editKinds = [...wholeSet, "nameClass", "mapClass", "label", "exclude"] as const;

const edits = v.object({
  transpose: v.boolean(),
  invert: v.boolean(),
  testShare: v.number(),
  testLacking: v.boolean(),
  classes: v.array(v.object({ name: v.string(), to: v.nullable(count), count })),
  labelsFixed: count,
  excluded: count,
  waiting: v.boolean(),
  undoable: v.nullable(v.object({ kind: v.picklist(editKinds), count })),
});

const dataset = v.object({
  name: v.string(),
  builtin: v.boolean(),
  rows: count,
  cols: count,
  classes: count,
  classNames: strings,
  notes: strings,
  edits,
  counts: v.array(count),
  samples: v.instance(Uint8Array),
  samplesPerClass: count,
});

const loadProgress = v.object({
  file: v.string(),
  bytesRead: count,
  bytesTotal: count,
  bytesUnpacked: count,
});

const keptSet = v.object({
  id: count,
  name: v.string(),
  fetched: v.nullable(v.picklist(wellKnownSets)),
  bytes: count,
  loadedAt: v.number(),
  trainCount: count,
  testCount: count,
  rows: count,
  cols: count,
  classes: count,
  sample: v.instance(Uint8Array),
});

const library = v.object({
  sets: v.array(keptSet),
  current: v.nullable(count),
  place: v.picklist(["browser", "memory"]),
  room: v.nullable(v.object({ used: count, allowed: count })),
});

const problem = v.object({
  code: v.string(),
  message: v.string(),
  scope: v.picklist(problemScopes),
  file: v.exactOptional(v.string()),
});

const eventSchema: v.GenericSchema<unknown, WorkerEvent> = v.variant("type", [
  v.object({
    type: v.literal("run"),
    runId: count,
    config: configSchema,
    dataset: v.nullable(dataset),
    facts,
    status,
  }),
  v.object({ type: v.literal("status"), runId: count, status }),
  v.object({ type: v.literal("facts"), runId: count, facts }),
  v.object({
    type: v.literal("curves"),
    runId: count,
    curves: v.object({ train: v.array(trainPoint), epochs: v.array(epochPoint) }),
  }),
  v.object({ type: v.literal("weights"), runId: count, picture: weights }),
  v.object({ type: v.literal("answer"), drawingId: count, answer: v.nullable(answer) }),
  v.object({ type: v.literal("insight"), drawingId: count, insight: v.nullable(insight) }),
  v.object({ type: v.literal("shifts"), drawingId: count, shifts: v.nullable(shifts) }),
  v.object({ type: v.literal("picture"), photoId: count, picture: v.nullable(picture) }),
  v.object({ type: v.literal("own"), runId: count, figures: v.nullable(ownFigures) }),
  v.object({ type: v.literal("distorted"), samples: distorted }),
  v.object({ type: v.literal("tray"), have: strings, missing: strings }),
  v.object({ type: v.literal("loading"), progress: v.nullable(loadProgress) }),
  v.object({ type: v.literal("dataset"), dataset }),
  v.object({ type: v.literal("library"), library }),
  v.object({ type: v.literal("browsed"), browseId: count, result: v.nullable(browsed) }),
  ...modelEvents,
  v.object({ type: v.literal("problem"), problem }),
  v.object({ type: v.literal("reply"), id: count, loaded: v.boolean() }),
  v.object({ type: v.literal("pong") }),
]);

/**
 * A message as an event of the training worker.
 * @throws ValiError if it is none.
 */
export function checkEvent(message: unknown): WorkerEvent {
  return v.parse(eventSchema, message);
}
