import type { Dataset } from "../data/dataset.ts";
import type { Distortion, EngineSetup } from "../engine/engine.ts";
import type { OptimizerSpec } from "../engine/optimizers.ts";
import type { RandomState } from "../engine/random.ts";
import type { ExperimentConfig } from "../experiment/configuration.ts";
import { scheduledRate } from "../experiment/schedule.ts";

/** What an experiment on these data makes its engine from. */
export function setupOf(config: ExperimentConfig, data: Dataset, random: RandomState): EngineSetup {
  const { layers, activation, init } = config;
  return {
    network: { layers, activation, init },
    optimizer: optimizerAt(config, 0),
    data: { train: data.train, test: data.test },
    random,
  };
}

/** The rule that the next step follows when `progress` of the run, in [0, 1], is done. */
export function optimizerAt(
  { optimizer, lr, schedule, momentum, decay }: ExperimentConfig,
  progress: number,
): OptimizerSpec {
  return { name: optimizer, lr: scheduledRate(schedule, lr, progress), momentum, decay };
}

/** How training images of these sides are distorted, `null` for not at all. */
export function distortionOf(
  { distortion: degrees, seed }: ExperimentConfig,
  { rows, cols }: Dataset,
): Distortion | null {
  return degrees > 0 ? { rows, cols, degrees, seed } : null;
}
