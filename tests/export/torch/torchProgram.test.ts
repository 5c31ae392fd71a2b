import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/network.ts";
import { optimizerNames } from "../../../src/engine/optimizers.ts";
import { livePart, precisions, schedules } from "../../../src/experiment/configuration.ts";
import { torchProgram } from "../../../src/export/torch/torchProgram.ts";
import { torchReadme } from "../../../src/export/torch/torchWords.ts";
import { describeWithPython, runPython } from "../python.ts";
import { styleFaults } from "../pythonStyle.ts";
import { torchSpec } from "./torchRuns.ts";

/** The program's docstring in one line, so that where lines break plays no part. */
const wordsOf = (program: string) => (program.split('"""')[1] ?? "").replace(/\s+/g, " ");

describe("torchProgram", () => {
  it("says the run's layers, settings and precision at its head", () => {
    const program = torchProgram(
      torchSpec({ layers: [784, 64, 32, 10], precision: "f32", lr: 1e-7, seed: 7 }),
    );
    for (const line of ["LAYERS = [784, 64, 32, 10]", "DTYPE = torch.float32", "LR = 1e-7", "SEED = 7"])
      expect(program.split("\n")).toContain(line);
  });

  it.each([
    ["sgd", 0, "SGD(\n        model.parameters(), lr=LR\n    )"],
    ["momentum", 0, "SGD(\n        model.parameters(), lr=LR, momentum=MOMENTUM\n    )"],
    ["rmsprop", 1e-4, "RMSprop(\n        model.parameters(), lr=LR, weight_decay=DECAY\n    )"],
    ["adam", 0, "Adam(\n        model.parameters(), lr=LR\n    )"],
  ] as const)("takes its steps as %s with decay %d does", (optimizer, decay, call) => {
    expect(torchProgram(torchSpec({ optimizer, decay }))).toContain(`optimizer = torch.optim.${call}\n`);
  });

  it("goes by what has been changed in mid-run", () => {
    const { made } = torchSpec().run;
    const changed = {
      kind: "live",
      step: 5,
      config: livePart({ ...made, lr: 0.05, batch: 32 }),
      target: 9,
    } as const;
    const program = torchProgram(torchSpec({}, { run: { changes: [changed] } }));
    expect(program).toContain("BATCH = 32\nLR = 0.05\n");
  });

  it("goes on for the epochs that are left, or for as many again", () => {
    expect(torchProgram(torchSpec({ epochs: 4 }))).toContain("EPOCHS = 3\n");
    expect(torchProgram(torchSpec({ epochs: 1 }))).toContain("EPOCHS = 1\n");
  });

  it("has only what the run uses", () => {
    const plain = torchProgram(torchSpec({ validation: 0 }, { data: { testCount: 0 } }));
    for (const word of [
      "numpy",
      "math",
      "Distortion",
      "MOMENTUM",
      "DECAY",
      "evaluate(model, *",
      "t10k",
      "#?",
      "#=",
    ])
      expect(plain).not.toContain(word);
  });

  it("says what is not as on the page", () => {
    expect(wordsOf(torchProgram(torchSpec()))).toContain(
      "Not as on the page: the images come in another order.",
    );
    const digits = { images: new Uint8Array(784), labels: Uint8Array.of(3), weight: 2 };
    const changes = [{ kind: "own", step: 9, digits }] as const;
    const words = wordsOf(torchProgram(torchSpec({ optimizer: "adam" }, { run: { changes, taken: 64 } })));
    expect(words).toContain(
      "Not as on the page: the images come in another order, the optimiser's memory begins empty, the epoch " +
        "that was under way begins anew, and your own digits are not among the data.",
    );
  });

  it("names the data, and where those are that nobody else has", () => {
    expect(wordsOf(torchProgram(torchSpec()))).toContain("holds MNIST: train-images-idx3-ubyte.gz,");
    const data = { name: 'Mine """\\', publicSet: null, testCount: 0 };
    const program = torchProgram(torchSpec({}, { data, dataInBundle: true }));
    const words = wordsOf(program);
    expect(words).toContain(
      "The folder data beside train_torch.py holds the data set \"Mine '''\\\": train-images-idx3-ubyte.gz and",
    );
    expect(words).toContain("torchrun --nproc_per_node=4 train_torch.py --epochs 5 ");
    expect(words).not.toContain("DIR");
  });
});

describe("torchReadme", () => {
  it("says how to go on, what the model holds and what data are needed", () => {
    const text = torchReadme(torchSpec({ precision: "f32" }));
    expect(text).toContain("torchrun --nproc_per_node=4 train_torch.py --data DIR --epochs 5\n");
    expect(text.replace(/\s+/g, " ")).toContain("biases layers.k.b, in float32.");
    expect(text.split("\n").every((line) => line.length <= 79)).toBe(true);
    expect(text.endsWith("All that is needed is PyTorch 1.13 or later.\n")).toBe(true);
  });
});

describeWithPython("train_torch.py, read by Python without PyTorch", () => {
  const kinds = optimizerNames.flatMap((optimizer) =>
    schedules.flatMap((schedule) => [0, 12.5].map((distortion) => ({ optimizer, schedule, distortion }))),
  );
  // Every other setting takes its turn with them.
  const runs = kinds.map((kind, k) => ({
    ...kind,
    activation: activations[k % 3],
    precision: precisions[k % 2],
    decay: [0, 1e-7, 0.5][k % 3],
    validation: [5000, 0][(k >> 1) % 2],
    testCount: [10_000, 0, 0][k % 3],
  }));

  it.each(runs)("compiles, defines what it uses and uses what it defines: %j", ({ testCount, ...config }) => {
    const input = torchProgram(torchSpec(config, { data: { testCount } }));
    expect(styleFaults(input)).toEqual([]);
    const { code, stdout, stderr } = runPython([join(import.meta.dirname, "check_program.py")], { input });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
