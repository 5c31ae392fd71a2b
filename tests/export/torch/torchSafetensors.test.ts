import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { precisions } from "../../../src/experiment/configuration.ts";
import { modelSafetensors } from "../../../src/export/model/writeModel.ts";
import { torchProgram } from "../../../src/export/torch/torchProgram.ts";
import { describeWithPython, runPython } from "../python.ts";
import { torchSpec } from "./torchRuns.ts";

const values = (length: number) => Float64Array.from({ length }, (_, i) => Math.fround(Math.sin(i + 1)));

describeWithPython("the safetensors functions of train_torch.py, with NumPy for PyTorch", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "torch-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(precisions)("read the page's file and write it back byte for byte, in %s", (precision) => {
    const layers = [6, 4, 3];
    const parameters = [values(24), values(4), values(12), values(3)];
    const bytes = modelSafetensors({ layers, parameters, precision, activation: "tanh" });
    const [program, model, copy] = ["train_torch.py", "model", "copy"].map((name) => join(folder, name));
    writeFileSync(program, torchProgram(torchSpec()));
    writeFileSync(model, bytes);
    const script = join(import.meta.dirname, "copy_safetensors.py");
    const { stdout, stderr } = runPython([script, program, model, copy]);

    expect(stderr).toBe("");
    const dtype = precision === "f64" ? "float64" : "float32";
    const [w0, b0, w1, b1] = parameters.map((tensor) => [tensor[0], tensor[tensor.length - 1]]);
    expect(JSON.parse(stdout)).toEqual({
      metadata: { inkling: "1", activation: "tanh", layers: "6,4,3" },
      tensors: {
        "layers.0.w": [dtype, [6, 4], ...w0],
        "layers.0.b": [dtype, [4], ...b0],
        "layers.1.w": [dtype, [4, 3], ...w1],
        "layers.1.b": [dtype, [3], ...b1],
      },
    });
    expect(readFileSync(copy).equals(bytes)).toBe(true);
  });
});
