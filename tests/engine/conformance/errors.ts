import { describe, expect, it } from "vitest";
import type { Engine, EngineSetup } from "../../../src/engine/engine.ts";
import type { ShapeError } from "../../../src/engine/shapeError.ts";
import { type ShapeErrorCode } from "../../../src/engine/shapeError.ts";
import { batches, smallSetup, train, type Subject } from "./smallRun.ts";

/** Setups that an engine refuses, by what it says. */
function badSetups(): [code: ShapeErrorCode, what: string, setup: EngineSetup][] {
  const good = smallSetup();
  const network = (...layers: number[]) => ({ ...good, network: { ...good.network, layers } });
  const { train, test } = good.data;
  return [
    ["bad-network", "one size", network(20)],
    ["bad-network", "an empty layer", network(20, 0, 4)],
    ["bad-network", "half a unit", network(20, 2.5, 4)],
    ["bad-network", "one class", network(20, 1)],
    ["bad-network", "257 classes", network(20, 257)],
    ["bad-images", "images of another size", network(21, 4)],
    [
      "bad-images",
      "a label too many",
      { ...good, data: { train: { ...train, labels: new Uint8Array(101) }, test } },
    ],
    [
      "bad-images",
      "test images cut short",
      { ...good, data: { train, test: { ...test!, images: new Uint8Array(9) } } },
    ],
    ["bad-labels", "more classes than outputs", network(20, 9, 7, 3)],
  ];
}

/** Calls that an engine refuses, by what it says. */
const badCalls: [code: ShapeErrorCode, what: string, call: (engine: Engine) => unknown][] = [
  ["bad-indices", "an empty batch", (engine) => engine.trainStep(new Uint32Array(0))],
  ["bad-indices", "an image past the last", (engine) => engine.trainStep(Uint32Array.of(3, 100))],
  ["bad-range", "a range past the last image", (engine) => engine.evaluate("train", 0, 101)],
  ["bad-range", "a range that runs backwards", (engine) => engine.evaluate("test", 5, 4)],
  ["bad-range", "a range from before the first image", (engine) => engine.evaluate("test", -1, 4)],
  ["bad-range", "a range of half an image", (engine) => engine.evaluate("train", 0, 0.5)],
  ["bad-images", "half an image", (engine) => engine.predict(new Uint8Array(30))],
  ["bad-layer", "a layer past the last", (engine) => engine.readWeights(3)],
  ["bad-layer", "a layer before the first", (engine) => engine.readWeights(-1)],
  ["bad-parameters", "too few tensors", (engine) => engine.writeParameters(engine.readParameters().slice(1))],
  [
    "bad-parameters",
    "a tensor of another size",
    (engine) => engine.writeParameters(engine.readParameters().with(2, new Float64Array(62))),
  ],
  [
    "bad-optimizer-state",
    "the slots of another optimiser",
    (engine) => engine.writeOptimizerState({ steps: 1, slots: [engine.readParameters()] }),
  ],
  [
    "bad-optimizer-state",
    "steps below zero",
    (engine) => engine.writeOptimizerState({ steps: -1, slots: [] }),
  ],
  [
    "bad-labels",
    "test labels of more classes",
    (engine) => engine.setTestImages({ images: new Uint8Array(20), labels: Uint8Array.of(4) }),
  ],
];

const withCode = (code: ShapeErrorCode) =>
  expect.objectContaining({ name: "ShapeError", code }) as ShapeError;

export function describeEngineErrors(name: string, { create }: Subject): void {
  describe(`${name}: refusals`, () => {
    it.each(badSetups())("says %s for %s", async (code, _, setup) => {
      await expect(async () => create(setup)).rejects.toEqual(withCode(code));
    });

    it.each(badCalls)("says %s for %s, and trains on as before", async (code, _, call) => {
      const engine = await create(smallSetup());
      const undisturbed = await create(smallSetup());
      expect(() => call(engine)).toThrow(withCode(code));
      expect(train(engine, batches(1))).toEqual(train(undisturbed, batches(1)));
      expect(engine.evaluate("test", 0, 30)).toEqual(undisturbed.evaluate("test", 0, 30));
    });

    it("says no-test-images where there are none", async () => {
      const engine = await create(smallSetup());
      engine.setTestImages(null);
      expect(() => engine.evaluate("test", 0, 1)).toThrow(withCode("no-test-images"));
    });
  });
}
