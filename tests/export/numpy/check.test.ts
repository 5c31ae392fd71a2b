import { expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { describeWithPython } from "../python.ts";
import { check, layOut } from "./bundleFolder.ts";
import { trainRun } from "./trainedRun.ts";

const digits = makeBuiltinDigits(3, { train: 600, test: 100 });

const experiments: readonly (readonly [string, Partial<ExperimentConfig>])[] = [
  ["sigmoid, randn, SGD: the original's", { activation: "sigmoid", init: "randn", lr: 0.5 }],
  [
    "two hidden layers of ReLU, He, momentum",
    { layers: [784, 24, 16, 10], activation: "relu", init: "he", optimizer: "momentum", lr: 0.02 },
  ],
  ["tanh, Xavier, Adam", { activation: "tanh", init: "xavier", optimizer: "adam", lr: 0.003 }],
  [
    "RMSprop with decay along a cosine",
    { activation: "sigmoid", optimizer: "rmsprop", lr: 0.003, decay: 0.001, schedule: "cosine" },
  ],
];

describeWithPython("train.py --check", () => {
  for (const precision of ["f64", "f32"] as const) {
    it.each(experiments)(`repeats %s in ${precision}`, async (_, config) => {
      const run = await trainRun({
        data: digits,
        config: { layers: [784, 16, 10], batch: 10, epochs: 4, validation: 100, precision, ...config },
      });
      const { stdout, stderr, code } = check(layOut(run.snapshot(), digits));
      console.log(stdout, stderr);
      expect(stdout).toMatch(/^PASS {2}/m);
      expect(code).toBe(0);
      expect(stderr).toBe("");
    });
  }
});
