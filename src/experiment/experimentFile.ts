import type { ExperimentConfig } from "./configuration.ts";
import type { DataFacts } from "./dataFacts.ts";
import { EXPERIMENT_FORMAT, EXPERIMENT_VERSION } from "./experimentFormat.ts";
import { formatHash } from "./hash.ts";
import type { MixedIn, RunChange, RunLog, RunProgress, RunSnapshot } from "./runSnapshot.ts";

/** Own digits in another file: which they are among those that the run was given, from 0, and how many. */
export interface DigitsElsewhere {
  readonly index: number;
  readonly count: number;
  readonly weight: number;
}

/** A change as it is written down, own digits apart. */
export type WrittenChange =
  | Extract<RunChange, { kind: "live" }>
  | { readonly kind: "own"; readonly step: number; readonly digits: DigitsElsewhere | null };

/** What going on needs beside the arrays that lie in other files. */
export interface WrittenResume {
  readonly taken: number;
  /** Images in the running epoch's order. */
  readonly orderLength: number;
  readonly optimizerSteps: number;
  readonly random: Omit<RunSnapshot["random"], "key">;
}

/** All of a run but its arrays, as `experiment.json` holds it. */
export interface ExperimentFile {
  /** The experiment as it began, as a link's hash. */
  readonly link: string;
  readonly made: ExperimentConfig;
  readonly startedFrom: string | null;
  readonly changes: readonly WrittenChange[];
  readonly data: DataFacts;
  readonly progress: RunProgress;
  readonly log: RunLog;
  readonly resume: WrittenResume;
}

/** What is to be written down of a run on such data. */
export function experimentOf(snapshot: RunSnapshot, data: DataFacts): ExperimentFile {
  const { made, startedFrom, progress, log, order, taken, optimizer, random } = snapshot;
  const { position, cachedGaussian } = random;
  let index = 0;
  const elsewhere = ({ labels, weight }: MixedIn) => ({ index: index++, count: labels.length, weight });
  return {
    link: formatHash(made),
    ...{ made, startedFrom },
    changes: snapshot.changes.map((change) =>
      change.kind === "live"
        ? change
        : { ...change, digits: change.digits === null ? null : elsewhere(change.digits) },
    ),
    ...{ data, progress, log },
    resume: {
      ...{ taken, orderLength: order.length, optimizerSteps: optimizer.steps },
      random: { position, cachedGaussian },
    },
  };
}

/**
 * The text of `experiment.json`, in one order of keys whatever the objects' own; numbers are written so that they come
 * back as the same doubles, what is no number as `null`.
 */
export function formatExperiment(file: ExperimentFile): string {
  const { link, made, startedFrom, changes, data, progress, log, resume } = file;
  const written = {
    ...{ format: EXPERIMENT_FORMAT, version: EXPERIMENT_VERSION, link },
    config: inOrder(made, CONFIG_KEYS),
    startedFrom,
    changes: changes.map((change) =>
      change.kind === "live"
        ? inOrder({ ...change, config: inOrder(change.config, CONFIG_KEYS) }, CHANGE_KEYS)
        : inOrder(change, CHANGE_KEYS),
    ),
    data: inOrder({ ...data, checksums: inOrder(data.checksums, CHECKSUM_KEYS) }, DATA_KEYS),
    progress: inOrder(progress, PROGRESS_KEYS),
    log: {
      firstLosses: log.firstLosses,
      train: {
        ...inOrder(log.train, CURVE_KEYS),
        buckets: log.train.buckets.map((bucket) => inOrder(bucket, BUCKET_KEYS)),
      },
      epochs: {
        stride: log.epochs.stride,
        points: log.epochs.points.map((point) => inOrder(point, POINT_KEYS)),
      },
    },
    resume,
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

const CONFIG_KEYS = [
  ...["layers", "activation", "init", "optimizer", "lr", "schedule", "momentum", "decay", "distortion"],
  ...["batch", "epochs", "seed", "precision", "validation", "engine", "threads"],
];
const CHANGE_KEYS = ["kind", "step", "target", "config", "digits"];
const DATA_KEYS = [
  ...["name", "rows", "cols", "classes", "classNames", "trainCount", "testCount", "checksums", "publicSet"],
];
const CHECKSUM_KEYS = ["trainImages", "trainLabels", "testImages", "testLabels"];
const PROGRESS_KEYS = [
  ...["state", "epoch", "target", "step", "lossSum", "hits", "epochMs", "epochSeconds"],
  ...["train", "validation", "test"],
];
const CURVE_KEYS = ["stretch", "filled", "weight", "lossSum", "accuracySum"];
const BUCKET_KEYS = [
  ...["epoch", "firstStep", "lastStep", "sum", "min", "max", "smoothLoss", "smoothAccuracy"],
];
const POINT_KEYS = [
  ...["epoch", "step", "trainLoss", "trainAccuracy", "validationLoss", "validationAccuracy", "seconds"],
];

/** The same values, their keys in this order; what has none of them stays out. */
function inOrder(value: object, keys: readonly string[]): Record<string, unknown> {
  const entries = new Map(Object.entries(value));
  return Object.fromEntries(keys.filter((key) => entries.has(key)).map((key) => [key, entries.get(key)]));
}
