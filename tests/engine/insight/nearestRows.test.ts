import { describe, expect, it } from "vitest";
import { byVariance, nearestRows } from "../../../src/engine/insight/nearestRows.ts";
import { RandomState } from "../../../src/engine/random.ts";

const random = new RandomState(5);
const bytes = (count: number) => Uint8Array.from({ length: count }, () => random.interval(255));

function distanceTo(rows: Uint8Array, query: Uint8Array, n: number): number {
  return query.reduce((sum, value, k) => sum + (rows[n * query.length + k] - value) ** 2, 0);
}

describe("nearestRows", () => {
  for (const width of [1, 7, 8, 16, 49, 130]) {
    it(`finds what sorting all of them finds, nearest first: rows of ${width}`, () => {
      const rows = bytes(300 * width);
      const query = bytes(width);
      const found = [...nearestRows(rows, query, 12)].map((n) => distanceTo(rows, query, n));
      const all = Array.from({ length: 300 }, (_, n) => distanceTo(rows, query, n)).sort((a, b) => a - b);
      expect(found).toEqual(all.slice(0, 12));
    });
  }

  it("finds a row itself first, or leaves it out", () => {
    const rows = bytes(50 * 9);
    const query = rows.slice(31 * 9, 32 * 9);
    expect(nearestRows(rows, query, 1)[0]).toBe(31);
    expect([...nearestRows(rows, query, 49, 31)]).toHaveLength(49);
    expect([...nearestRows(rows, query, 49, 31)]).not.toContain(31);
  });

  it("gives all rows where there are no more", () => {
    const rows = Uint8Array.of(9, 9, 1, 1, 5, 5);
    expect([...nearestRows(rows, Uint8Array.of(0, 0), 10)]).toEqual([1, 2, 0]);
    expect([...nearestRows(new Uint8Array(0), Uint8Array.of(0, 0), 10)]).toEqual([]);
  });

  it("is not deceived by the widest rows and the largest differences", () => {
    const rows = new Uint8Array(3 * 4096).fill(255);
    rows.fill(254, 4096, 8192);
    expect([...nearestRows(rows, new Uint8Array(4096), 3)]).toEqual([1, 0, 2]);
  });
});

describe("byVariance", () => {
  it("puts the columns first in which rows differ most", () => {
    const rows = Uint8Array.of(200, 7, 0, 10, 200, 7, 90, 20, 200, 7, 180, 30);
    expect([...byVariance(rows, 4)].slice(0, 2)).toEqual([2, 3]);
    expect([...byVariance(rows, 4)].sort()).toEqual([0, 1, 2, 3]);
  });
});
