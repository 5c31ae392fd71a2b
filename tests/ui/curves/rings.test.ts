import { describe, expect, it } from "vitest";
import { ringedRows } from "../../../src/ui/curves/rings.ts";
import type { Row } from "../../../src/ui/curves/rows.ts";

/** Rows of steps between the ends of so many epochs. */
const run = (epochs: number): Row[] =>
  Array.from({ length: 2 * epochs }, (_, i) =>
    i % 2 === 0 ? { epoch: i / 2 + 0.5, smooth: 1 } : { epoch: (i + 1) / 2, validationLoss: 1 / i },
  );
const loss = (row: Row) => row.validationLoss;
/** Epochs with a ring 8 px wide, where an epoch takes so many px. */
const ringed = (rows: readonly Row[], px: number) =>
  ringedRows(rows, loss, (epoch) => 40 + epoch * px, 8).map(({ epoch }) => epoch);

describe("ringedRows", () => {
  it("are all that were measured, as long as rings do not touch", () => {
    expect(ringed(run(20), 10)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(ringed([], 10)).toEqual([]);
    expect(ringed([{ epoch: 0.5, smooth: 1 }], 10)).toEqual([]);
  });

  it("are every second, fifth or tenth where there is less room, and the last", () => {
    expect(ringed(run(9), 9)).toEqual([2, 4, 6, 9]);
    expect(ringed(run(21), 2)).toEqual([5, 10, 15, 21]);
    expect(ringed(run(120), 1.7)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  });

  it("never touch, however many epochs and however little room", () => {
    for (const epochs of [1, 2, 7, 33, 120, 999, 1000, 3000]) {
      for (const px of [0.001, 0.1, 0.5, 1, 3, 9.9, 10, 40]) {
        const places = ringed(run(epochs), px);
        expect(places.at(-1)).toBe(epochs);
        for (const [i, place] of places.entries()) {
          if (i > 0) expect((place - (places[i - 1] ?? 0)) * px).toBeGreaterThanOrEqual(10 - 1e-9);
        }
      }
    }
  });

  it("stay where they are while the run goes on", () => {
    const before = ringed(run(57), 2).slice(0, -1);
    expect(ringed(run(83), 2)).toEqual(expect.arrayContaining(before));
  });

  it("leave out what has overflowed", () => {
    const rows: Row[] = [1, NaN, Infinity, 2].map((validationLoss, i) => ({ epoch: i + 1, validationLoss }));
    expect(ringed(rows, 20)).toEqual([1, 4]);
  });
});
