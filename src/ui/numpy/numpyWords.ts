import type { ExperimentConfig, Precision } from "../../experiment/configuration.ts";

/** What `--check` of a run's program holds against the page's figures, as the program itself does. */
export function heldWords({ layers, activation }: ExperimentConfig, precision: Precision): string {
  const hasKinks = layers.length > 2 && activation === "relu" && precision === "f32";
  return hasKinks
    ? "the losses of the first 100 steps and the final accuracy"
    : "every logged loss and the final weights";
}
