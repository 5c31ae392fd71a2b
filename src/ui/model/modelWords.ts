import type { ExperimentConfig } from "../../experiment/configuration.ts";
import type { RunStatus } from "../../experiment/runStatus.ts";
import { percent } from "../controls/figures.ts";

/** What stands between layers, as the page calls it. */
export const activationNames = { sigmoid: "Sigmoid", relu: "ReLU", tanh: "Tanh" } as const;

/** As it is written within a sentence. */
const withinSentence = { ...activationNames, sigmoid: "sigmoid", tanh: "tanh" } as const;

/** "784-128-10, ReLU"; where nothing stands between two layers, the layers alone. */
export function networkWords({
  layers,
  activation,
}: Pick<ExperimentConfig, "layers" | "activation">): string {
  return layers.length > 2 ? `${layers.join("-")}, ${withinSentence[activation]}` : layers.join("-");
}

/** How well the network reads what it has not learnt from, as far as that is known; empty where it is not. */
export function scoreWords({ validation, test }: Pick<RunStatus, "validation" | "test">): string {
  if (test.accuracy !== null) return `${percent(test.accuracy)} of the test images read right`;
  if (validation.accuracy !== null)
    return `${percent(validation.accuracy)} of the validation images read right`;
  return "";
}
