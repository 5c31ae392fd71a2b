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

/** `own` are the examples that were added to the training images. */
export type Split = "train" | "test" | "own";

/**
 * Training images made anew in each epoch: shifted, turned, scaled, slanted and bent.
 * Source: Simard, Steinkraus and Platt, "Best practices for convolutional neural networks", 2003.
 */
export interface Distortion {
  /** Sides of the images, rows · cols pixels. */
  readonly rows: number;
  readonly cols: number;
  /** The largest turn, above 0; all else grows with it. */
  readonly degrees: number;
  /** Of its own stream: the run's draws stay what they are without distortion. */
  readonly seed: number;
}

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

  /**
   * One forward and backward pass and one update on the training images with these indices; an index past the
   * last one is an own image's. The same image is distorted in the same way in the same `epoch` (0 when left out).
   */
  trainStep(indices: Uint32Array, epoch?: number): StepResult;
  /** Loss and hits over images `start` (included) to `end` (excluded) of a split. */
  evaluate(split: Split, start: number, end: number): Evaluation;
  /** All layers' outputs for images (N, D) of uint8. */
  predict(images: Uint8Array): Prediction;

  /** Takes effect with the next step; another optimiser starts with empty memory. */
  setOptimizer(optimizer: OptimizerSpec): void;
  /** Adds or replaces the test images; the training run is not touched. */
  setTestImages(test: LabelledImages | null): void;
  /** Adds or replaces the examples behind the training images. */
  setOwnImages(own: LabelledImages | null): void;
  /** From the next step on; `null` trains on the images as they are. */
  setDistortion(distortion: Distortion | null): void;

  readParameters(): ParameterSet;
  writeParameters(parameters: ParameterSet): void;
  /** Weights of layer `k` (D, H) row-major. */
  readWeights(layer: number): Float64Array;
  readOptimizerState(): OptimizerState;
  writeOptimizerState(state: OptimizerState): void;

  /** Frees what the engine holds; it must not be used afterwards. */
  dispose(): void;
}
