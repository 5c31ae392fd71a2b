import { describe, expect, it } from "vitest";
import { RandomState } from "../../src/engine/random.ts";
import { TrainCurve } from "../../src/experiment/trainCurve.ts";

const STEPS_PER_EPOCH = 100;

interface Step {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** Losses in sixteenths, so that sums and means of them are exact in any order. */
function makeSteps(count: number, seed: number): Step[] {
  const random = new RandomState(seed);
  const losses = random.permutation(count);
  const hits = random.permutation(count);
  return Array.from({ length: count }, (_, i) => ({
    epoch: (i + 1) / STEPS_PER_EPOCH,
    loss: losses[i] / 16,
    accuracy: (hits[i] % 65) / 64,
  }));
}

function curveOf(steps: readonly Step[], capacity?: number): TrainCurve {
  const curve = new TrainCurve(capacity);
  steps.forEach(({ epoch, loss, accuracy }, i) => {
    curve.add(epoch, i + 1, loss, accuracy);
  });
  return curve;
}

/** Exponentially weighted mean of the first `end` values, in one sum: weight e^(-age / 40). */
function smoothed(values: readonly number[], end: number): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < end; i++) {
    const w = Math.exp(-(end - 1 - i) / 40);
    sum += w * values[i];
    weight += w;
  }
  return sum / weight;
}

describe("TrainCurve", () => {
  it("has no points before the first step", () => {
    expect(new TrainCurve().points()).toEqual([]);
  });

  it("keeps every step as a point of its own while there is room", () => {
    const steps = makeSteps(new TrainCurve().capacity, 1);
    const points = curveOf(steps).points();
    expect(points.map(({ loss }) => loss)).toEqual(steps.map(({ loss }) => loss));
    expect(points.map(({ firstStep, lastStep }) => [firstStep, lastStep])).toEqual(
      steps.map((_, i) => [i + 1, i + 1]),
    );
  });

  it("keeps at most its capacity of points, and at least half once full", () => {
    const steps = makeSteps(700, 2);
    const curve = new TrainCurve(12);
    steps.forEach(({ epoch, loss, accuracy }, i) => {
      curve.add(epoch, i + 1, loss, accuracy);
      const count = curve.points().length;
      expect(count).toBeLessThanOrEqual(12);
      if (i >= 12) expect(count).toBeGreaterThan(6);
    });
  });

  it("counts every step in exactly one point, in stretches of equal length but the last", () => {
    for (const count of [12, 13, 24, 25, 100, 193, 700]) {
      const points = curveOf(makeSteps(count, 3), 12).points();
      expect(points[0].firstStep).toBe(1);
      expect(points.at(-1)!.lastStep).toBe(count);
      points.slice(1).forEach(({ firstStep }, i) => {
        expect(firstStep).toBe(points[i].lastStep + 1);
      });
      const lengths = new Set(points.slice(0, -1).map((point) => point.lastStep - point.firstStep + 1));
      expect(lengths.size).toBe(1);
    }
  });

  it("gives each stretch its exact mean, smallest and largest loss, and its end", () => {
    for (const count of [5, 13, 50, 391, 700]) {
      const steps = makeSteps(count, 4);
      for (const point of curveOf(steps, 12).points()) {
        const losses = steps.slice(point.firstStep - 1, point.lastStep).map(({ loss }) => loss);
        expect(point.loss).toBe(losses.reduce((sum, loss) => sum + loss, 0) / losses.length);
        expect(point.lossMin).toBe(Math.min(...losses));
        expect(point.lossMax).toBe(Math.max(...losses));
        expect(point.epoch).toBe(point.lastStep / STEPS_PER_EPOCH);
      }
    }
  });

  it("smooths over forty steps, up to the end of each stretch, however often stretches merged", () => {
    const steps = makeSteps(700, 5);
    const losses = steps.map(({ loss }) => loss);
    const accuracies = steps.map(({ accuracy }) => accuracy);
    for (const capacity of [12, 200, 1000]) {
      for (const point of curveOf(steps, capacity).points()) {
        // Measured: 1.1e-15 apart relative to the value, from adding in another order.
        expect(point.smoothLoss / smoothed(losses, point.lastStep)).toBeCloseTo(1, 12);
        expect(point.smoothAccuracy).toBeCloseTo(smoothed(accuracies, point.lastStep), 12);
      }
    }
  });

  it("starts the smoothed values at the first ones", () => {
    const [first] = curveOf([{ epoch: 0.01, loss: 2.5, accuracy: 0.125 }]).points();
    expect([first.smoothLoss, first.smoothAccuracy]).toEqual([2.5, 0.125]);
  });

  it("hands out points that later steps do not change", () => {
    const curve = curveOf(makeSteps(13, 6), 12);
    const before = curve.points();
    const copy = structuredClone(before);
    curve.add(0.14, 14, 1e6, 0);
    expect(before).toEqual(copy);
  });
});
