import type { Playground } from "../../app/playground.ts";
import type { ExportForm, MadeFile } from "./entries.ts";

type RunKind = "bundle" | "program" | "npz" | "safetensors" | "onnx" | "torch" | "experiment" | "curves";

interface Exporting {
  readonly exports: {
    make(kind: RunKind, options: { readonly withData: boolean }): Promise<MadeFile | null>;
  };
}

/** Makes a file of the run that stands. */
export function ofRun(kind: RunKind): ExportForm["make"] {
  return (playground, { withData }) =>
    (playground as Playground & Exporting).exports.make(kind, { withData });
}
