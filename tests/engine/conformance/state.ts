import { describe, expect, it } from "vitest";
import { optimizerNames, optimizerSlots } from "../../../src/engine/optimizers.ts";
import { expectClose } from "./closeness.ts";
import { batches, sgd, smallSetup, train, type Subject } from "./smallRun.ts";

export function describeEngineState(name: string, { create, tolerance }: Subject): void {
  describe(`${name}: state`, () => {
    it.each(optimizerNames)("continues a %s run from its copy with the same bits", async (optimizer) => {
      const spec = { name: optimizer, lr: 0.01, momentum: 0.9, decay: 0.001 };
      const original = await create(smallSetup({ optimizer: spec }));
      train(original, batches(2));
      const copy = await create(smallSetup({ optimizer: spec, seed: 8 }));
      copy.writeParameters(original.readParameters());
      copy.writeOptimizerState(original.readOptimizerState());
      expect(copy.readParameters()).toEqual(original.readParameters());
      expect(copy.readOptimizerState()).toEqual(original.readOptimizerState());

      expect(train(copy, batches(2))).toEqual(train(original, batches(2)));
      expect(copy.readParameters()).toEqual(original.readParameters());
      expect(copy.readOptimizerState()).toEqual(original.readOptimizerState());
    });

    it.each(optimizerNames)("counts the steps of %s and fills its slots", async (optimizer) => {
      const engine = await create(smallSetup({ optimizer: { ...sgd, name: optimizer } }));
      const fresh = engine.readOptimizerState();
      expect(fresh.steps).toBe(0);
      expect(fresh.slots).toHaveLength(optimizerSlots[optimizer]);
      for (const slot of fresh.slots) {
        expect(slot).toEqual(engine.readParameters().map((tensor) => new Float64Array(tensor.length)));
      }
      train(engine, batches(1));
      const { steps, slots } = engine.readOptimizerState();
      expect(steps).toBe(4);
      for (const slot of slots)
        expect(slot.every((tensor) => tensor.some((value) => value !== 0))).toBe(true);
    });

    it("reads the weights of each layer as they stand among the parameters", async () => {
      const engine = await create(smallSetup());
      train(engine, batches(1));
      const parameters = engine.readParameters();
      expect([0, 1, 2].map((k) => engine.readWeights(k))).toEqual([
        parameters[0],
        parameters[2],
        parameters[4],
      ]);
    });

    it("hands out copies and keeps nothing that was handed in", async () => {
      const spec = { ...sgd, name: "adam", lr: 0.01 } as const;
      const engine = await create(smallSetup({ optimizer: spec }));
      const undisturbed = await create(smallSetup({ optimizer: spec }));
      const parameters = engine.readParameters();
      const state = engine.readOptimizerState();
      engine.writeParameters(parameters);
      engine.writeOptimizerState(state);
      const readAgain = [
        engine.readParameters(),
        [engine.readWeights(0)],
        ...engine.readOptimizerState().slots,
      ];
      for (const tensors of [parameters, ...state.slots, ...readAgain]) {
        for (const tensor of tensors) tensor.fill(5);
      }
      expect(train(engine, batches(1))).toEqual(train(undisturbed, batches(1)));
    });
  });

  describe(`${name}: change of optimiser`, () => {
    it("takes effect with the next step", async () => {
      const displacement = async (lr: number) => {
        const engine = await create(smallSetup());
        train(engine, batches(1));
        const before = engine.readParameters();
        engine.setOptimizer({ ...sgd, lr });
        engine.trainStep(batches(1)[0]);
        return engine.readParameters()[0].map((value, k) => value - before[0][k]);
      };
      const twice = await displacement(0.2);
      // A displacement is a hundred times smaller than the weight it moved.
      expectClose(
        twice,
        (await displacement(0.1)).map((value) => 2 * value),
        1000 * tolerance,
      );
    });

    it("keeps the memory when only rate, momentum or decay change", async () => {
      const engine = await create(smallSetup({ optimizer: { ...sgd, name: "momentum" } }));
      train(engine, batches(1));
      const state = engine.readOptimizerState();
      engine.setOptimizer({ name: "momentum", lr: 0.02, momentum: 0.5, decay: 0.1 });
      expect(engine.readOptimizerState()).toEqual(state);
    });

    it("starts with empty memory when the rule changes, and again when it changes back", async () => {
      const adam = { ...sgd, name: "adam", lr: 0.01 } as const;
      const engine = await create(smallSetup({ optimizer: adam }));
      train(engine, batches(1));
      engine.setOptimizer({ ...sgd, name: "rmsprop" });
      expect(engine.readOptimizerState()).toMatchObject({ steps: 0, slots: { length: 1 } });
      expect(
        engine.readOptimizerState().slots[0].every((tensor) => tensor.every((value) => value === 0)),
      ).toBe(true);

      engine.setOptimizer(adam);
      const fresh = await create(smallSetup({ optimizer: adam }));
      fresh.writeParameters(engine.readParameters());
      expect(train(engine, batches(1))).toEqual(train(fresh, batches(1)));
    });
  });
}
