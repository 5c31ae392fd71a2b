import type { LabelledImages } from "../../../src/engine/engine.ts";
import type { Activation, Initializer } from "../../../src/engine/network.ts";
import type { OptimizerName } from "../../../src/engine/optimizers.ts";
import type { RandomState } from "../../../src/engine/random.ts";

/** MNIST, unpacked; shapes: images (60000, 784) and (10000, 784) uint8. */
export interface Digits {
  readonly train: LabelledImages;
  readonly test: LabelledImages;
}

/** What is to be trained, and with what; the weights are drawn as the NumPy original draws them. */
export interface ModelSetup {
  readonly layers: readonly number[];
  readonly activation: Activation;
  readonly init: Initializer;
  readonly lr: number;
  readonly batch: number;
  readonly seed: number;
  readonly optimizer: OptimizerName;
  /** The libraries compute in `f32` and choose their threads themselves. */
  readonly precision: "f32" | "f64";
  readonly threads: number;
  /** Whether jax-js may compile a step as a whole; otherwise it computes call by call. */
  readonly jit: boolean;
}

/** A network in training, whoever computes it. */
export interface Trainee {
  /** What computes here, in a few words. */
  readonly about: string;
  /** One step on these training images; returns the mean loss before the update. */
  step(indices: Uint32Array): number;
  /** How many of the 10,000 test images are read right. */
  evaluate(): number;
  /** The label that one image (784,) uint8 is given. */
  predict(image: Uint8Array): number;
  close(): void;
}

/** Opens networks in training; `random` stands at the seed, and stands after the weights when it is done. */
export type Contestant = (setup: ModelSetup, digits: Digits, random: RandomState) => Promise<Trainee>;

/** What the page asks of a contestant's worker. */
export type Question =
  | { readonly ask: "open"; readonly key: string; readonly setup: ModelSetup }
  | { readonly ask: "train"; readonly key: string; readonly images: number }
  | { readonly ask: "evaluate"; readonly key: string; readonly times: number }
  | { readonly ask: "predict"; readonly key: string; readonly times: number }
  | { readonly ask: "close"; readonly key: string };

/** Figures of each question, in seconds. `losses` are those of the first steps since the network was opened. */
export interface Answers {
  readonly open: { readonly about: string };
  readonly train: { readonly seconds: number; readonly images: number; readonly losses: readonly number[] };
  readonly evaluate: { readonly seconds: number; readonly correct: number };
  readonly predict: { readonly seconds: number; readonly correct: number };
  readonly close: null;
}

export type Answer = Answers[Question["ask"]];
export type Reply = { readonly id: number } & ({ readonly answer: Answer } | { readonly problem: string });
