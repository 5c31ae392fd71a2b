import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracyAxis, epochAxis, linearAxis, logAxis, type Axis } from "../../../src/ui/curves/axes.ts";

const seed = 20_240_612;
const positive = fc.double({ min: 1e-7, max: 1e6, noNaN: true });

/** Ticks rise, lie on the axis and are written in a few digits. */
function expectFit({ domain: [low, high], ticks }: Axis): void {
  expect(low).toBeLessThan(high);
  expect(ticks.length).toBeGreaterThan(0);
  ticks.forEach((tick, i) => {
    if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1]);
    expect(tick).toBeGreaterThanOrEqual(low);
    expect(tick).toBeLessThanOrEqual(high);
    expect(Number(tick.toPrecision(6))).toBe(tick);
  });
}

const isOneTwoFive = (mark: number) => /^[125]e/.test(mark.toExponential());

describe("logAxis", () => {
  it("reaches from the 1-2-5 number below to the one above", () => {
    expect(logAxis(0.3, 2.4)).toEqual({ domain: [0.2, 5], ticks: [0.2, 0.5, 1, 2, 5] });
    expect(logAxis(0.2, 5).domain).toEqual([0.2, 5]);
    expect(logAxis(0.001, 0.0011)).toEqual({ domain: [0.001, 0.002], ticks: [0.001, 0.002] });
  });

  it("makes room around a single value", () => {
    expect(logAxis(2.3, 2.3).domain).toEqual([2, 5]);
    expect(logAxis(1, 1).domain).toEqual([1, 2]);
  });

  it("holds any losses within marks of one, two or five, at most seven of them", () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const axis = logAxis(low, high);
        expectFit(axis);
        // A logarithm rounds: 999999.99999999 counts as 10^6.
        expect(axis.domain[0]).toBeLessThanOrEqual(low * (1 + 1e-12));
        expect(axis.domain[1]).toBeGreaterThanOrEqual(high);
        expect(axis.ticks.length).toBeLessThanOrEqual(7);
        expect([...axis.domain, ...axis.ticks].every(isOneTwoFive)).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("any axis", () => {
  it("is one for every number there is, and for what is none", () => {
    const anything = fc.oneof(fc.double(), fc.constantFrom(0, -1, NaN, Infinity, -Infinity, 1e-320, 1e308));
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        for (const axis of [logAxis(a, b), linearAxis(a), accuracyAxis(a)]) {
          expectFit(axis);
          expect(axis.ticks.length).toBeLessThanOrEqual(7);
          expect(axis.domain[1]).toBeLessThanOrEqual(1e6);
        }
        expect(logAxis(a, b).domain[0]).toBeGreaterThan(0);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("linearAxis", () => {
  it("starts at zero and ends on a round step", () => {
    expect(linearAxis(2.4)).toEqual({ domain: [0, 2.5], ticks: [0, 0.5, 1, 1.5, 2, 2.5] });
    expect(linearAxis(1).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearAxis(3).ticks).toEqual([0, 1, 2, 3]);
    expect(linearAxis(0.035).ticks).toEqual([0, 0.01, 0.02, 0.03, 0.04]);
  });

  it("is an axis even for nothing", () => {
    expectFit(linearAxis(0));
  });

  it("holds any loss with two to six equal steps of one, two or five", () => {
    fc.assert(
      fc.property(positive, (high) => {
        const axis = linearAxis(high);
        expectFit(axis);
        expect(axis.domain[1]).toBeGreaterThanOrEqual(high * (1 - 1e-9));
        expect(isOneTwoFive(axis.ticks[1])).toBe(true);
        expect(axis.ticks.length - 1).toBeGreaterThanOrEqual(2);
        expect(axis.ticks.length - 1).toBeLessThanOrEqual(6);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("epochAxis", () => {
  it("ends a little beyond now", () => {
    expect(epochAxis(0, 10)).toEqual({ domain: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] });
    expect(epochAxis(1, 10).domain).toEqual([0, 1]);
    expect(epochAxis(1.01, 10)).toEqual({ domain: [0, 2], ticks: [0, 0.5, 1, 1.5, 2] });
    expect(epochAxis(6.2, 10).domain).toEqual([0, 8]);
  });

  it("never ends past what is asked for, unless that is past already", () => {
    expect(epochAxis(6.2, 7).domain).toEqual([0, 7]);
    expect(epochAxis(0.5, 1).domain).toEqual([0, 1]);
    expect(epochAxis(12.5, 10).domain).toEqual([0, 13]);
  });

  it("holds now, and marks at most nine whole epochs once there are more than two", () => {
    const now = fc.double({ min: 0, max: 2000, noNaN: true });
    fc.assert(
      fc.property(now, fc.integer({ min: 1, max: 1000 }), (epoch, target) => {
        const axis = epochAxis(epoch, target);
        expectFit(axis);
        expect(axis.domain[1]).toBeGreaterThanOrEqual(epoch - 1e-9);
        if (epoch <= target) expect(axis.domain[1]).toBeLessThanOrEqual(target);
        expect(axis.ticks.length).toBeLessThanOrEqual(9);
        if (axis.domain[1] > 2) expect(axis.ticks.every(Number.isInteger)).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("accuracyAxis", () => {
  it("reaches from the highest round floor to 100 %, in five equal steps", () => {
    expect(accuracyAxis(0.1)).toEqual({ domain: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] });
    expect(accuracyAxis(0.93)).toEqual({ domain: [0.9, 1], ticks: [0.9, 0.92, 0.94, 0.96, 0.98, 1] });
    expect(accuracyAxis(0.95).domain).toEqual([0.95, 1]);
    expect(accuracyAxis(1).domain).toEqual([0.99, 1]);
  });

  it("holds every accuracy from where it begins", () => {
    for (let low = 0; low <= 1; low += 0.01) {
      const axis = accuracyAxis(low);
      expectFit(axis);
      expect(axis.domain[0]).toBeLessThanOrEqual(low);
    }
  });
});
