import type { ExperimentConfig } from "../../experiment/configuration.ts";

const activations: Readonly<Record<ExperimentConfig["activation"], string>> = {
  ...{ relu: "ReLU", sigmoid: "sigmoid", tanh: "tanh" },
};

/** Most letters of a name, so that it leaves room for the rest. */
const LONGEST = 48;

/** An experiment and its data in a few words, in parts that may stand on different lines. */
export function captionOf(config: ExperimentConfig, dataName: string): string[] {
  const { layers, activation, optimizer, lr, schedule, momentum, decay, distortion, batch, seed } = config;
  const name = dataName.length > LONGEST ? `${dataName.slice(0, LONGEST - 1).trimEnd()}…` : dataName;
  const rule = { sgd: "SGD", momentum: `momentum ${momentum}`, rmsprop: "RMSProp", adam: "Adam" }[optimizer];
  return [
    layers.length > 2 ? `${layers.join("-")}, ${activations[activation]}` : layers.join("-"),
    `${rule}, learning rate ${lr}${schedule === "cosine" ? " on a cosine" : ""}`,
    ...(decay > 0 ? [`weight decay ${decay}`] : []),
    ...(distortion > 0 ? [`distortion ${distortion}°`] : []),
    `batches of ${batch}`,
    `seed ${seed}`,
    ...(name === "" ? [] : [name]),
  ];
}
