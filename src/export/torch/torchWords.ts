import { optimizerSlots } from "../../engine/optimizers.ts";
import { configNow } from "../../experiment/runSnapshot.ts";
import type { TorchSpec } from "./torchSpec.ts";
import { wrapped } from "./wrapped.ts";

/** What to type; the data's folder is named where it does not come along. */
function commands({ dataInBundle }: TorchSpec) {
  const rest = `train_torch.py${dataInBundle ? "" : " --data DIR"} --epochs 5`;
  return {
    oneProcess: `    python3 ${rest}`,
    fourProcesses: `    torchrun --nproc_per_node=4 ${rest}`,
    twoMachines:
      "    torchrun --nnodes=2 --nproc_per_node=4 --rdzv_backend=c10d \\\n" +
      `        --rdzv_endpoint=HOST:29500 ${rest}`,
  };
}

/** The program's docstring without its quotes: how it is run, and what it does otherwise than the page. */
export function torchDocstring(spec: TorchSpec): string {
  const { layers, activation } = configNow(spec.run);
  const { oneProcess, fourProcesses, twoMachines } = commands(spec);
  const title = `Go on in PyTorch with a network that Inkling has trained: ${layers.join("-")}, ${activation}.`;
  const rest = paragraphs([
    "In one process, on the GPU if there is one:",
    oneProcess,
    "In four, each with a GPU of its own, or all on the CPU where there is none:",
    fourProcesses,
    "On two machines, with the same line on both; HOST is one of them, by a name the other knows:",
    twoMachines,
    dataWords(spec),
    settingsWords(spec),
    differences(spec),
    `At the end model_continued.safetensors holds the network: Inkling opens it. ${needs(spec)}`,
  ]);
  return `${wrapped(title, 75)}\n\n${rest}`; // behind the quotes
}

/** `README.txt` of the zip that the program comes in. */
export function torchReadme(spec: TorchSpec): string {
  const { layers, activation, precision } = configNow(spec.run);
  const { oneProcess, fourProcesses } = commands(spec);
  const dtype = precision === "f64" ? "float64" : "float32";
  return `${paragraphs([
    `A network of Inkling for PyTorch: ${layers.join("-")}, ${activation}.`,
    "train_torch.py goes on training it, in one process or in many:",
    `${oneProcess}\n${fourProcesses}`,
    "Its first lines say how to do so on several machines.",
    `model.safetensors holds the network as it is now: for each layer k the weights layers.k.w (in, out) and the biases ` +
      `layers.k.b, in ${dtype}. Every reader of safetensors opens it, and so does Inkling.`,
    dataWords(spec),
    needs(spec),
  ])}\n`;
}

const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => (text.startsWith(" ") ? text : wrapped(text))).join("\n\n");

function dataWords({ data: { name, publicSet, testCount }, dataInBundle }: TorchSpec): string {
  const files = ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"];
  if (testCount > 0) files.push("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz");
  const listed = `${files.slice(0, -1).join(", ")} and ${files.at(-1) ?? ""}`;
  const whose = publicSet ?? `the data set "${name}"`;
  return dataInBundle
    ? `The folder data beside train_torch.py holds ${whose}: ${listed}. --data names another folder.`
    : `DIR, or else the folder data beside train_torch.py, holds ${whose}: ${listed}. Put them there before you begin.`;
}

function settingsWords({ run }: TorchSpec): string {
  return (
    "The network begins as it is in model.safetensors, beside this program. Loss, optimiser and settings are " +
    `the run's when it was exported. However many processes there are, they share each batch of ${configNow(run).batch} images.`
  );
}

/** What the program cannot take over, in a sentence. */
function differences({ run }: TorchSpec): string {
  const found = ["the images come in another order"];
  if (optimizerSlots[configNow(run).optimizer] > 0) found.push("the optimiser's memory begins empty");
  if (run.taken > 0) found.push("the epoch that was under way begins anew");
  if (run.changes.findLast((change) => change.kind === "own")?.digits)
    found.push("your own digits are not among the data");
  const last = found.pop() ?? "";
  return `Not as on the page: ${found.length > 0 ? `${found.join(", ")}, and ${last}` : last}.`;
}

const needs = ({ run }: TorchSpec): string =>
  `All that is needed is PyTorch 1.13 or later${configNow(run).distortion > 0 ? " and NumPy" : ""}.`;
