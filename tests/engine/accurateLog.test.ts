import { describe, expect, it } from "vitest";
import { accurateLog } from "../../src/engine/accurateLog.ts";
import { randomFixture } from "./randomFixtures.ts";

describe("accurateLog", () => {
  it("is rounded correctly near 1, below 1 and over the whole range", () => {
    expect(randomFixture.logarithms.length).toBeGreaterThan(600);
    const wrong = randomFixture.logarithms.filter(([x, log]) => accurateLog(x) !== log);
    expect(wrong).toEqual([]);
  });

  it("is zero at one", () => {
    expect(accurateLog(1)).toBe(0);
  });
});
