import type { Activation } from "../../engine/network.ts";
import type { OptimizerName } from "../../engine/optimizers.ts";
import { constants } from "./constants.ts";
import { featuresOf, type Feature } from "./features.ts";
import { pick } from "./pick.ts";
import type { ProgramSpec } from "./programSpec.ts";
import check from "./python/check.py?raw";
import distort from "./python/distort.py?raw";
import evaluate from "./python/evaluate.py?raw";
import frame from "./python/frame.py?raw";
import loading from "./python/loading.py?raw";
import main from "./python/main.py?raw";
import model from "./python/model.py?raw";
import optimizers from "./python/optimizers.py?raw";
import own from "./python/own.py?raw";
import replay from "./python/replay.py?raw";
import schedule from "./python/schedule.py?raw";
import start from "./python/start.py?raw";
import train from "./python/train.py?raw";
import trainChanges from "./python/train_changes.py?raw";
import { linkLines, sentences, titleOf } from "./words.ts";
import { wrapped } from "./wrapped.ts";

const activationClasses: Record<Activation, string> = { sigmoid: "Sigmoid", relu: "ReLU", tanh: "Tanh" };
const optimizerClasses: Record<OptimizerName, string> = {
  sgd: "SGD",
  momentum: "Momentum",
  rmsprop: "RMSprop",
  adam: "Adam",
};

const modules = ["argparse", "gzip", "json", "math", "os", "sys", "textwrap", "time", "zlib"];

/**
 * The Python program of an experiment, `train.py`: NumPy and the standard library alone, and only what the experiment
 * uses. Beside `experiment.json` and `model.npz` its `--check` trains once more and compares.
 */
export function numpyProgram(spec: ProgramSpec): string {
  const features = featuresOf(spec);
  const has = (feature: Feature): boolean => features.has(feature);
  const blocks = [
    loading,
    model,
    optimizers,
    has("cosine") && schedule,
    has("distortion") && distort,
    has("own") && own,
    has("changes") ? trainChanges : train,
    evaluate,
    has("framed") && frame,
    has("start") && start,
    main,
    check,
    has("replayed") && replay,
  ];
  const parts = [
    `${docstring(spec, features)}\n\n${modules.map((name) => `import ${name}`).join("\n")}\n\nimport numpy as np\n\n` +
      constants(spec, features),
    ...blocks.filter((block) => block !== false).map((block) => pick(block, features)),
    'if __name__ == "__main__":\n    main()\n',
  ];
  return parts
    .join("\n\n\n")
    .replaceAll(/\bActivation\(/g, `${activationClasses[spec.made.activation]}(`)
    .replaceAll(/\bOptimizer\(/g, `${optimizerClasses[spec.made.optimizer]}(`);
}

function docstring(spec: ProgramSpec, features: ReadonlySet<Feature>): string {
  const lines = [
    ...wrapped(titleOf(spec), '"""', ""),
    "",
    ...wrapped(sentences(spec, features).join(" ")),
    "",
    ...["In the page, behind its address:", "", ...linkLines(spec).map((line) => `    ${line}`), ""],
    "    python3 train.py            trains, and prints a line for each epoch",
    "    python3 train.py --check    trains as far as the run had come, and compares",
  ];
  return `${lines.join("\n")}\n"""`;
}
