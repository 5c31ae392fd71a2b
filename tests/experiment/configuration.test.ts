import { describe, expect, it } from "vitest";
import {
  AUTOMATIC_THREADS,
  bounds,
  defaultConfig,
  fitToData,
  keysNeedingReset,
  liveKeys,
  liveKeysDiffer,
  type ExperimentConfig,
} from "../../src/experiment/configuration.ts";

/** A value for each key that is not its default. */
const other: ExperimentConfig = {
  layers: [784, 64, 10],
  activation: "tanh",
  init: "xavier",
  optimizer: "adam",
  lr: 0.2,
  schedule: "cosine",
  momentum: 0.5,
  decay: 0.01,
  distortion: 8,
  batch: 32,
  epochs: 3,
  seed: 7,
  precision: "f32",
  validation: 100,
  engine: "reference",
  threads: 2,
};
const keys = Object.keys(defaultConfig) as (keyof ExperimentConfig)[];
const withOther = (key: keyof ExperimentConfig): ExperimentConfig => ({
  ...defaultConfig,
  [key]: other[key],
});

describe("keysNeedingReset and liveKeysDiffer", () => {
  for (const key of keys) {
    it(`take ${key} for exactly one of the two kinds`, () => {
      const live = (liveKeys as readonly string[]).includes(key);
      expect(keysNeedingReset(defaultConfig, withOther(key))).toEqual(live ? [] : [key]);
      expect(liveKeysDiffer(defaultConfig, withOther(key))).toBe(live);
    });
  }

  it("find nothing between equal configurations, layer by layer", () => {
    const copy = { ...defaultConfig, layers: [...defaultConfig.layers] };
    expect(keysNeedingReset(defaultConfig, copy)).toEqual([]);
    expect(liveKeysDiffer(defaultConfig, copy)).toBe(false);
  });

  it("name all that differ at once", () => {
    expect(keysNeedingReset(defaultConfig, other)).toEqual([
      "layers",
      "activation",
      "init",
      "seed",
      "precision",
      "validation",
      "engine",
      "threads",
    ]);
  });
});

describe("fitToData", () => {
  it("gives back the very same configuration where it fits", () => {
    expect(fitToData(defaultConfig, 784, 10)).toBe(defaultConfig);
  });

  it("changes the first and the last layer and nothing else", () => {
    expect(fitToData(other, 64, 3)).toEqual({ ...other, layers: [64, 64, 3] });
    expect(fitToData({ ...other, layers: [9, 8, 7, 6] }, 784, 10).layers).toEqual([784, 8, 7, 10]);
  });

  it("leaves a network without hidden layers without any", () => {
    expect(fitToData({ ...other, layers: [100, 5] }, 784, 10).layers).toEqual([784, 10]);
  });

  it("leaves its argument as it was", () => {
    const config = { ...other, layers: [1, 2, 3] };
    fitToData(config, 784, 10);
    expect(config.layers).toEqual([1, 2, 3]);
  });
});

describe("defaultConfig", () => {
  it("lies within the bounds", () => {
    for (const key of ["lr", "momentum", "decay", "batch", "epochs", "seed", "validation"] as const) {
      expect(defaultConfig[key]).toBeGreaterThanOrEqual(bounds[key].min);
      expect(defaultConfig[key]).toBeLessThanOrEqual(bounds[key].max);
    }
  });

  it("leaves the number of threads to the machine, by a value that no number set can have", () => {
    expect(defaultConfig.threads).toBe(AUTOMATIC_THREADS);
    expect(AUTOMATIC_THREADS).toBeLessThan(bounds.threads.min);
  });
});
