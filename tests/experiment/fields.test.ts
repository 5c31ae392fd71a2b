import { describe, expect, it } from "vitest";
import {
  AUTOMATIC_THREADS,
  bounds,
  defaultConfig,
  type ExperimentConfig,
} from "../../src/experiment/configuration.ts";
import { fieldNames, fields } from "../../src/experiment/fields.ts";
import { parseHash } from "../../src/experiment/hash.ts";

const badValues: Record<keyof ExperimentConfig, readonly string[]> = {
  layers: ["", "784", "784-", "784--10", "784-0-10", "784-4097-10", "784-12.5-10", "1-1-1-1-1-1-1-1-1-1-1"],
  activation: ["", "gelu", "relu,tanh"],
  init: ["", "zeros", "xavier-he"],
  optimizer: ["", "adamw", "sgd momentum"],
  lr: ["", "0", "-0.1", "10.001", "9e-7", "0x1", "1,5", "NaN", "Infinity", "1e", ".", "0.1.2"],
  schedule: ["", "linear", "cosine,constant"],
  momentum: ["", "-0.1", "1", "0.9991", "90%"],
  decay: ["", "-1e-9", "1.01", "none"],
  distortion: ["", "-1", "45.1", "8°"],
  batch: ["", "0", "8193", "64.0", "6e1", "-64", "+64", "1_000"],
  epochs: ["", "0", "1001", "ten", "1.5"],
  seed: ["", "-1", "4294967296", "1e3", "0x10", "99999999999999999999"],
  precision: ["", "f16", "64"],
  validation: ["", "-1", "1000001", "half"],
  engine: ["", "wasm", "fast,reference"],
  threads: ["", "0", "9", "-1", "1.5", "all", "automatic"],
};

const goodValues: {
  readonly [K in keyof ExperimentConfig]: readonly (readonly [string, ExperimentConfig[K]])[];
} = {
  layers: [
    ["784-10", [784, 10]],
    ["1-4096", [1, 4096]],
    ["9-8-7-6-5-4-3-2-1-2", [9, 8, 7, 6, 5, 4, 3, 2, 1, 2]],
  ],
  activation: [
    ["tanh", "tanh"],
    ["ReLU", "relu"],
  ],
  init: [["Xavier", "xavier"]],
  optimizer: [["rmsprop", "rmsprop"]],
  lr: [
    ["1e-6", 1e-6],
    ["0.000001", 1e-6],
    ["10", 10],
    [".5", 0.5],
    ["5.", 5],
    ["+1E-2", 0.01],
  ],
  schedule: [
    ["cosine", "cosine"],
    ["Constant", "constant"],
  ],
  momentum: [
    ["0", 0],
    ["0.999", 0.999],
  ],
  decay: [
    ["0", 0],
    ["1", 1],
    ["5e-324", 5e-324],
  ],
  distortion: [
    ["0", 0],
    ["7.5", 7.5],
    ["45", 45],
  ],
  batch: [
    ["1", 1],
    ["8192", 8192],
    ["0064", 64],
  ],
  epochs: [
    ["1", 1],
    ["1000", 1000],
  ],
  seed: [
    ["0", 0],
    ["4294967295", 4294967295],
  ],
  precision: [["f32", "f32"]],
  validation: [
    ["0", 0],
    ["1000000", 1_000_000],
  ],
  engine: [
    ["reference", "reference"],
    ["Fast", "fast"],
  ],
  threads: [
    ["1", 1],
    ["8", 8],
    ["auto", AUTOMATIC_THREADS],
    ["Auto", AUTOMATIC_THREADS],
  ],
};

describe("fields", () => {
  it("is a table of every key of the experiment", () => {
    expect([...fieldNames].sort()).toEqual(Object.keys(defaultConfig).sort());
  });

  for (const key of fieldNames) {
    it(`refuses bad values of ${key}, and a link replaces them by the default under that name`, () => {
      for (const text of badValues[key]) {
        expect(fields[key].parse(text), `${key}=${text}`).toBeNull();
        const { config, problems } = parseHash(`#${key}=${encodeURIComponent(text)}`);
        expect(problems.map((problem) => problem.key)).toEqual([key]);
        expect(problems[0].message).toContain(key);
        expect(config[key]).toEqual(defaultConfig[key]);
      }
    });

    it(`reads ${key} up to the ends of its bounds`, () => {
      for (const [text, value] of goodValues[key]) {
        expect(fields[key].parse(text), `${key}=${text}`).toEqual(value);
      }
    });
  }

  it("names the bounds it holds to in what it accepts", () => {
    expect(fields.seed.accepts).toContain("4,294,967,295");
    expect(fields.validation.accepts).toContain("1,000,000");
    expect(fields.lr.accepts).toContain("0.000001 to 10");
    expect(fields.layers.accepts).toContain(String(bounds.units.max));
    expect(fields.activation.accepts).toBe("one of sigmoid, relu, tanh");
    expect(fields.threads.accepts).toBe("auto or a whole number from 1 to 8");
  });
});
