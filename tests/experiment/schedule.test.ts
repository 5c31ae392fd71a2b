import { describe, expect, it } from "vitest";
import { scheduledRate } from "../../src/experiment/schedule.ts";

describe("scheduledRate", () => {
  it("leaves a constant rate as it is", () => {
    for (const progress of [0, 0.3, 1]) expect(scheduledRate("constant", 0.1, progress)).toBe(0.1);
  });

  it("goes down along half a cosine, from the whole rate to none", () => {
    const rates = [0, 1 / 3, 1 / 2, 2 / 3, 1].map((progress) => scheduledRate("cosine", 0.2, progress));
    [0.2, 0.15, 0.1, 0.05, 0].forEach((rate, k) => {
      expect(rates[k]).toBeCloseTo(rate, 15);
    });
  });

  it("stays at the end where a run goes past it", () => {
    expect(scheduledRate("cosine", 0.2, 1.5)).toBe(0);
  });
});
