import { describe, expect, it } from "vitest";
import { Throughput } from "../../src/worker/throughput.ts";

describe("Throughput", () => {
  it("is unknown before any time has passed", () => {
    const throughput = new Throughput();
    expect(throughput.imagesPerSecond).toBeNull();
    throughput.add(64, 0);
    expect(throughput.imagesPerSecond).toBeNull();
  });

  it("is images over time, slices of no time included", () => {
    const throughput = new Throughput();
    throughput.add(64, 0);
    throughput.add(64, 8);
    expect(throughput.imagesPerSecond).toBe(16_000);
  });

  it("forgets what is more than a second of training ago", () => {
    const throughput = new Throughput();
    for (let i = 0; i < 100; i++) throughput.add(10, 100);
    expect(throughput.imagesPerSecond).toBe(100);
    for (let i = 0; i < 11; i++) throughput.add(1000, 100);
    expect(throughput.imagesPerSecond).toBe(10_000);
  });

  it("keeps the last slice, however long", () => {
    const throughput = new Throughput();
    throughput.add(1_000_000, 10);
    throughput.add(500, 5000);
    expect(throughput.imagesPerSecond).toBe(100);
  });

  it("stays exact over many slices of uneven times", () => {
    const throughput = new Throughput();
    for (let i = 0; i < 100_000; i++) throughput.add(32, 0.1 + (i % 7) / 10);
    // Measured: 1e-4 below, because the second does not hold whole rounds of seven slices.
    expect(throughput.imagesPerSecond! / (32_000 / 0.4)).toBeCloseTo(1, 3);
  });
});
