import type { Activation } from "../../engine/network.ts";
import type { OptimizerName } from "../../engine/optimizers.ts";
import type { ExperimentConfig } from "../../experiment/configuration.ts";
import type { DataFacts } from "../../experiment/dataFacts.ts";
import { configNow } from "../../experiment/runSnapshot.ts";
import distort from "../numpy/python/distort.py?raw";
import { fillProgram } from "./fillProgram.ts";
import distorted from "./python/distorted.py?raw";
import evaluate from "./python/evaluate.py?raw";
import program from "./python/train_torch.py?raw";
import type { TorchSpec } from "./torchSpec.ts";
import { torchDocstring } from "./torchWords.ts";

const modules: Record<Activation, string> = { sigmoid: "Sigmoid", relu: "ReLU", tanh: "Tanh" };

/**
 * `train_torch.py`: the network of a run in PyTorch, which loads `model.safetensors` from beside it and goes on training
 * with the run's loss, optimiser and settings as they are now, in one process or in many under `torchrun`.
 */
export function torchProgram(spec: TorchSpec): string {
  const { run, data } = spec;
  const config = configNow(run);
  const { epoch, target } = run.progress;
  const parts = partsOf(config, data);
  const filled = fillProgram(program, {
    parts,
    words: {
      layers: config.layers.join(", "),
      activation: modules[config.activation],
      dtype: config.precision === "f64" ? "float64" : "float32",
      batch: String(config.batch),
      lr: String(config.lr),
      momentum: String(config.momentum),
      decay: String(config.decay),
      distortion: String(config.distortion),
      validation: String(config.validation),
      epochs: String(target > epoch ? target - epoch : config.epochs),
      done: String(epoch),
      seed: String(config.seed),
      rows: String(data.rows),
      cols: String(data.cols),
      optimizer: optimizers[config.optimizer],
      settings: settingsOf(config),
    },
    blocks: {
      evaluate: parts.has("scored") ? evaluate : "",
      distort: parts.has("distortion") ? `${distort.trimEnd()}\n\n\n${distorted}` : "",
    },
  });
  // Raw, for the backslash at the end of a long command.
  const words = torchDocstring(spec).replaceAll('"""', "'''");
  return `#!/usr/bin/env python3\nr"""${words}\n"""\n\n${filled}`;
}

function partsOf(config: ExperimentConfig, { testCount }: DataFacts): Set<string> {
  const { optimizer, schedule, decay, distortion, validation } = config;
  const wanted = {
    momentum: optimizer === "momentum",
    decay: decay > 0,
    cosine: schedule === "cosine",
    constant: schedule === "constant",
    distortion: distortion > 0,
    plain: distortion === 0,
    counted: schedule === "cosine" || distortion > 0,
    validation: validation > 0,
    test: testCount > 0,
    scored: validation > 0 || testCount > 0,
    unscored: validation === 0 && testCount === 0,
  };
  return new Set(Object.entries(wanted).flatMap(([part, isWanted]) => (isWanted ? [part] : [])));
}

/** What of `torch.optim` takes the steps, by its name there. */
const optimizers: Record<OptimizerName, string> = {
  sgd: "SGD",
  momentum: "SGD",
  rmsprop: "RMSprop",
  adam: "Adam",
};

/** Its settings; all that is not named is PyTorch's default and the engine's as well. */
function settingsOf({ optimizer, decay }: ExperimentConfig): string {
  const settings = ["lr=LR"];
  if (optimizer === "momentum") settings.push("momentum=MOMENTUM");
  if (decay > 0) settings.push("weight_decay=DECAY");
  return settings.join(", ");
}
