import type { ExperimentConfig } from "../experiment/configuration.ts";
import type { Curves } from "../experiment/curves.ts";
import type { Problem } from "../experiment/problem.ts";
import type { RunFacts, RunStatus } from "../experiment/runStatus.ts";

/**
 * The wire between the page and the training worker: data only.
 *
 * The worker numbers its runs, and events carry the number, so that those of a superseded run can be told
 * and dropped. Commands act on the run that stands when they arrive: whoever presses Train right after
 * Reset means the new one. Commands with an `id` are answered by exactly one `reply`. Buffers marked
 * "transferred" belong to the receiver from then on.
 */
export type Command =
  /** Makes a new run on the data in use; `config` is fitted to it. */
  | { readonly type: "configure"; readonly config: ExperimentConfig }
  /** Takes over the keys that may change in mid-run; the others are kept for the next run. */
  | { readonly type: "adjust"; readonly config: ExperimentConfig }
  | { readonly type: "train" }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  | { readonly type: "evaluateTest" }
  | { readonly type: "loadBuiltin"; readonly id: number }
  | { readonly type: "loadFiles"; readonly id: number; readonly files: readonly File[] }
  /** Strokes of the drawing, x0, y0, x1, y1, … each; empty when nothing is drawn. */
  | { readonly type: "draw"; readonly drawingId: number; readonly strokes: readonly Float32Array[] }
  | { readonly type: "watchWeights"; readonly on: boolean }
  | { readonly type: "ping" };

/** The data set in use. */
export interface DatasetSummary {
  readonly name: string;
  readonly builtin: boolean;
  readonly rows: number;
  readonly cols: number;
  readonly classes: number;
  /** Images of each class in the training file, held-back ones included. */
  readonly counts: readonly number[];
  /** Sample images, class by class in each row; `samplesPerClass` rows of `classes` images. */
  readonly samples: Uint8Array;
  readonly samplesPerClass: number;
}

export interface LoadProgress {
  readonly file: string;
  /** Bytes read of all files of the drop, and how many there are. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Bytes they have unpacked to so far. */
  readonly bytesUnpacked: number;
}

/**
 * Weights of the first `units` units of the first layer, of `unitsTotal`, as bytes: `values`
 * (units, rows·cols) int8, transferred; a value of ±127 stands for weights of ±`limit` and beyond.
 */
export interface WeightsPicture {
  readonly step: number;
  readonly units: number;
  readonly unitsTotal: number;
  readonly rows: number;
  readonly cols: number;
  readonly limit: number;
  readonly values: Int8Array;
}

/** The answer to a drawing; `image` (784,) uint8 is what the network read, transferred. */
export interface DrawingAnswer {
  readonly image: Uint8Array;
  /** Shape (C,), sums to 1. */
  readonly probabilities: readonly number[];
  readonly label: number;
}

export type WorkerEvent =
  /**
   * A new run stands; everything of earlier ones is void. `config` is what it was made with, `dataset`
   * what it learns from, `null` where that has not changed.
   */
  | {
      readonly type: "run";
      readonly runId: number;
      readonly config: ExperimentConfig;
      readonly dataset: DatasetSummary | null;
      readonly facts: RunFacts;
      readonly status: RunStatus;
    }
  | { readonly type: "status"; readonly runId: number; readonly status: RunStatus }
  | { readonly type: "facts"; readonly runId: number; readonly facts: RunFacts }
  | { readonly type: "curves"; readonly runId: number; readonly curves: Curves }
  | { readonly type: "weights"; readonly runId: number; readonly picture: WeightsPicture }
  | { readonly type: "answer"; readonly drawingId: number; readonly answer: DrawingAnswer | null }
  /** Files of an unfinished set: what has come and what is still missing, in words; empty when whole. */
  | { readonly type: "tray"; readonly have: readonly string[]; readonly missing: readonly string[] }
  /** `null` when nothing is being loaded any more. */
  | { readonly type: "loading"; readonly progress: LoadProgress | null }
  | { readonly type: "problem"; readonly problem: Problem }
  | { readonly type: "reply"; readonly id: number; readonly loaded: boolean }
  | { readonly type: "pong" };
