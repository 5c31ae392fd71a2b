import { describe, expect, it } from "vitest";
import { tileGrid, tilePlace } from "../../../src/ui/weights/tiles.ts";

describe("tileGrid", () => {
  it("puts sixteen side by side where there is room, and eight on a phone", () => {
    expect(tileGrid(128, 660).columns).toBe(16);
    expect(tileGrid(128, 324).columns).toBe(8);
  });

  it("fills the room with all the tiles and the gaps between them", () => {
    const { columns, tile, width, height } = tileGrid(128, 660);
    expect(width).toBe(660);
    expect(columns * tile + (columns - 1) * 4).toBeCloseTo(660, 9);
    expect(height).toBe(Math.round(8 * tile + 7 * 4));
  });

  it("makes few tiles no wider than they are worth", () => {
    const { columns, width } = tileGrid(4, 1000);
    expect([columns, width]).toEqual([4, 440]);
  });
});

describe("tilePlace", () => {
  it("goes row by row", () => {
    const grid = tileGrid(128, 660);
    expect(tilePlace(0, grid)).toEqual({ left: 0, top: 0 });
    expect(tilePlace(17, grid)).toEqual({ left: grid.tile + 4, top: grid.tile + 4 });
  });

  it("ends within the grid", () => {
    const grid = tileGrid(37, 324);
    const { left, top } = tilePlace(36, grid);
    expect(left + grid.tile).toBeLessThanOrEqual(grid.width);
    expect(top + grid.tile).toBeLessThanOrEqual(grid.height + 0.5);
  });
});
