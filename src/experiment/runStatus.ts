import type { EngineName, Precision } from "./configuration.ts";

export const runStates = ["empty", "loading", "ready", "training", "paused", "done", "failed"] as const;

/**
 * Where a run stands: `empty` no data, `loading` data on its way, `ready` untrained, then `training`,
 * `paused`, `done` (all epochs finished) or `failed` (a loss that is no number any more).
 */
export type RunState = (typeof runStates)[number];

/** Mean loss in nats and share of hits in [0, 1]; `null` until known. */
export interface Score {
  readonly loss: number | null;
  readonly accuracy: number | null;
}

/** The figures of a run at one moment. */
export interface RunStatus {
  readonly state: RunState;
  /** Finished epochs, and how many are asked for. */
  readonly epoch: number;
  readonly targetEpochs: number;
  /** Steps taken, and how many there will be at the end. */
  readonly step: number;
  readonly totalSteps: number;
  /** Done part of all epochs asked for, in [0, 1]. */
  readonly progress: number;
  /** Images trained on in a second, over about the last second of training; `null` before any. */
  readonly imagesPerSecond: number | null;
  /** Last finished epoch's training alone, in seconds. */
  readonly epochSeconds: number | null;
  readonly secondsLeft: number | null;
  /** Mean over the last finished epoch, or over the running one before there is any. */
  readonly train: Score;
  readonly validation: Score;
  readonly test: Score;
  /** True while a split is being measured. */
  readonly evaluating: boolean;
}

export const engineNotes = ["no-simd", "not-isolated", "kernels-failed"] as const;

/**
 * Why a run is not computed as it was asked for: `no-simd` the browser has no WebAssembly SIMD,
 * `kernels-failed` the fast engine's kernels could not be loaded (the reference engine computes instead of
 * it), `not-isolated` the page's server sends no COOP and COEP headers, so that there is one thread.
 */
export type EngineNote = (typeof engineNotes)[number];

/** What computes a run, and on how many images; all but `threads` and `testCount` hold from its first step. */
export interface RunFacts {
  readonly engine: EngineName;
  readonly precision: Precision;
  /** Threads at work; there may be one until the others have started. */
  readonly threads: number;
  /** `null` where all is as it was asked for. */
  readonly engineNote: EngineNote | null;
  readonly parameterCount: number;
  /** Images trained on and held back. */
  readonly trainCount: number;
  readonly validationCount: number;
  readonly testCount: number;
}
