import { describe, expect, it } from "vitest";
import type { Scene } from "../../../src/ui/pictures/scene.ts";
import { sharpGrid, weightsScene } from "../../../src/ui/pictures/weightsScene.ts";
import { look } from "./look.ts";

const picture = (units: number, rows: number, cols: number) => ({
  ...{ step: 1234, units, unitsTotal: units, rows, cols, limit: 0.25 },
  values: Int8Array.from({ length: units * rows * cols }, (_, i) => [-127, 0, 127][i % 3]),
});
const imagesOf = ({ marks }: Scene) => marks.filter((mark) => mark.kind === "image");
const tilesOf = (scene: Scene) => imagesOf(scene).find(({ image }) => image.rows > 1)!;

describe("sharpGrid", () => {
  it.each([
    [128, 28],
    [10, 28],
    [256, 28],
    [1, 8],
    [37, 64],
    [300, 7],
    [12, 1],
  ])("gives %i units of %i pixels whole pixels at twice the size, within the picture", (units, longer) => {
    const { columns, side, gap, pixel } = sharpGrid(units, longer);
    expect(Number.isInteger(2 * pixel) && Number.isInteger(gap)).toBe(true);
    expect(pixel).toBeGreaterThan(0);
    expect((columns * (side + gap) - gap) * pixel).toBeLessThanOrEqual(744);
    expect(side * pixel).toBeLessThanOrEqual(168);
  });

  it("makes images with more pixels than there is room as large as there is room", () => {
    const { side, pixel } = sharpGrid(128, 200);
    expect(side * pixel).toBe(42.5);
  });
});

describe("weightsScene", () => {
  it("has a tile for each unit, in the colours of its weights, with nothing between", () => {
    const scene = weightsScene(picture(12, 28, 28), true, ["784-12-10"], look);
    const { x, y, width, height, smooth, image } = tilesOf(scene);
    const { side, gap, pixel } = sharpGrid(12, 28);
    expect([image.cols, image.rows]).toEqual([8 * (side + gap) - gap, 2 * side + gap]);
    expect([width, height]).toEqual([image.cols * pixel, image.rows * pixel]);
    expect([2 * x, 2 * y].every(Number.isInteger), "on whole pixels").toBe(true);
    expect(smooth).toBe(false);
    const colour = (col: number, row: number) => {
      const at = 4 * (row * image.cols + col);
      return [...image.pixels.subarray(at, at + 4)];
    };
    const [against, none, speaks] = [
      [217, 72, 43, 255],
      [247, 244, 238, 255],
      [47, 91, 234, 255],
    ];
    expect([0, 1, 2].map((col) => colour(col, 0))).toEqual([against, none, speaks]);
    // The weights of unit 9 begin at 9 × 784, a multiple of three; those of unit 1 do not.
    expect(colour(side + gap, 0)).toEqual(none);
    expect(colour(side + gap, side + gap)).toEqual(against);
    for (const col of [side, side + gap - 1]) expect(colour(col, 5)).toEqual([0, 0, 0, 0]);
    expect(colour(4 * (side + gap), side + gap), "no thirteenth").toEqual([0, 0, 0, 0]);
  });

  it("keeps the shape of images that are not square, each in the middle of its place", () => {
    const { image } = tilesOf(weightsScene(picture(3, 8, 16), true, [], look));
    const inked = [...new Uint32Array(image.pixels.buffer).entries()].filter(([, colour]) => colour !== 0);
    expect(inked).toHaveLength(3 * 8 * 16);
    const rows = inked.map(([i]) => Math.floor(i / image.cols));
    expect([Math.min(...rows), Math.max(...rows), image.rows]).toEqual([4, 11, 16]);
  });

  it("holds its tiles and its caption, whatever there is of them", () => {
    for (const units of [1, 10, 128, 256]) {
      const scene = weightsScene(picture(units, 28, 28), true, ["784-128-10"], look);
      const { y, height } = tilesOf(scene);
      const caption = scene.marks.at(-1)!;
      expect(caption.kind === "text" && caption.at[1] - 10).toBeGreaterThan(y + height);
      expect(caption.kind === "text" && caption.at[1]).toBeLessThan(scene.height);
    }
  });

  it("shows no scale where the weights have overflowed", () => {
    expect(imagesOf(weightsScene({ ...picture(4, 28, 28), limit: 0 }, false, [], look))).toHaveLength(1);
    expect(imagesOf(weightsScene(picture(4, 28, 28), false, [], look))).toHaveLength(2);
  });
});
