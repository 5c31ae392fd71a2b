import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/network.ts";
import { plainNetwork } from "../plainNetwork.ts";
import { expectClose } from "./closeness.ts";
import { batches, smallSetup, train, type Subject } from "./smallRun.ts";

export function describeEngineEvaluation(name: string, { create, tolerance }: Subject): void {
  describe(`${name}: evaluation`, () => {
    it("sums the loss and counts the hits of the images in its range", async () => {
      const setup = smallSetup();
      const engine = await create(setup);
      train(engine, batches(20));
      const { images, labels } = setup.data.test!;
      const results = Array.from({ length: 25 }, (_, k) =>
        plainNetwork(
          setup.network,
          engine.readParameters(),
          images.subarray((k + 5) * 20, (k + 6) * 20),
          labels[k + 5],
        ),
      );
      const right = results.filter(
        ({ probabilities }, k) => probabilities[labels[k + 5]] === Math.max(...probabilities),
      );
      const { loss, correct, count } = engine.evaluate("test", 5, 30);
      expectClose([loss], [results.reduce((sum, result) => sum + result.loss, 0)], tolerance);
      expect(correct).toBe(right.length);
      expect(count).toBe(25);
    });

    it("adds up over any parts of a range", async () => {
      const engine = await create(smallSetup());
      const cut = fc.nat(100);
      fc.assert(
        fc.property(cut, cut, cut, (...cuts) => {
          const [start, middle, end] = cuts.toSorted((a, b) => a - b);
          const whole = engine.evaluate("train", start, end);
          const parts = [engine.evaluate("train", start, middle), engine.evaluate("train", middle, end)];
          expect(parts[0].loss + parts[1].loss).toBeCloseTo(whole.loss, engine.precision === "f64" ? 10 : 4);
          expect(parts[0].correct + parts[1].correct).toBe(whole.correct);
          expect(parts[0].count + parts[1].count).toBe(whole.count);
        }),
        { seed: 5, numRuns: 50 },
      );
    });

    it("is zero over an empty range, even without test images", async () => {
      const engine = await create(smallSetup());
      expect(engine.evaluate("train", 7, 7)).toEqual({ loss: 0, correct: 0, count: 0 });
      engine.setTestImages(null);
      expect(engine.evaluate("test", 0, 0)).toEqual({ loss: 0, correct: 0, count: 0 });
    });

    it("sees the loss that the next step reports", async () => {
      const engine = await create(smallSetup());
      train(engine, batches(1));
      const { loss, correct } = engine.evaluate("train", 0, 40);
      const step = engine.trainStep(Uint32Array.from({ length: 40 }, (_, k) => k));
      expectClose([step.loss], [loss / 40], tolerance);
      expect(step.correct).toBe(correct);
    });

    it("leaves training as it was", async () => {
      const undisturbed = await create(smallSetup());
      const engine = await create(smallSetup());
      const losses = batches(2).map((batch) => {
        engine.evaluate("test", 0, 30);
        engine.predict(new Uint8Array(60));
        return engine.trainStep(batch).loss;
      });
      expect(losses).toEqual(train(undisturbed, batches(2)));
    });

    it("takes other test images without touching the run", async () => {
      const { data, ...setup } = smallSetup();
      const engine = await create({ ...setup, data: { train: data.train, test: null } });
      const undisturbed = await create(smallSetup());
      engine.setTestImages(data.test);
      expect(engine.evaluate("test", 0, 30)).toEqual(undisturbed.evaluate("test", 0, 30));
      engine.setTestImages(data.train);
      expect(engine.evaluate("test", 0, 100)).toEqual(engine.evaluate("train", 0, 100));
      expect(train(engine, batches(1))).toEqual(train(undisturbed, batches(1)));
    });
  });

  describe(`${name}: prediction`, () => {
    it.each(activations)("gives every layer's outputs and the probabilities with %s", async (activation) => {
      const setup = smallSetup({ activation });
      const engine = await create(setup);
      train(engine, batches(3));
      const { images } = setup.data.test!;
      const { activations: outputs, probabilities } = engine.predict(images.slice(0, 5 * 20));
      const plain = Array.from({ length: 5 }, (_, n) =>
        plainNetwork(setup.network, engine.readParameters(), images.subarray(n * 20, (n + 1) * 20), 0),
      );
      expect(outputs).toHaveLength(3);
      outputs.forEach((output, k) =>
        expectClose(
          output,
          plain.flatMap((result) => result.activations[k]),
          tolerance,
        ),
      );
      expectClose(
        probabilities,
        plain.flatMap((result) => result.probabilities),
        tolerance,
      );
    });

    it("has nothing to say about no images", async () => {
      const engine = await create(smallSetup());
      const { activations: outputs, probabilities } = engine.predict(new Uint8Array(0));
      expect(outputs.map((output) => output.length)).toEqual([0, 0, 0]);
      expect(probabilities).toHaveLength(0);
    });

    it("returns only the logits of a network without hidden layers", async () => {
      const engine = await create(
        smallSetup({ network: { layers: [20, 4], activation: "relu", init: "xavier" } }),
      );
      const { activations: outputs } = engine.predict(new Uint8Array(40).fill(9));
      expect(outputs.map((output) => output.length)).toEqual([8]);
    });
  });
}
