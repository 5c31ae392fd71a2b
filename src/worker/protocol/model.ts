import type { Activation } from "../../engine/network.ts";
import type { ExperimentConfig } from "../../experiment/configuration.ts";

/** What can be taken along of the run that stands. */
export const exportKinds = [
  "bundle",
  "program",
  "npz",
  "safetensors",
  "onnx",
  "torch",
  "experiment",
  "curves",
] as const;

/**
 * `bundle` everything that repeats the run, as a zip; `program` its Python program alone, `train.py`; `npz`, `safetensors`
 * and `onnx` the network as it is now; `torch` a zip to go on in PyTorch with; `experiment` all of the run but its numbers
 * of parameters, as JSON; `curves` every figure as CSV.
 */
export type ExportKind = (typeof exportKinds)[number];

/** A file made of the run; a zip's data set, if any, is among its files. */
export interface ExportedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A network that came in a file, and is taken in as soon as it is known what the file does not say. */
export interface WaitingModel {
  /** Told back with the answer, as another network may have come meanwhile. */
  readonly modelId: number;
  readonly name: string;
  /** Units of every layer, inputs first. */
  readonly layers: readonly number[];
  readonly activations: readonly Activation[];
}

/** A network that has been taken in and stands as a run. */
export interface OpenedModel {
  readonly name: string;
  /** What the page sets up from then on. */
  readonly config: ExperimentConfig;
  /** Whether there is a network in it that starting over would lose; an experiment by itself has none. */
  readonly hasNetwork: boolean;
  /**
   * Whether training goes on with the optimiser's memory and the random stream: bit for bit where browser and processor
   * fuse multiply and add alike.
   */
  readonly resumed: boolean;
  /** What was found out and could not be done, in whole sentences for the visitor. */
  readonly notes: readonly string[];
}

/** A run that made room for another and can be brought back. */
export interface RunGone {
  /** Units of every layer, inputs first. */
  readonly layers: readonly number[];
  /** Steps it has taken. */
  readonly step: number;
  /** Name of the data set that it learnt from. */
  readonly data: string;
}

export type ModelCommand =
  /** Asks for a file made of the run that stands, answered by one `exported`; a public data set comes along on wish. */
  | {
      readonly type: "export";
      readonly exportId: number;
      readonly kind: ExportKind;
      readonly withData: boolean;
    }
  /** Takes in the network that waits, if it is this one, with this between its layers. */
  | { readonly type: "openModel"; readonly modelId: number; readonly activation: Activation }
  /** Lets go of the network that waits, if it is this one. */
  | { readonly type: "dropModel"; readonly modelId: number }
  /** Puts the run that last made room for another in its place again; the reply says whether other data are in use. */
  | { readonly type: "bringBack"; readonly id: number };

export type ModelEvent =
  /** `null` where there is no run or the file cannot be made; a `problem` says why. */
  | { readonly type: "exported"; readonly exportId: number; readonly file: ExportedFile | null }
  /** A network has come whose file does not say all; `null` when it is no longer waited for. */
  | { readonly type: "modelWaits"; readonly model: WaitingModel | null }
  /** The run that has just been told is a file's, or its experiment. */
  | { readonly type: "opened"; readonly model: OpenedModel }
  /** The run that can be brought back, `null` for none. */
  | { readonly type: "lastRun"; readonly run: RunGone | null }
  /** The run that has just been told is the one that was there before; `config` is what it follows. */
  | { readonly type: "broughtBack"; readonly config: ExperimentConfig };
