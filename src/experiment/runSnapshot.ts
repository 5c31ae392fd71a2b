import type { OptimizerState, ParameterSet } from "../engine/engine.ts";
import type { RandomSnapshot } from "../engine/random.ts";
import type { ExperimentConfig, LivePart } from "./configuration.ts";
import type { EpochCurveSnapshot } from "./epochCurve.ts";
import type { RunState, Score } from "./runStatus.ts";
import type { TrainCurveSnapshot } from "./trainCurve.ts";

/** Examples of the visitor's own, as training mixed them in; shapes: images (M, 784) uint8, labels (M,). */
export interface MixedIn {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** How often each comes up in an epoch. */
  readonly weight: number;
}

/** What a visitor changed about a run; `step` counts the steps taken before it applied. */
export type RunChange =
  /** Keys that apply at once, all of them, and the epochs asked for from then on. */
  | { readonly kind: "live"; readonly step: number; readonly config: LivePart; readonly target: number }
  /** Other own digits from the next epoch on, as `EpochTurns.setOwnDigits` says; `null` for none. */
  | { readonly kind: "own"; readonly step: number; readonly digits: MixedIn | null };

/** States of a run that rests; one in training is `paused` as soon as it is set down. */
export type RestingState = Extract<RunState, "ready" | "paused" | "done" | "failed">;

/** Where a run stands. */
export interface RunProgress {
  readonly state: RestingState;
  /** Finished epochs, and how many are asked for. */
  readonly epoch: number;
  readonly target: number;
  readonly step: number;
  /** Of the running epoch, or the last one: summed loss and hits of its images, and the time it has taken. */
  readonly lossSum: number;
  readonly hits: number;
  readonly epochMs: number;
  /** Of the last finished epoch, in seconds. */
  readonly epochSeconds: number | null;
  readonly train: Score;
  readonly validation: Score;
  readonly test: Score;
}

/** What has been written down about a run. */
export interface RunLog {
  /** Losses of the first steps, `FIRST_LOSSES` at most, in nats; without the one that failed the run. */
  readonly firstLosses: readonly number[];
  readonly train: TrainCurveSnapshot;
  readonly epochs: EpochCurveSnapshot;
}

/** Steps whose losses are kept one by one. */
export const FIRST_LOSSES = 200;

/**
 * All of a run at one moment: what it takes to go on bit for bit on the same data, and to say how it got there.
 * Arrays are copies, or are never written to.
 */
export interface RunSnapshot {
  /** What it was made with, fitted to its data; engine and precision are those that have computed it. */
  readonly made: ExperimentConfig;
  /** Name of the file whose parameters it began with in place of those drawn; `null` for a run from its seed. */
  readonly startedFrom: string | null;
  /** Those parameters, never written to; `null` for a run from its seed, or whose file has not kept them. */
  readonly start: ParameterSet | null;
  /** What has been changed since, in its order. */
  readonly changes: readonly RunChange[];
  readonly progress: RunProgress;
  readonly log: RunLog;
  readonly parameters: ParameterSet;
  readonly optimizer: OptimizerState;
  readonly random: RandomSnapshot;
  /** The running epoch's order of images, and how many of them have had their turn; empty and 0 between epochs. */
  readonly order: Uint32Array;
  readonly taken: number;
}

/** The configuration that a run follows after all its changes. */
export function configNow({ made, changes }: Pick<RunSnapshot, "made" | "changes">): ExperimentConfig {
  const last = changes.findLast((change) => change.kind === "live");
  return last ? { ...made, ...last.config } : made;
}
