import { describe, expect, it } from "vitest";
import type { Scene } from "../../../src/ui/pictures/scene.ts";
import { sharpGrid, weightsScene } from "../../../src/ui/pictures/weightsScene.ts";
import { look } from "./look.ts";

const picture = (units: number, rows: number, cols: number) => ({
  ...{ step: 1234, units, unitsTotal: units, rows, cols, limit: 0.25 },
  values: Int8Array.from({ length: units * rows * cols }, (_, i) => [-127, 0, 127][i % 3]),
});
const tilesOf = ({ marks }: Scene, cols: number) =>
  marks.filter((mark) => mark.kind === "image").filter(({ image }) => image.cols === cols);

describe("sharpGrid", () => {
  it.each([
    [128, 28],
    [10, 28],
    [256, 28],
    [1, 8],
    [37, 64],
  ])("gives %i units of %i pixels whole pixels at twice the size, within the picture", (units, longer) => {
    const { tile, width } = sharpGrid(units, longer);
    expect((2 * tile) % longer).toBe(0);
    expect(tile).toBeGreaterThan(0);
    expect(width).toBeLessThanOrEqual(744);
  });

  it("makes images with more pixels than there is room as large as there is room", () => {
    expect(sharpGrid(128, 200).tile).toBe(42);
  });
});

describe("weightsScene", () => {
  it("has a tile for each unit, in the colours of its weights", () => {
    const tiles = tilesOf(weightsScene(picture(12, 28, 28), true, ["784-12-10"], look), 28);
    expect(tiles).toHaveLength(12);
    expect([...tiles[0].image.pixels.slice(0, 12)]).toEqual([
      ...[217, 72, 43, 255],
      ...[247, 244, 238, 255],
      ...[47, 91, 234, 255],
    ]);
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(12);
    for (const { x, y, smooth } of tiles) {
      expect([2 * x, 2 * y].every(Number.isInteger), "on whole pixels").toBe(true);
      expect(smooth).toBe(false);
    }
  });

  it("keeps the shape of images that are not square", () => {
    const [tile] = tilesOf(weightsScene(picture(3, 8, 16), true, [], look), 16);
    expect(tile.width).toBe(2 * tile.height);
  });

  it("holds its tiles and its caption, whatever there is of them", () => {
    for (const units of [1, 10, 128, 256]) {
      const scene = weightsScene(picture(units, 28, 28), true, ["784-128-10"], look);
      const bottom = Math.max(...tilesOf(scene, 28).map(({ y, height }) => y + height));
      const caption = scene.marks.at(-1)!;
      expect(caption.kind === "text" && caption.at[1] - 10).toBeGreaterThan(bottom);
      expect(caption.kind === "text" && caption.at[1]).toBeLessThan(scene.height);
    }
  });

  it("shows no scale where the weights have overflowed", () => {
    const scene = weightsScene({ ...picture(4, 28, 28), limit: 0 }, false, [], look);
    expect(tilesOf(scene, 255)).toHaveLength(0);
    expect(tilesOf(weightsScene(picture(4, 28, 28), false, [], look), 255)).toHaveLength(1);
  });
});
