import { describe, expect, it } from "vitest";
import { count, loss, percent, rate, seconds, timeLeft } from "../../../src/ui/controls/figures.ts";

describe("figures", () => {
  it("show a dash where nothing is known", () => {
    expect([loss(null), percent(null), rate(null), seconds(null)]).toEqual(["–", "–", "–", "–"]);
  });

  it("write counts whole, with thousands apart", () => {
    expect([0, 999, 60_000, 1_234_567].map(count)).toEqual(["0", "999", "60,000", "1,234,567"]);
  });

  it("write losses with four decimals, large ones with four digits", () => {
    expect([0, 0.00004, 0.30625, 2.302585, 99.99994].map(loss)).toEqual([
      "0.0000",
      "0.0000",
      "0.3063",
      "2.3026",
      "99.9999",
    ]);
    expect([100, 707.149].map(loss)).toEqual(["100.0", "707.1"]);
    expect([999_949, 1e6, 6.208e300].map(loss)).toEqual(["9.999e+5", "1.0e+6", "6.2e+300"]);
  });

  it("write shares in percent", () => {
    expect(percent(0.97654)).toBe("97.65%");
    expect(percent(1)).toBe("100.00%");
    expect(percent(0.97654, 0)).toBe("98%");
  });

  it("write rates with so few digits that they do not flicker", () => {
    expect([12_345, 12_349, 999_499, 123, 7.4].map(rate)).toEqual([
      "12,300",
      "12,300",
      "999,000",
      "120",
      "7",
    ]);
  });

  it("write seconds with their unit, more closely below ten", () => {
    expect([0.0049, 1.234, 12.34].map(seconds)).toEqual(["0.00 s", "1.23 s", "12.3 s"]);
  });

  it("write the time left ever more roughly", () => {
    expect([0, 0.2, 8, 59].map(timeLeft)).toEqual(["0 s", "1 s", "8 s", "59 s"]);
    expect([60, 89, 91, 3540].map(timeLeft)).toEqual(["1 min", "1 min", "2 min", "59 min"]);
    expect([3600, 4200, 7260].map(timeLeft)).toEqual(["1 h 0 min", "1 h 10 min", "2 h 1 min"]);
  });
});
