import { featuresOf, type Feature } from "./features.ts";
import type { ProgramSpec } from "./programSpec.ts";
import { sentences, titleOf } from "./words.ts";
import { wrapped } from "./wrapped.ts";

const addresses = {
  MNIST: "https://github.com/cvdfoundation/mnist",
  "Fashion-MNIST": "https://github.com/zalandoresearch/fashion-mnist",
} as const;

/** Columns of the files' names. */
const COLUMN = 18;

/** `README.txt` of the zip: what each file is, how to run the program, and what opens the rest. */
export function readme(spec: ProgramSpec): string {
  const features = featuresOf(spec);
  const { data, dataInBundle } = spec;
  const dataFiles = data.testCount > 0 ? "four files" : "two files of training images and labels";
  const title = titleOf(spec);
  const files = [
    ["train.py", "the experiment as one program, for Python 3.9 and NumPy 1.24 or later"],
    ["model.npz", "the network: layers.0.w (inputs, outputs), layers.0.b, layers.1.w and so on"],
    ["curves.csv", "every figure of the run"],
    ["experiment.json", "how the run was set up, what was changed, and what was logged"],
    ["resume.npz", "what the page needs to go on as if it had never stopped"],
    ...(features.has("own") ? [["own.npz", "the digits of one's own that were mixed in"]] : []),
    ...(features.has("start") ? [["start.npz", "the parameters that the run began with"]] : []),
    ...(dataInBundle ? [["data", `the data set, as it was trained on: ${dataFiles} in MNIST's format`]] : []),
  ] as const;
  const where =
    data.publicSet === null || dataInBundle
      ? []
      : wrapped(
          `The data set is ${data.publicSet}, from ${addresses[data.publicSet]}. Put its four .gz files beside train.py, or ` +
            "name their folder with --data.",
        ).concat("");
  return [
    ...[title, "=".repeat(title.length), ""],
    ...wrapped(sentences(spec, features).join(" ")),
    "",
    ...files.flatMap(([name = "", what = ""]) => wrapped(what, name.padEnd(COLUMN), " ".repeat(COLUMN))),
    "",
    ...where,
    ...["    python3 train.py", "    python3 train.py --check", ""],
    ...wrapped(checkWords(features)),
    "",
    ...wrapped(
      "In Python, numpy.load opens model.npz. The page opens this zip, and model.npz by itself: drop the file there.",
    ),
    "",
  ].join("\n");
}

/** What `--check` holds against what, by case. */
function checkWords(features: ReadonlySet<Feature>): string {
  if (!features.has("replayed")) {
    return (
      "The run began with the parameters of a file, which are not known any more, so that no program can train it " +
      "again: --check holds model.npz alone against the figures of the run."
    );
  }
  const from = features.has("start") ? "from the same parameters and seed" : "from the same seed";
  const held = features.has("kinks")
    ? "the losses of the first 100 steps and the final accuracy"
    : "each logged loss and the final parameters";
  return (
    `--check trains as far as the run had come, ${from}, and compares ${held} with those of the page. It ends with ` +
    "PASS or FAIL and says how near they are and what was allowed; exit code 0 or 1, or 2 where the data are not " +
    "those of the run."
  );
}
