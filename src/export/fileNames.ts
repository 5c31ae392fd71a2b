/** Ends of the names of files that are made of a run, by what they are. */
const ends = {
  bundle: ".zip",
  npz: "-model.npz",
  safetensors: "-model.safetensors",
  onnx: "-model.onnx",
  torch: "-pytorch.zip",
  experiment: "-experiment.json",
  curves: "-curves.csv",
} as const;

/** A name for a file of a run with these layers, such as `inkling-784-128-10.zip`; the program is called as in the zip. */
export function fileNameFor(kind: keyof typeof ends | "program", layers: readonly number[]): string {
  return kind === "program" ? "train.py" : `inkling-${layers.join("-")}${ends[kind]}`;
}
