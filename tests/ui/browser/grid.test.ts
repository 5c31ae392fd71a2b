import { describe, expect, it } from "vitest";
import { itemAfterKey } from "../../../src/ui/browser/gridKeys.ts";
import { gridLayout, positionOf } from "../../../src/ui/browser/gridLayout.ts";

describe("the grid's layout", () => {
  it("shows images of any size about as large, and fills the width", () => {
    for (const [rows, cols] of [
      [28, 28],
      [8, 8],
      [64, 64],
    ] as const) {
      const { columns, imageHeight } = gridLayout(900, rows, cols);
      expect(columns).toBe(15);
      expect(Math.abs(imageHeight - 60)).toBeLessThanOrEqual(1);
    }
  });

  it("keeps cells large enough for a finger on a phone", () => {
    const { columns, rowHeight } = gridLayout(350, 28, 28);
    expect(350 / columns).toBeGreaterThanOrEqual(44);
    expect(rowHeight).toBeGreaterThanOrEqual(44);
  });

  it("keeps the shape of images that are wide or high", () => {
    const wide = gridLayout(900, 16, 64);
    expect(900 / wide.columns / wide.imageHeight).toBeCloseTo((64 + 4) / (16 + 4), 0);
    const high = gridLayout(900, 64, 16);
    expect(high.imageHeight / (900 / high.columns)).toBeCloseTo((64 + 4) / (16 + 4), 0);
  });

  it("has a column before its width is known", () => {
    expect(gridLayout(0, 28, 28).columns).toBe(1);
  });
});

describe("the position of a place", () => {
  const places = Uint32Array.of(2, 5, 9);

  it("is where it stands, or would stand", () => {
    expect([2, 5, 9].map((place) => positionOf(places, place))).toEqual([0, 1, 2]);
    expect([0, 3, 8, 10].map((place) => positionOf(places, place))).toEqual([0, 1, 2, 3]);
    expect(positionOf(new Uint32Array(0), 4)).toBe(0);
  });
});

describe("a key in the grid", () => {
  // 23 items in rows of 5: the last row has 3.
  const grid = { count: 23, columns: 5, page: 2 };
  const after = (key: string, item: number, ctrl = false) => itemAfterKey({ key, ctrl }, item, grid);

  it("leads to the neighbours, and not past the ends", () => {
    expect([after("ArrowLeft", 7), after("ArrowRight", 7)]).toEqual([6, 8]);
    expect([after("ArrowUp", 7), after("ArrowDown", 7)]).toEqual([2, 12]);
    expect([after("ArrowLeft", 0), after("ArrowRight", 22)]).toEqual([0, 22]);
    expect([after("ArrowUp", 3), after("ArrowDown", 21)]).toEqual([3, 21]);
  });

  it("leads down to the last row's end from a column that it lacks", () => {
    expect(after("ArrowDown", 19)).toBe(22);
  });

  it("leads to the ends of the row, and of all with Ctrl", () => {
    expect([after("Home", 12), after("End", 12)]).toEqual([10, 14]);
    expect(after("End", 21)).toBe(22);
    expect([after("Home", 12, true), after("End", 12, true)]).toEqual([0, 22]);
  });

  it("leads a screenful on, in the same column", () => {
    expect([after("PageDown", 1), after("PageUp", 21)]).toEqual([11, 11]);
    expect([after("PageDown", 16), after("PageUp", 6)]).toEqual([21, 1]);
  });

  it("means nothing if it is another", () => {
    expect(after("a", 7)).toBeNull();
  });
});
