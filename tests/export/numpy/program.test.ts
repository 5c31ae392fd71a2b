import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { defaultConfig, livePart, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import type { RunChange } from "../../../src/experiment/runSnapshot.ts";
import { numpyProgram } from "../../../src/export/numpy/program.ts";
import type { ProgramSpec } from "../../../src/export/numpy/programSpec.ts";
import { readme } from "../../../src/export/numpy/readme.ts";
import { describeWithPython, runPython } from "../python.ts";
import { styleFaults } from "../pythonStyle.ts";
import { factsOf, layOut } from "./bundleFolder.ts";
import { trainRun } from "./trainedRun.ts";

const digits = makeBuiltinDigits(3, { train: 300, test: 100 });
const facts = factsOf(digits);
const spec = (config: Partial<ExperimentConfig> = {}, rest: Partial<ProgramSpec> = {}): ProgramSpec => ({
  made: { ...defaultConfig, validation: 100, ...config },
  ...{ changes: [], data: facts, startedFrom: null, startKnown: false, dataInBundle: true },
  ...rest,
});
const live = (step: number, config: Partial<ExperimentConfig>, target = 10): RunChange => ({
  ...{ kind: "live", step, target },
  config: livePart({ ...defaultConfig, ...config }),
});
const digitsOfOnesOwn = { images: new Uint8Array(784), labels: new Uint8Array(1), weight: 3 };

/** Specs that between them have every line of every block. */
const specs: readonly (readonly [string, ProgramSpec])[] = [
  ["the default", spec()],
  ["sigmoid in float32", spec({ activation: "sigmoid", init: "randn", precision: "f32" })],
  ["ReLU in float32", spec({ precision: "f32", optimizer: "momentum", decay: 0.1 })],
  ["tanh, Adam, cosine", spec({ activation: "tanh", init: "xavier", optimizer: "adam", schedule: "cosine" })],
  ["RMSprop, distortion, no validation", spec({ optimizer: "rmsprop", distortion: 12.5, validation: 0 })],
  ["no hidden layer", spec({ layers: [784, 10], precision: "f32" })],
  [
    "everything changed",
    spec(
      { precision: "f32" },
      {
        changes: [
          live(0, { optimizer: "adam" }),
          live(7, { optimizer: "momentum", momentum: 0.123456789, lr: 0.00012345, decay: 0.00012345 }),
          { kind: "own", step: 9, digits: digitsOfOnesOwn },
          { kind: "own", step: 10, digits: null },
          live(
            11,
            { optimizer: "rmsprop", schedule: "cosine", distortion: 9, batch: 8192, epochs: 1000 },
            1000,
          ),
        ],
      },
    ),
  ],
  ["a network's parameters", spec({ precision: "f32" }, { startedFrom: "net.npz", startKnown: true })],
  ["many layers", spec({ layers: [784, ...new Array<number>(8).fill(4096), 10], seed: 2 ** 32 - 1 })],
  [
    "a file's parameters, 8×8, no test images",
    spec(
      { layers: [64, 10] },
      { startedFrom: 'a "name"\\', data: { ...facts, rows: 8, cols: 8, testCount: 0, name: '"""\\\n' } },
    ),
  ],
];

describe("numpyProgram", () => {
  it.each(specs)("reads as if written by hand: %s", (_, one) => {
    const program = numpyProgram(one);
    expect(styleFaults(program)).toEqual([]);
    for (const line of program.split("\n"))
      expect(line).not.toMatch(/#:|\bActivation\(|\bOptimizer\(|undefined|NaN/);
  });

  it("shows nothing that the experiment does not use", () => {
    const program = numpyProgram(spec({ activation: "sigmoid", init: "randn", precision: "f64" }));
    for (const there of [
      "class SGD",
      "class Sigmoid",
      "class MLP",
      "def frame(",
      "LR = 0.1",
      "VALIDATION = 100",
    ])
      expect(program).toContain(there);
    const unused =
      /Momentum|RMSprop|Adam|MOMENTUM|DECAY|decay|cosine|DISTORTION|Distortion|CHANGES|own|ReLU|relu|Tanh|float32 with|He'|Xavier|EXACT_STEPS/;
    expect(
      program.split("\n").filter((line) => unused.test(line) && !/known|shown|down|one's own/.test(line)),
    ).toEqual([]);
  });

  it("speaks of parameters that are not held only where rounding may flip a unit of ReLU", () => {
    expect(numpyProgram(spec({ precision: "f32" }))).toContain("if holds_final");
    for (const smooth of [spec(), spec({ precision: "f32", activation: "tanh" })])
      expect(numpyProgram(smooth)).not.toContain("holds_final");
  });

  it("frames drawings only where images are as large as MNIST's", () => {
    expect(numpyProgram(spec({ layers: [64, 10] }, { data: { ...facts, rows: 8, cols: 8 } }))).not.toContain(
      "frame(",
    );
  });

  it("names of a change only what is other than before", () => {
    const changes = [
      live(100, { lr: 0.05 }),
      live(100, { lr: 0.05, batch: 32 }),
      live(250, { batch: 32 }, 20),
    ];
    expect(numpyProgram(spec({}, { changes }))).toContain(
      "CHANGES = [\n    (100, dict(lr=0.05)),\n    (100, dict(batch=32)),\n    (250, dict(lr=0.1, epochs=20)),\n]\n",
    );
  });

  it("leaves out a change of what nothing reads", () => {
    const program = numpyProgram(spec({}, { changes: [live(3, { momentum: 0.5 })] }));
    expect(program).not.toContain("CHANGES");
  });
});

describe("readme", () => {
  it("says what each file is, and where a public data set comes from", () => {
    const text = readme(spec({}, { dataInBundle: false, data: { ...facts, publicSet: "MNIST" } }));
    for (const file of ["train.py", "model.npz", "curves.csv", "experiment.json", "resume.npz", "--check"])
      expect(text).toContain(file);
    expect(text).toContain("The data set is MNIST");
    expect(text).not.toContain("own.npz");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(79);
  });
});

describeWithPython("train.py", () => {
  it("is Python, whatever its parts", async () => {
    const folder = layOut(
      (await trainRun({ data: digits, config: { validation: 100 }, steps: 1 })).snapshot(),
      digits,
    );
    const names = specs.map(([, one], k) => {
      writeFileSync(join(folder, `program${k}.py`), numpyProgram(one));
      return `program${k}.py`;
    });
    const { stderr, code } = runPython(["-W", "error", "-m", "py_compile", ...names], { cwd: folder });
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("trains as many epochs as it is told, a line for each", async () => {
    const config = { layers: [784, 8, 10], validation: 100, epochs: 7 };
    const folder = layOut((await trainRun({ data: digits, config, steps: 8 })).snapshot(), digits);
    const { stdout, stderr } = runPython(["train.py", "--epochs", "2"], { cwd: folder });
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^(epoch {3}\d {2}loss \d\.\d{4} {2}training \S+% {2}validation \S+% {2}test \S+% {2}\S+ s\n){2}$/,
    );
  });
});
