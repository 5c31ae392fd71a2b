import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Engine, EngineSetup, ParameterSet } from "../../../src/engine/engine.ts";
import { activations, initialDeviation, parameterCounts } from "../../../src/engine/network.ts";
import { optimizerNames } from "../../../src/engine/optimizers.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { plainNetwork, type PlainResult } from "../plainNetwork.ts";
import { plainOptimizer } from "../plainOptimizer.ts";
import { syntheticImages } from "../syntheticImages.ts";
import { expectClose } from "./closeness.ts";
import { batches, sgd, smallSetup, train, type Subject } from "./smallRun.ts";

function plainResults(
  { network, data }: EngineSetup,
  parameters: ParameterSet,
  batch: Uint32Array,
): PlainResult[] {
  const D = network.layers[0];
  const { images, labels } = data.train;
  return Array.from(batch, (n) =>
    plainNetwork(network, parameters, images.subarray(n * D, (n + 1) * D), labels[n]),
  );
}

const meanGradient = (results: PlainResult[]) =>
  results[0].gradient.map((tensor, t) =>
    tensor.map((_, k) => results.reduce((sum, { gradient }) => sum + gradient[t][k], 0) / results.length),
  );

/** Checks the loss, the hits and the gradient of one SGD step against the plain network. */
function expectPlainStep(engine: Engine, setup: EngineSetup, batch: Uint32Array, tolerance: number): void {
  const before = engine.readParameters();
  const results = plainResults(setup, before, batch);
  const gradient = meanGradient(results);

  const { loss, correct } = engine.trainStep(batch);
  expectClose([loss], [results.reduce((sum, result) => sum + result.loss, 0) / batch.length], tolerance);
  const right = results.filter(({ probabilities }, k) => {
    const best = probabilities.indexOf(Math.max(...probabilities));
    return best === setup.data.train.labels[batch[k]];
  });
  expect(correct).toBe(right.length);

  engine.readParameters().forEach((after, t) => {
    const step = after.map((value, k) => (before[t][k] - value) / sgd.lr);
    // A step is a difference of weights, so it carries their rounding.
    const rounding = norm(before[t]) / (sgd.lr * norm(gradient[t]));
    expectClose(step, gradient[t], tolerance * (10 + 10 * rounding));
  });
}

const norm = (values: ArrayLike<number>) => Math.hypot(...Array.from(values));

const sameSize = (parameters: ParameterSet) => parameters.map((tensor) => tensor.length);

export function describeEngineSteps(name: string, { create, tolerance }: Subject): void {
  describe(`${name}: creation`, () => {
    it("draws weights as NumPy would, layer by layer, and leaves the stream where they end", async () => {
      const setup = smallSetup({ seed: 3 });
      const expected = new RandomState(3);
      const engine = await create(setup);
      const { layers, init } = setup.network;
      const parameters = engine.readParameters();
      for (let k = 0; k + 1 < layers.length; k++) {
        const std = initialDeviation(init, layers[k], layers[k + 1]);
        const w = Float64Array.from({ length: layers[k] * layers[k + 1] }, () => expected.randn() * std);
        expectClose(parameters[2 * k], w, engine.precision === "f64" ? 1e-15 : 1e-7);
        expect(parameters[2 * k + 1]).toEqual(new Float64Array(layers[k + 1]));
      }
      expect(setup.random.getState()).toEqual(expected.getState());
    });

    it("reports its network and how many parameters it has", async () => {
      const setup = smallSetup();
      const engine = await create(setup);
      expect(engine.network.layers).toEqual(setup.network.layers);
      const total = parameterCounts(setup.network.layers).reduce((sum, count) => sum + count, 0);
      expect(engine.parameterCount).toBe(total);
      expect(sameSize(engine.readParameters())).toEqual([180, 9, 63, 7, 28, 4]);
      expect(engine.threads).toBeGreaterThanOrEqual(1);
    });
  });

  describe(`${name}: training step`, () => {
    it.each(activations)("follows the formulas with %s, batch after batch", async (activation) => {
      const setup = smallSetup({ activation });
      const engine = await create(setup);
      for (const batch of batches(2)) expectPlainStep(engine, setup, batch, tolerance);
    });

    it("averages over the images there are, be it one", async () => {
      const setup = smallSetup();
      const engine = await create(setup);
      expectPlainStep(engine, setup, Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7), tolerance);
      expectPlainStep(engine, setup, Uint32Array.of(99), tolerance);
      expectPlainStep(engine, setup, Uint32Array.of(5, 6, 5), tolerance);
    });

    it("follows the formulas at any depth, width and number of classes", async () => {
      const hidden = fc.array(fc.integer({ min: 1, max: 37 }), { maxLength: 4 });
      const classes = fc.oneof(fc.integer({ min: 2, max: 40 }), fc.constant(256));
      const D = fc.integer({ min: 1, max: 50 });
      const N = fc.integer({ min: 1, max: 21 });
      const seed = fc.nat(1000);
      await fc.assert(
        fc.asyncProperty(D, hidden, classes, N, seed, async (D, hidden, C, N, seed) => {
          const random = new RandomState(seed);
          const setup = smallSetup({
            network: { layers: [D, ...hidden, C], activation: "sigmoid", init: "xavier" },
            data: { train: syntheticImages(N, D, C, random), test: null },
            random,
          });
          const engine = await create(setup);
          expectPlainStep(engine, setup, random.permutation(N), tolerance);
          engine.dispose();
        }),
        { seed: 4, numRuns: 40 },
      );
    });

    it("gives the same bits for the same seed, and others for another", async () => {
      const run = async (seed: number) => {
        const engine = await create(smallSetup({ seed }));
        return { losses: train(engine, batches(3)), parameters: engine.readParameters() };
      };
      expect(await run(42)).toEqual(await run(42));
      expect((await run(43)).losses).not.toEqual((await run(42)).losses);
    });

    it("learns: the loss of the images falls", async () => {
      const engine = await create(smallSetup({ optimizer: { ...sgd, name: "adam", lr: 0.01 } }));
      const before = engine.evaluate("train", 0, 100).loss;
      train(engine, batches(200));
      expect(engine.evaluate("train", 0, 100).loss).toBeLessThan(0.5 * before);
    });

    it.each(optimizerNames)("follows the definition of %s, with weight decay", async (optimizer) => {
      const spec = { name: optimizer, lr: 0.005, momentum: 0.8, decay: 0.02 };
      const setup = smallSetup({ optimizer: spec });
      const engine = await create(setup);
      let parameters = engine.readParameters().map((tensor) => tensor.slice());
      const rules = parameters.map((tensor) => Array.from(tensor, () => plainOptimizer(spec)));
      for (const batch of batches(2)) {
        const gradient = meanGradient(plainResults(setup, parameters, batch));
        parameters = parameters.map((tensor, t) =>
          tensor.map((value, k) => rules[t][k](value, gradient[t][k])),
        );
        engine.trainStep(batch);
      }
      engine.readParameters().forEach((tensor, t) => {
        // An adaptive rule divides by gradients that may be as small as rounding.
        expectClose(tensor, parameters[t], 100 * tolerance);
      });
    });
  });
}
