import { describe, expect, it } from "vitest";
import { Cadence } from "../../src/worker/cadence.ts";

describe("Cadence", () => {
  it("is due at first, and again once the interval has passed", () => {
    const cadence = new Cadence(33);
    const due = [0, 1, 32.9, 33, 34, 65.9, 66].filter((now) => cadence.due(now));
    expect(due).toEqual([0, 33, 66]);
  });

  it("is due when forced, and counts from there", () => {
    const cadence = new Cadence(100);
    expect(cadence.due(0)).toBe(true);
    expect(cadence.due(50, true)).toBe(true);
    expect(cadence.due(149)).toBe(false);
    expect(cadence.due(150)).toBe(true);
  });

  it("does not catch up on what was missed", () => {
    const cadence = new Cadence(10);
    expect([0, 1000, 1001, 1010].map((now) => cadence.due(now))).toEqual([true, true, false, true]);
  });
});
