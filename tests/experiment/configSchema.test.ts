import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { AUTOMATIC_THREADS, bounds, defaultConfig } from "../../src/experiment/configuration.ts";
import { configSchema } from "../../src/experiment/configSchema.ts";
import { propertySeed, validConfig } from "./validConfig.ts";

const accepts = (value: unknown) => v.is(configSchema, value);
const numbers = ["lr", "momentum", "decay", "batch", "epochs", "seed", "validation"] as const;
const integers = ["batch", "epochs", "seed", "validation"] as const;

describe("configSchema", () => {
  it("accepts every configuration within the bounds, and gives it back unchanged", () => {
    fc.assert(
      fc.property(validConfig, (config) => {
        expect(v.parse(configSchema, structuredClone(config))).toEqual(config);
      }),
      { seed: propertySeed, numRuns: 300 },
    );
  });

  it("refuses a configuration that lacks a key, whichever", () => {
    for (const key of Object.keys(defaultConfig)) {
      const rest = Object.fromEntries(Object.entries(defaultConfig).filter(([name]) => name !== key));
      expect(accepts(rest), key).toBe(false);
    }
  });

  for (const key of numbers) {
    it(`holds ${key} to its bounds and to numbers`, () => {
      const { min, max } = bounds[key];
      for (const good of [min, max]) expect(accepts({ ...defaultConfig, [key]: good })).toBe(true);
      for (const bad of [min - 1, max + 1, NaN, Infinity, String(min), null]) {
        expect(accepts({ ...defaultConfig, [key]: bad }), String(bad)).toBe(false);
      }
    });
  }

  it("accepts threads within their bounds, and the value that leaves them to the machine", () => {
    const withThreads = (threads: unknown) => accepts({ ...defaultConfig, threads });
    for (const good of [AUTOMATIC_THREADS, 1, 8]) expect(withThreads(good), String(good)).toBe(true);
    for (const bad of [-1, 9, 1.5, NaN, "auto", null]) expect(withThreads(bad), String(bad)).toBe(false);
  });

  it("refuses fractions where images, epochs and seeds are counted", () => {
    for (const key of integers) {
      expect(accepts({ ...defaultConfig, [key]: bounds[key].min + 0.5 }), key).toBe(false);
    }
  });

  it("refuses names that are none of a list", () => {
    for (const key of ["activation", "init", "optimizer", "precision", "engine"]) {
      for (const bad of ["", "RELU", "other", 0])
        expect(accepts({ ...defaultConfig, [key]: bad })).toBe(false);
    }
  });

  it("refuses too few layers, too many, and layers of no units", () => {
    for (const layers of [[], [784], new Array(11).fill(10), [784, 0, 10], [784, 4097, 10], [784, 1.5, 10]]) {
      expect(accepts({ ...defaultConfig, layers }), String(layers)).toBe(false);
    }
  });

  it("refuses what is no object", () => {
    for (const value of [null, undefined, "sgd", []]) expect(accepts(value)).toBe(false);
  });
});
