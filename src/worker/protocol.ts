import type { DataEdit } from "../data/edits.ts";
import type { Drawing, Picture, Reading, View } from "../data/framing/drawing.ts";
import type { ExperimentConfig } from "../experiment/configuration.ts";
import type { Curves } from "../experiment/curves.ts";
import type { Problem } from "../experiment/problem.ts";
import type { RunFacts, RunStatus, Score } from "../experiment/runStatus.ts";
import type { BrowseQuery, BrowseResult } from "./protocol/browse.ts";
import type { EditsSummary } from "./protocol/edits.ts";
import type { Library, WellKnownSet } from "./protocol/library.ts";
import type { ModelCommand, ModelEvent } from "./protocol/model.ts";

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
  | { readonly type: "loadFiles"; readonly id: number; readonly files: readonly OfferedFile[] }
  /** Fetches a well-known data set from below this address, which ends in a slash. */
  | { readonly type: "fetchSet"; readonly id: number; readonly set: WellKnownSet; readonly base: string }
  /** Opens the kept data set that was in use last; the reply is false where there is none. */
  | { readonly type: "openLast"; readonly id: number }
  | { readonly type: "openKept"; readonly id: number; readonly setId: number }
  /** Fetches what reads files before there are any. */
  | { readonly type: "fetchAhead" }
  /** Gives up what is being loaded; what is in use stays. */
  | { readonly type: "cancelLoad" }
  | { readonly type: "renameKept"; readonly setId: number; readonly name: string }
  | { readonly type: "deleteKept"; readonly setId: number }
  /** Drops the files that wait for their partners. */
  | { readonly type: "clearTray" }
  /** Changes the data set in use: at once where the run has not begun, else for the next run. */
  | { readonly type: "editData"; readonly edit: DataEdit }
  /** Takes back the last such change that has been made since the data came. */
  | { readonly type: "undoEdit" }
  /** Asks about the data set, answered by one `browsed`. */
  | { readonly type: "browse"; readonly browseId: number; readonly query: BrowseQuery }
  /** The drawing on the pad and how it is to be turned into an image. */
  | { readonly type: "draw"; readonly drawingId: number; readonly drawing: Drawing; readonly view: View }
  /** Asks for a photo's ink, which comes as a `picture`; its bytes are transferred. */
  | { readonly type: "readPhoto"; readonly photoId: number; readonly photo: Photo }
  | { readonly type: "watchWeights"; readonly on: boolean }
  /** Says which explanations of the answer somebody looks at; `asked` is the class asked about, if not the answer. */
  | {
      readonly type: "watchInsight";
      readonly why: boolean;
      readonly shifts: boolean;
      readonly asked: number | null;
    }
  /** The visitor's own digits, in place of those before; `null` for none. */
  | { readonly type: "setOwnDigits"; readonly digits: OwnDigits | null }
  | { readonly type: "watchDistortion"; readonly on: boolean }
  | ModelCommand
  | { readonly type: "ping" };

/** A file and the way to it from the folder that was dropped; its name where there was none. */
export interface OfferedFile {
  readonly path: string;
  readonly file: File;
  /** Whether it was chosen as a run, a network or an experiment. */
  readonly toOpen?: boolean;
}

/** An image file or a photo, four bytes a pixel. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Digits of the visitor's own, 28×28 whatever the data; shapes: images (M, 784) uint8, labels (M,) 0 to 9. */
export interface OwnDigits {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** How often each comes up in an epoch; 0 leaves them out of training. */
  readonly weight: number;
}

/** What training with own digits did: accuracy when they last changed or their run began, and now. */
export interface OwnFigures {
  readonly count: number;
  readonly own: { readonly before: Score; readonly now: Score };
  readonly test: { readonly before: Score; readonly now: Score };
}

