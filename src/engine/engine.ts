import type { Activation, Initializer } from "./network.ts";
import type { OptimizerSpec } from "./optimizers.ts";
import type { RandomState } from "./random.ts";

/** Sizes of every layer, inputs first and classes last, and what stands between them. */
export interface NetworkSpec {
  readonly layers: readonly number[];
  readonly activation: Activation;
  readonly init: Initializer;
}

/** Images as bytes and their labels; shapes: images (N, D) row-major uint8, labels (N,). */
export interface LabelledImages {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export interface EngineData {
  readonly train: LabelledImages;
  readonly test: LabelledImages | null;
}

export type Split = "train" | "test";

/** `loss` is the batch's mean cross-entropy in nats, taken before the update; `correct` counts images. */
export interface StepResult {
  readonly loss: number;
  readonly correct: number;
}

/** Sums over a range, so that ranges add up: `loss` is the summed cross-entropy in nats. */
export interface Evaluation {
  readonly loss: number;
  readonly correct: number;
  readonly count: number;
}

/**
 * What the network makes of N images.
 *
 * Shapes: `activations[k]` (N, layers[k + 1]) is the output of layer k after its activation, the last
 * one the logits; `probabilities` (N, C) is their softmax.
 */
export interface Prediction {
  readonly activations: readonly Float64Array[];
  readonly probabilities: Float64Array;
}

/** One array for each tensor, in the order w0, b0, w1, b1, …; w (D, H) row-major, b (H,). */
export type ParameterSet = readonly Float64Array[];

/**
 * What an optimiser remembers: `steps` taken, and its slots (velocity; mean square; first and second
 * moment), each shaped like a `ParameterSet`.
 */
export interface OptimizerState {
  readonly steps: number;
  readonly slots: readonly ParameterSet[];
}

/** Everything an engine is made from. `random` is drawn from for the weights, then left where they end. */
export interface EngineSetup {
  readonly network: NetworkSpec;
  readonly optimizer: OptimizerSpec;
  readonly data: EngineData;
  readonly random: RandomState;
}

/**
 * A network in training, as the session sees it.
 *
 * Arrays handed out are copies the caller owns; arrays handed in are read and not kept, except the
 * images of `EngineSetup.data`, which are shared and never written.
 */
export interface Engine {
  readonly name: "reference" | "fast";
  readonly precision: "f32" | "f64";
  readonly threads: number;
  readonly network: NetworkSpec;
  readonly parameterCount: number;

  /** One forward and backward pass and one update on the training images with these indices. */
  trainStep(indices: Uint32Array): StepResult;
  /** Loss and hits over images `start` (included) to `end` (excluded) of a split. */
  evaluate(split: Split, start: number, end: number): Evaluation;
  /** All layers' outputs for images (N, D) of uint8. */
  predict(images: Uint8Array): Prediction;

  /** Takes effect with the next step; another optimiser starts with empty memory. */
  setOptimizer(optimizer: OptimizerSpec): void;
  /** Adds or replaces the test images; the training run is not touched. */
  setTestImages(test: LabelledImages | null): void;

  readParameters(): ParameterSet;
  writeParameters(parameters: ParameterSet): void;
  /** Weights of layer `k` (D, H) row-major. */
  readWeights(layer: number): Float64Array;
  readOptimizerState(): OptimizerState;
  writeOptimizerState(state: OptimizerState): void;

  /** Frees what the engine holds; it must not be used afterwards. */
  dispose(): void;
}
