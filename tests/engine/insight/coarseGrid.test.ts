import { describe, expect, it } from "vitest";
import { CoarseGrid } from "../../../src/engine/insight/coarseGrid.ts";
import { RandomState } from "../../../src/engine/random.ts";

function cellsOf(grid: CoarseGrid, images: Uint8Array, start = 0): number[] {
  const cells = new Uint8Array(grid.cells);
  grid.average(images, start, cells, 0);
  return [...cells];
}

describe("CoarseGrid", () => {
  it("averages 4 × 4 pixels of an image of 28 × 28", () => {
    const image = new Uint8Array(784);
    for (let row = 4; row < 8; row++) image.fill(160, row * 28 + 24, row * 28 + 28);
    image[0] = 255;
    const expected = new Array<number>(49).fill(0);
    expected[7 + 6] = 160;
    expected[0] = 16;
    expect(cellsOf(new CoarseGrid(28, 28), image)).toEqual(expected);
  });

  it("keeps an even image even, whatever its sides", () => {
    for (const [rows, cols, cells] of [
      [28, 28, 49],
      [32, 20, 49],
      [9, 30, 49],
      [5, 3, 15],
      [1, 1, 1],
    ]) {
      const grid = new CoarseGrid(rows, cols);
      expect(grid.cells).toBe(cells);
      expect(new Set(cellsOf(grid, new Uint8Array(rows * cols).fill(77)))).toEqual(new Set([77]));
    }
  });

  it("puts the cells into another order", () => {
    const random = new RandomState(2);
    const images = Uint8Array.from({ length: 3 * 9 * 8 }, () => random.interval(255));
    const order = random.permutation(49);
    const plain = cellsOf(new CoarseGrid(9, 8), images, 72);
    const grid = new CoarseGrid(9, 8);
    grid.reorder(Uint32Array.from(order));
    expect(cellsOf(grid, images, 72)).toEqual([...order].map((cell) => plain[cell]));
  });
});
