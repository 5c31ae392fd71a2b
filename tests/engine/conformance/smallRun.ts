import type { Engine, EngineSetup } from "../../../src/engine/engine.ts";
import type { Activation } from "../../../src/engine/network.ts";
import type { OptimizerSpec } from "../../../src/engine/optimizers.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { syntheticImages } from "../syntheticImages.ts";

export type CreateEngine = (setup: EngineSetup) => Engine | Promise<Engine>;

/** An engine under test, and how far its numbers may stray. */
export interface Subject {
  create: CreateEngine;
  /** Largest error of a loss, activation or gradient against float64, relative to the largest value. */
  tolerance: number;
}

export const sgd: OptimizerSpec = { name: "sgd", lr: 0.1, momentum: 0.9, decay: 0 };

/** What most tests train on: 100 images of 20 bytes in 4 classes, and 30 to test on. */
export function smallSetup(
  changes: Partial<EngineSetup> & { seed?: number; activation?: Activation } = {},
): EngineSetup {
  const { seed = 42, activation = "tanh", ...setup } = changes;
  const images = new RandomState(1);
  return {
    network: { layers: [20, 9, 7, 4], activation, init: "xavier" },
    optimizer: sgd,
    data: { train: syntheticImages(100, 20, 4, images), test: syntheticImages(30, 20, 4, images) },
    random: new RandomState(seed),
    ...setup,
  };
}

/** Batches of 32 out of 100 images, the last one of 4. */
export function batches(epochs: number): Uint32Array[] {
  const random = new RandomState(7);
  return Array.from({ length: epochs }).flatMap(() => {
    const order = random.permutation(100);
    return [0, 32, 64, 96].map((k) => order.subarray(k, k + 32));
  });
}

/** Trains and returns each step's loss. */
export const train = (engine: Engine, steps: Uint32Array[]) =>
  steps.map((step) => engine.trainStep(step).loss);
