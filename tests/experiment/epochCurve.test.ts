import { describe, expect, it } from "vitest";
import type { EpochPoint } from "../../src/experiment/curves.ts";
import { EpochCurve } from "../../src/experiment/epochCurve.ts";

/** Figures that tell their epoch. */
function point(epoch: number): EpochPoint {
  return {
    epoch,
    step: epoch * 7,
    trainLoss: 1 / epoch,
    trainAccuracy: 1 - 1 / (epoch + 1),
    validationLoss: epoch % 2 === 0 ? null : 2 / epoch,
    validationAccuracy: epoch % 2 === 0 ? null : 0.5,
    seconds: epoch / 10,
  };
}

const epochsUpTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

function curveOf(last: number, capacity?: number): EpochCurve {
  const curve = new EpochCurve(capacity);
  for (const epoch of epochsUpTo(last)) curve.add(point(epoch));
  return curve;
}

describe("EpochCurve", () => {
  it("keeps every epoch while there is room", () => {
    expect(curveOf(120).points()).toEqual(epochsUpTo(120).map(point));
  });

  it("never keeps more than its capacity, and always the newest", () => {
    const curve = new EpochCurve(8);
    for (const epoch of epochsUpTo(1000)) {
      curve.add(point(epoch));
      const points = curve.points();
      expect(points.length).toBeLessThanOrEqual(8);
      expect(points.at(-1)).toEqual(point(epoch));
      if (epoch >= 8) expect(points.length).toBeGreaterThanOrEqual(4);
    }
  });

  it("keeps figures exactly as they came", () => {
    for (const kept of curveOf(501, 8).points()) expect(kept).toEqual(point(kept.epoch));
  });

  it("keeps each epoch once, in order, evenly spaced but for the newest", () => {
    for (const last of [9, 10, 16, 17, 77, 500, 501]) {
      const epochs = curveOf(last, 8)
        .points()
        .map(({ epoch }) => epoch);
      const even = epochs.filter((epoch) => epoch !== last);
      const stride = even[0];
      expect(even).toEqual(even.map((_, i) => (i + 1) * stride));
      expect(epochs.at(-1)! - even.at(-1)!).toBeLessThanOrEqual(stride);
    }
  });

  it("hands out a list of its own", () => {
    const curve = curveOf(3);
    curve.points().pop();
    expect(curve.points()).toHaveLength(3);
  });
});