/** The data set in use. */
export interface DatasetSummary {
  readonly name: string;
  readonly builtin: boolean;
  readonly rows: number;
  readonly cols: number;
  readonly classes: number;
  readonly classNames: readonly string[];
  /** What was found out about it and done to it, in whole sentences. */
  readonly notes: readonly string[];
  readonly edits: EditsSummary;
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

/** The answer to a drawing; `image` (rows·cols,) uint8 is what the network read, transferred. */
export interface DrawingAnswer extends Reading {
  /** Shape (C,), sums to 1. */
  readonly probabilities: readonly number[];
  readonly label: number;
  /**
   * Distance to the nearest training images over what is usual between them: about 1 for a digit; `null` until
   * the training images have been looked through.
   */
  readonly strangeness: number | null;
}

/** A training image near the drawing in the space of the last hidden layer. */
export interface Neighbour {
  readonly label: number;
  /** (rows·cols,) uint8 of the data set, transferred. */
  readonly image: Uint8Array;
  readonly distance: number;
}

/** Why the network answers as it does. */
export interface Insight {
  /** The class asked about, and the one it is held against: the answer, or for the answer the runner-up. */
  readonly label: number;
  readonly against: number;
  /**
   * What each pixel says for `label` rather than `against`, input times input gradient of their logits'
   * difference: (rows·cols,) float32, transferred, 0 where there is no ink.
   */
  readonly evidence: Float32Array;
  /** Difference of the two logits, of which the evidence is a part. */
  readonly margin: number;
  /** Nearest first, of `searched` training images; empty until they have been looked through. */
  readonly neighbours: readonly Neighbour[];
  readonly searched: number;
  /** Units of the first hidden layer that fire most, strongest first; empty where there is none. */
  readonly units: readonly { readonly unit: number; readonly activation: number }[];
}

/** What becomes of the answer where the image is moved by whole pixels. */
export interface ShiftMap {
  /** Moves go from -reach to reach on both axes: (2·reach + 1)² values, row by row, dy first. */
  readonly reach: number;
  /** The class the values are the probability of. */
  readonly label: number;
  readonly probabilities: Float32Array;
  /** The class each moved image is read as. */
  readonly labels: Uint8Array;
}

/** Training images, one of each of the first ten classes, as they are and as the running epoch and those after it distort them. */
export interface DistortedSamples {
  readonly rows: number;
  readonly cols: number;
  readonly classes: number;
  /** (classes, rows·cols), transferred. */
  readonly before: Uint8Array;
  /** (epochs, classes, rows·cols), transferred. */
  readonly after: Uint8Array;
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
  | { readonly type: "insight"; readonly drawingId: number; readonly insight: Insight | null }
  | { readonly type: "shifts"; readonly drawingId: number; readonly shifts: ShiftMap | null }
  /** `null` where no digit was found; a `problem` says why. */
  | { readonly type: "picture"; readonly photoId: number; readonly picture: Picture | null }
  /** `null` where there are no own digits. */
  | { readonly type: "own"; readonly runId: number; readonly figures: OwnFigures | null }
  | { readonly type: "distorted"; readonly samples: DistortedSamples }
  /** Files of an unfinished set: what has come and what is still missing, in words; empty when whole. */
  | { readonly type: "tray"; readonly have: readonly string[]; readonly missing: readonly string[] }
  /** `null` when nothing is being loaded any more. */
  | { readonly type: "loading"; readonly progress: LoadProgress | null }
  /** What is known of the data set in use has changed; the run goes on. */
  | { readonly type: "dataset"; readonly dataset: DatasetSummary }
  | { readonly type: "library"; readonly library: Library }
  /** `null` where there is nothing to be told; a `problem` says why. */
  | { readonly type: "browsed"; readonly browseId: number; readonly result: BrowseResult | null }
  | ModelEvent
  | { readonly type: "problem"; readonly problem: Problem }
  | { readonly type: "reply"; readonly id: number; readonly loaded: boolean }
  | { readonly type: "pong" };
