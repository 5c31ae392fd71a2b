import { describe, expect, it } from "vitest";
import { withMargin } from "../../../src/app/board/withMargin.ts";
import { readDrawing, type Picture } from "../../../src/data/framing/drawing.ts";

const bar = (rows: number, cols: number): Picture => ({
  rows,
  cols,
  ink: Uint8Array.from({ length: rows * cols }, (_, i) => 1 + (i % 255)),
});

describe("withMargin", () => {
  it("puts a picture in the middle of a square, of which its longer side is near three quarters", () => {
    for (const [rows, cols] of [
      [100, 40],
      [40, 101],
      [1, 1],
    ]) {
      const plain = bar(rows, cols);
      const square = withMargin(plain);
      expect(square.rows).toBe(square.cols);
      const top = Math.floor((square.rows - rows) / 2);
      const left = Math.floor((square.cols - cols) / 2);
      const back = Array.from({ length: rows }, (_, row) => [
        ...square.ink.subarray((row + top) * square.cols + left, (row + top) * square.cols + left + cols),
      ]).flat();
      expect(back).toEqual([...plain.ink]);
      expect(square.ink.filter((value) => value > 0)).toHaveLength(rows * cols);
    }
    expect(100 / withMargin(bar(100, 40)).rows).toBeCloseTo(0.735, 3);
  });

  it("does not change what the network reads", () => {
    const plain = bar(60, 40);
    const read = (picture: Picture) => readDrawing({ strokes: [], picture })!.image;
    expect(read(withMargin(plain))).toEqual(read(plain));
  });
});
