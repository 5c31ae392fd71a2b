import type { Activation, Initializer } from "../engine/network.ts";
import type { OptimizerName } from "../engine/optimizers.ts";

export const precisions = ["f32", "f64"] as const;
export type Precision = (typeof precisions)[number];

export const engineNames = ["fast", "reference"] as const;
export type EngineName = (typeof engineNames)[number];

export const schedules = ["constant", "cosine"] as const;
export type Schedule = (typeof schedules)[number];

/** `threads` of an experiment that leaves their number to the machine: one for each core, 8 at most. */
export const AUTOMATIC_THREADS = 0;

/**
 * Everything that decides a run, given its data, and how it is computed. Two runs with equal configurations
 * agree bit for bit where the same engine computes them; the number of threads never changes a result.
 */
export interface ExperimentConfig {
  /** Units of every layer, inputs first and classes last. */
  readonly layers: readonly number[];
  readonly activation: Activation;
  readonly init: Initializer;
  readonly optimizer: OptimizerName;
  /** Learning rate, > 0. */
  readonly lr: number;
  /** How the learning rate goes from there: as it is, or down to 0 over the run's epochs along half a cosine. */
  readonly schedule: Schedule;
  /** Momentum coefficient in [0, 1), read by the momentum optimiser alone. */
  readonly momentum: number;
  /** Weight decay, added to each gradient as `decay * value`. */
  readonly decay: number;
  /**
   * How far training images are distorted anew in each epoch: the largest turn in degrees, with which shift, scale,
   * slant and elastic deformation grow; 0 for not at all.
   */
  readonly distortion: number;
  /** Images in one step. */
  readonly batch: number;
  /** Passes over the training images until the run is done. */
  readonly epochs: number;
  /** Seeds every random draw of the run, as `np.random.seed` does. */
  readonly seed: number;
  readonly precision: Precision;
  /** Images held back from the end of the training set. */
  readonly validation: number;
  /** The engine asked for; where the fast one cannot run, the reference engine computes. */
  readonly engine: EngineName;
  /** Threads the fast engine shares the work among, or `AUTOMATIC_THREADS`. */
  readonly threads: number;
}

export const defaultConfig: ExperimentConfig = {
  layers: [784, 128, 10],
  activation: "relu",
  init: "he",
  optimizer: "sgd",
  lr: 0.1,
  schedule: "constant",
  momentum: 0.9,
  decay: 0,
  distortion: 0,
  batch: 64,
  epochs: 10,
  seed: 42,
  precision: "f64",
  validation: 5000,
  engine: "fast",
  threads: AUTOMATIC_THREADS,
};

/** Bounds, both included, of every number a visitor may set. */
export const bounds = {
  layerCount: { min: 2, max: 10 },
  units: { min: 1, max: 4096 },
  lr: { min: 1e-6, max: 10 },
  momentum: { min: 0, max: 0.999 },
  decay: { min: 0, max: 1 },
  distortion: { min: 0, max: 45 },
  batch: { min: 1, max: 8192 },
  epochs: { min: 1, max: 1000 },
  seed: { min: 0, max: 2 ** 32 - 1 },
  validation: { min: 0, max: 1_000_000 },
  /** Of a number that is set; `AUTOMATIC_THREADS` lies outside. */
  threads: { min: 1, max: 8 },
  /** How often each of the visitor's own digits comes up in an epoch; of no key, as links do not carry digits. */
  ownWeight: { min: 0, max: 100 },
} as const;

/** Keys a run in progress takes over with its next step; the others need a new run. */
export const liveKeys = [
  "optimizer",
  "lr",
  "schedule",
  "momentum",
  "decay",
  "distortion",
  "batch",
  "epochs",
] as const;

const resetKeys = [
  "layers",
  "activation",
  "init",
  "seed",
  "precision",
  "validation",
  "engine",
  "threads",
] as const;
export type ResetKey = (typeof resetKeys)[number];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keys in which `wanted` differs from what a run was made with and that only a reset can change. */
export function keysNeedingReset(running: ExperimentConfig, wanted: ExperimentConfig): ResetKey[] {
  return resetKeys.filter((key) => !same(running[key], wanted[key]));
}

/** The keys that apply at once, with their values. */
export type LivePart = Pick<ExperimentConfig, (typeof liveKeys)[number]>;

export function livePart(config: ExperimentConfig): LivePart {
  const { optimizer, lr, schedule, momentum, decay, distortion, batch, epochs } = config;
  return { optimizer, lr, schedule, momentum, decay, distortion, batch, epochs };
}

/** True when the two differ in a key that applies at once. */
export function liveKeysDiffer(running: ExperimentConfig, wanted: ExperimentConfig): boolean {
  return liveKeys.some((key) => running[key] !== wanted[key]);
}

/** The configuration with its first and last layer made to fit images of `inputs` pixels and `classes`. */
export function fitToData(config: ExperimentConfig, inputs: number, classes: number): ExperimentConfig {
  if (config.layers[0] === inputs && config.layers.at(-1) === classes) return config;
  return { ...config, layers: [inputs, ...config.layers.slice(1, -1), classes] };
}
