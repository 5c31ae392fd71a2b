import * as v from "valibot";
import { CLASSES, SIDES } from "../data/dataset.ts";
import { configSchema, livePartSchema } from "./configSchema.ts";
import { bounds } from "./configuration.ts";
import { EXPERIMENT_FORMAT, EXPERIMENT_VERSION } from "./experimentFormat.ts";

const finite = v.pipe(v.number(), v.finite());
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const between = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Bounds of what is kept; more than the page itself ever writes. */
const MOST_POINTS = 400;
const MOST_CHANGES = 100_000;
const NAME_LENGTH = 10_000;

const text = v.pipe(v.string(), v.maxLength(NAME_LENGTH));
const crc = between({ min: 0, max: 2 ** 32 - 1 });
const score = v.object({ loss: v.nullable(finite), accuracy: v.nullable(share) });

const change = v.variant("kind", [
  v.object({ kind: v.literal("live"), step: count, target: positive, config: livePartSchema }),
  v.object({
    kind: v.literal("own"),
    step: count,
    digits: v.nullable(
      v.object({
        index: count,
        count: v.pipe(positive, v.maxValue(100_000)),
        weight: between(bounds.ownWeight),
      }),
    ),
  }),
]);

const data = v.object({
  name: text,
  rows: between(SIDES),
  cols: between(SIDES),
  classes: between(CLASSES),
  classNames: v.array(text),
  trainCount: positive,
  testCount: count,
  checksums: v.object({
    trainImages: crc,
    trainLabels: crc,
    testImages: v.nullable(crc),
    testLabels: v.nullable(crc),
  }),
  publicSet: v.nullable(v.picklist(["MNIST", "Fashion-MNIST"])),
});

const progress = v.object({
  state: v.picklist(["ready", "paused", "done", "failed"]),
  epoch: count,
  target: positive,
  step: count,
  lossSum: finite,
  hits: count,
  epochMs: notNegative,
  epochSeconds: v.nullable(notNegative),
  train: score,
  validation: score,
  test: score,
});

const bucket = v.pipe(
  v.object({
    ...{ epoch: notNegative, firstStep: positive, lastStep: positive },
    ...{ sum: finite, min: finite, max: finite, smoothLoss: finite, smoothAccuracy: notNegative },
  }),
  v.check(({ firstStep, lastStep }) => firstStep <= lastStep, "firstStep"),
);

const point = v.object({
  ...{ epoch: positive, step: positive, trainLoss: finite, trainAccuracy: share },
  ...{ validationLoss: v.nullable(finite), validationAccuracy: v.nullable(share), seconds: notNegative },
});

const log = v.object({
  firstLosses: v.pipe(v.array(finite), v.maxLength(MOST_POINTS)),
  train: v.object({
    ...{ stretch: positive, filled: count, weight: notNegative, lossSum: finite, accuracySum: notNegative },
    buckets: v.pipe(v.array(bucket), v.maxLength(MOST_POINTS)),
  }),
  epochs: v.object({ stride: positive, points: v.pipe(v.array(point), v.maxLength(MOST_POINTS)) }),
});

/** `experiment.json` as it is written; what it says of several places is checked by `parseExperiment`. */
export const experimentSchema = v.object({
  format: v.literal(EXPERIMENT_FORMAT),
  version: v.literal(EXPERIMENT_VERSION),
  link: v.string(),
  config: configSchema,
  startedFrom: v.nullable(text),
  changes: v.pipe(v.array(change), v.maxLength(MOST_CHANGES)),
  data,
  progress,
  log,
  resume: v.object({
    taken: count,
    orderLength: count,
    optimizerSteps: count,
    random: v.object({ position: between({ min: 0, max: 624 }), cachedGaussian: v.nullable(finite) }),
  }),
});
