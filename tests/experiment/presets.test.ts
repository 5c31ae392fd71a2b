import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { defaultConfig, type ExperimentConfig } from "../../src/experiment/configuration.ts";
import { configSchema } from "../../src/experiment/configSchema.ts";
import { formatHash, parseHash } from "../../src/experiment/hash.ts";
import { presets } from "../../src/experiment/presets.ts";

/** What a visitor may have left behind before choosing a preset; within the bounds, unlike any preset. */
const leftovers: ExperimentConfig = {
  ...defaultConfig,
  layers: [784, 7, 10],
  activation: "sigmoid",
  init: "randn",
  optimizer: "rmsprop",
  lr: 3,
  schedule: "cosine",
  momentum: 0.1,
  decay: 0.5,
  distortion: 30,
  batch: 17,
};

describe("presets", () => {
  it("have names of their own and say what they are about", () => {
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
    for (const { about } of presets) expect(about).toMatch(/\.$/);
  });

  for (const { name, config } of presets) {
    it(`hold "${name}" within the bounds and survive a link`, () => {
      const whole = { ...defaultConfig, ...config };
      expect(v.is(configSchema, whole)).toBe(true);
      expect(parseHash(formatHash(whole)).config).toEqual(whole);
    });

    it(`let "${name}" keep nothing of what was set before that it depends on`, () => {
      const chosen = { ...leftovers, ...config };
      const fromDefault = { ...defaultConfig, ...config };
      const read = chosen.optimizer === "momentum" ? {} : { momentum: 0 };
      expect({ ...chosen, ...read }).toEqual({ ...fromDefault, ...read });
    });
  }

  it("begin with the default experiment and hold the NumPy original's network", () => {
    expect({ ...defaultConfig, ...presets[0].config }).toEqual(defaultConfig);
    const original = presets.find(({ name }) => name === "The NumPy original")!;
    expect(original.config).toMatchObject({
      layers: [784, 128, 10],
      activation: "sigmoid",
      init: "randn",
      optimizer: "sgd",
      lr: 0.1,
      batch: 64,
    });
  });
});
