import { describe, expect, it } from "vitest";
import { patienceMs } from "../../src/app/patience.ts";

describe("patienceMs", () => {
  it("is a minute for networks a step of which is short", () => {
    expect(patienceMs(101_770, 64)).toBe(60_000);
  });

  it("grows with parameters and batch, ten times beyond what an ordinary machine needs", () => {
    // 784-4096-4096-10 at batch 4096: 6 · 20e6 · 4096 operations, 490 s at a billion a second.
    const seconds = patienceMs(20_037_642, 4096) / 1000;
    expect(seconds).toBeGreaterThan(10 * 490);
    expect(patienceMs(20_037_642, 8192) / 1000).toBe(2 * seconds);
  });

  it("covers a stretch of measuring where the batch is small", () => {
    expect(patienceMs(100_000_000, 1)).toBe(500_000);
  });
});
