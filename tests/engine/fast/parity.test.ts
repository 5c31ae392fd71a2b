import { expect, it } from "vitest";
import { describeWithData } from "../../sharedData.ts";
import { inPage } from "../../environment.ts";
import {
  follow,
  isEpoch,
  largest,
  longParityRuns,
  parityRuns,
  replay,
  type ParityRun,
} from "../parityRuns.ts";
import { creatorOf, disposeAfterEach, nameOf, type FastKind } from "./fastEngines.ts";

disposeAfterEach();

/** Fused where that can be run, on two threads: how sums are rounded is what parity is about, threads are not. */
const kindOf = ({ precision }: ParityRun): FastKind => ({ precision, threads: 2, relaxed: inPage });
const [double, single] = (["f64", "f32"] as const).map((precision) =>
  longParityRuns.filter((run) => run.precision === precision),
);
const smooth = single.filter(({ activation, images }) => activation === "sigmoid" && images === 60000);
const withKinks = single.filter(({ activation }) => activation === "relu");
const optimizers = single.filter(({ images }) => images < 60000);

// Measured: losses at most 4.3e-15 from NumPy's, parameter sums 1.8e-14.
describeWithData(`${nameOf(kindOf(double[0]))} against NumPy float64`, () => {
  it.each([...parityRuns.filter((run) => !isEpoch(run)), ...double])(
    "agrees at every step: $name",
    async (run) => {
      const { loss, parameters } = await replay(run, creatorOf(kindOf(run)));
      expect(loss).toBeLessThan(1e-12);
      expect(parameters).toBeLessThan(1e-11);
    },
    240_000,
  );
});

// Measured: sigmoid 2.4e-6, the optimisers 7.4e-6 at most (Adam), ReLU 8.8e-6 in 100 steps and one image at the end.
describeWithData(`${nameOf(kindOf(single[0]))} against NumPy float32`, () => {
  it.each([...smooth, ...optimizers])(
    "agrees at every step: $name",
    async (run) => {
      const { steps } = await follow(run, creatorOf(kindOf(run)));
      expect(largest(steps)).toBeLessThan(1e-5);
    },
    240_000,
  );

  // Rounding flips a unit at its kink now and then, and from there two correct programs part.
  it.each(withKinks)(
    "agrees for 100 steps, and in the accuracy at the end: $name",
    async (run) => {
      const { steps, testCorrect } = await follow(run, creatorOf(kindOf(run)));
      expect(largest(steps.slice(0, 100))).toBeLessThan(1e-5);
      expect(Math.abs(testCorrect) / run.test.images).toBeLessThan(0.003);
    },
    240_000,
  );
});
