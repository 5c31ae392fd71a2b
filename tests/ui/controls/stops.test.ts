import { describe, expect, it } from "vitest";
import { nearestStop, neighbourStop } from "../../../src/ui/controls/stops.ts";

const rates = [0.001, 0.01, 0.1, 1];
const decays = [0, 1e-6, 1e-5];

describe("nearestStop", () => {
  it("finds a stop itself", () => {
    expect(rates.map((rate) => nearestStop(rates, rate))).toEqual([0, 1, 2, 3]);
  });

  it("finds the one that is nearer by its ratio", () => {
    expect([0.03, 0.032].map((rate) => nearestStop(rates, rate))).toEqual([1, 2]);
  });

  it("goes by the difference where one stop is zero", () => {
    expect([0, 4e-7, 6e-7].map((decay) => nearestStop(decays, decay))).toEqual([0, 0, 1]);
  });

  it("stays at the ends for values beyond them", () => {
    expect([1e-6, 10].map((rate) => nearestStop(rates, rate))).toEqual([0, 3]);
  });
});

describe("neighbourStop", () => {
  it("goes from a stop to the next", () => {
    expect(neighbourStop(rates, 0.01, "up")).toBe(0.1);
    expect(neighbourStop(rates, 0.01, "down")).toBe(0.001);
  });

  it("goes from between two stops to either of them", () => {
    expect(neighbourStop(rates, 0.03, "up")).toBe(0.1);
    expect(neighbourStop(rates, 0.03, "down")).toBe(0.01);
  });

  it("ends at the ends, and comes back from beyond them", () => {
    expect(neighbourStop(rates, 1, "up")).toBeNull();
    expect(neighbourStop(rates, 0.001, "down")).toBeNull();
    expect(neighbourStop(rates, 10, "down")).toBe(1);
  });
});
