import { describe, expect, it } from "vitest";
import { WarpedDistance } from "../../../src/engine/insight/warpedDistance.ts";
import { RandomState } from "../../../src/engine/random.ts";

/** The definition, pixel by pixel: what lies outside of an image is empty. */
function byDefinition(a: Uint8Array, b: Uint8Array, rows: number, cols: number): number {
  const at = (image: Uint8Array, row: number, col: number) =>
    row < 0 || col < 0 || row >= rows || col >= cols ? 0 : image[row * cols + col];
  const steps = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dy, dx]));
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const patches = steps.map(([dy, dx]) =>
        steps.reduce(
          (total, [py, px]) => total + (at(a, row + py, col + px) - at(b, row + py + dy, col + px + dx)) ** 2,
          0,
        ),
      );
      sum += Math.min(...patches);
    }
  }
  return Math.sqrt(sum);
}

const random = new RandomState(3);
const noise = (count: number) => Uint8Array.from({ length: count }, () => random.interval(255));

/** A bar of ink in an image of 28 × 28. */
function bar(left: number, top: number, width: number, height: number): Uint8Array {
  const image = new Uint8Array(784);
  for (let row = top; row < top + height; row++) image.fill(255, row * 28 + left, row * 28 + left + width);
  return image;
}

describe("WarpedDistance", () => {
  it("is what its definition says, for any sides and wherever an image starts", () => {
    for (const [rows, cols] of [
      [6, 9],
      [3, 3],
      [1, 4],
    ]) {
      const distance = new WarpedDistance(rows, cols);
      const [many, more] = [noise(3 * rows * cols), noise(3 * rows * cols)];
      for (const [n, m] of [
        [0, 2],
        [2, 1],
      ]) {
        const [a, b] = [n * rows * cols, m * rows * cols];
        distance.setQuery(many, a);
        expect(distance.to(more, b)).toBe(
          byDefinition(many.slice(a, a + rows * cols), more.slice(b, b + rows * cols), rows, cols),
        );
      }
    }
  });

  it("forgives a step to the side, and not two", () => {
    const distance = new WarpedDistance(28, 28);
    distance.setQuery(bar(12, 5, 3, 18));
    expect(distance.to(bar(12, 5, 3, 18))).toBe(0);
    expect(distance.to(bar(13, 5, 3, 18))).toBe(0);
    const twoAway = distance.to(bar(14, 5, 3, 18));
    const farAway = distance.to(bar(20, 5, 3, 18));
    expect(twoAway).toBeGreaterThan(1000);
    expect(farAway).toBeGreaterThan(twoAway);
  });
});
