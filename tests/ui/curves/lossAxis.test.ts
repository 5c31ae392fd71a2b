import { describe, expect, it } from "vitest";
import { lossAxis, lossTick } from "../../../src/ui/curves/lossAxis.ts";

const rows = (...losses: number[]) => losses.map((loss, i) => ({ epoch: i, raw: loss, smooth: loss }));

describe("lossAxis", () => {
  it("shows the usual losses before there is one, and while all are zero", () => {
    for (const none of [rows(), rows(0), rows(0, 0, 0)]) {
      expect(lossAxis(none, "log").domain).toEqual([0.1, 5]);
      expect(lossAxis(none, "linear").domain).toEqual([0, 2.5]);
    }
  });

  it("holds the losses", () => {
    expect(lossAxis(rows(2.4, 0.4), "log").domain).toEqual([0.2, 5]);
    expect(lossAxis(rows(2.4, 0.4), "linear").domain).toEqual([0, 2.5]);
    expect(lossAxis([{ epoch: 1, range: [0, 3], smooth: 2 }], "linear").domain).toEqual([0, 3]);
  });

  it("lets the smoothed curve set the floor of a log axis, as a batch may reach zero", () => {
    expect(lossAxis([{ epoch: 1, raw: 0, smooth: 0.5 }], "log").domain[0]).toBe(0.2);
    expect(lossAxis([{ epoch: 1, raw: 0.5, smooth: 0 }], "log").domain[1]).toBe(0.5);
  });

  it("leaves out losses that have overflowed", () => {
    for (const scale of ["log", "linear"] as const) {
      expect(lossAxis(rows(2, 3, Infinity, NaN), scale)).toEqual(lossAxis(rows(2, 3), scale));
      expect(lossAxis(rows(NaN, Infinity), scale)).toEqual(lossAxis([], scale));
    }
  });

  it("ends at a million however large the losses are", () => {
    expect(lossAxis(rows(2, 1e300), "log").domain).toEqual([1, 1e6]);
    expect(lossAxis(rows(2, 1e300), "linear").domain).toEqual([0, 1e6]);
    expect(lossAxis(rows(1e300), "log").domain).toEqual([5e5, 1e6]);
  });
});

describe("lossTick", () => {
  it("writes every mark of an axis in at most six signs", () => {
    const marks = [0, 1e-8, 5e-4, 0.001, 0.05, 2, 500, 5000, 20_000, 500_000, 1e6];
    expect(marks.map(lossTick)).toEqual([
      "0",
      "1e-8",
      "5e-4",
      "0.001",
      "0.05",
      "2",
      "500",
      "5000",
      "20K",
      "500K",
      "1M",
    ]);
  });
});
