import { describe, expect, it } from "vitest";
import { PAD_SIDE } from "../../../../src/data/framing/drawing.ts";
import {
  CELLS,
  movePen,
  placeInWords,
  restingPen,
  strokeThrough,
  togglePen,
} from "../../../../src/ui/drawing/pad/keyPen.ts";

const centre = (cell: number) => ((cell + 0.5) * PAD_SIDE) / CELLS;
const pointsOf = (path: readonly { col: number; row: number }[]) => {
  const stroke = strokeThrough(path);
  return Array.from({ length: stroke.length / 2 }, (_, i) => [stroke[2 * i], stroke[2 * i + 1]] as const);
};

describe("movePen", () => {
  it("moves without drawing while the pen is up", () => {
    expect(movePen(restingPen, [1, -1], 1)).toEqual({ col: 10, row: 4, path: null });
  });

  it("goes through every cell on the way while the pen is down", () => {
    const { path } = movePen(togglePen({ col: 3, row: 3, path: null }), [1, 1], 2);
    expect(path).toEqual([
      { col: 3, row: 3 },
      { col: 4, row: 4 },
      { col: 5, row: 5 },
    ]);
  });

  it("stays on the pad, slides along its edge, and is the same pen where it cannot move", () => {
    const corner = movePen(restingPen, [1, 1], 100);
    expect(corner).toMatchObject({ col: 19, row: 19 });
    expect(movePen(corner, [1, -1], 5)).toMatchObject({ col: 19, row: 14 });
    const pen = togglePen(corner);
    expect(movePen(pen, [1, 0], 5)).toBe(pen);
    expect(movePen(restingPen, [0, 0], 1)).toBe(restingPen);
  });
});

describe("togglePen", () => {
  it("puts the pen down where it is, and lifts it", () => {
    const down = togglePen(restingPen);
    expect(down.path).toEqual([{ col: 9, row: 5 }]);
    expect(togglePen(down)).toEqual(restingPen);
  });
});

describe("strokeThrough", () => {
  it("is a dot in the middle of a single cell", () => {
    expect(pointsOf([{ col: 0, row: 19 }])).toEqual([[centre(0), centre(19)]]);
  });

  it("passes through the middle of every cell", () => {
    const path = [
      { col: 2, row: 2 },
      { col: 3, row: 2 },
      { col: 4, row: 3 },
      { col: 4, row: 4 },
      { col: 3, row: 5 },
    ];
    const points = pointsOf(path);
    for (const { col, row } of path) expect(points).toContainEqual([centre(col), centre(row)]);
  });

  it("is straight where the cells are, whatever their direction", () => {
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [1, 1],
    ]) {
      const points = pointsOf(Array.from({ length: 6 }, (_, k) => ({ col: 2 + k * dx, row: 3 + k * dy })));
      for (const [x, y] of points) {
        expect((x - centre(2)) * dy - (y - centre(3)) * dx).toBeCloseTo(0, 4);
      }
    }
  });

  it("hardly swings beyond a corner: by less than a sixth of a cell", () => {
    const down = Array.from({ length: 5 }, (_, k) => ({ col: 5, row: 5 + k }));
    const right = Array.from({ length: 5 }, (_, k) => ({ col: 6 + k, row: 9 }));
    const points = pointsOf([...down, ...right]);
    const beyond = Math.max(...points.map(([x, y]) => Math.max(centre(5) - x, y - centre(9))));
    expect(beyond).toBeGreaterThan(0);
    expect(beyond).toBeLessThan(PAD_SIDE / CELLS / 6);
  });
});

describe("placeInWords", () => {
  it("counts cells from one and says where the pen is", () => {
    expect(placeInWords(restingPen)).toBe("Pen up, column 10, row 6");
    expect(placeInWords(togglePen({ col: 0, row: 19, path: null }))).toBe("Pen down, column 1, row 20");
  });
});
