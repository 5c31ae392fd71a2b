import { describe, expect, it } from "vitest";
import { elasticField, FIELD_MARGIN, FIELD_SIDE, FIELD_UNIT } from "../../../src/engine/distortion/field.ts";

const field = elasticField(7, 28);
const at = (row: number, col: number) =>
  field[(row % FIELD_SIDE) * FIELD_SIDE + (col % FIELD_SIDE)] / FIELD_UNIT;

/** Mean product of values so many rows and columns apart. */
function correlation(rows: number, cols: number): number {
  let sum = 0;
  for (let row = 0; row < FIELD_SIDE; row++) {
    for (let col = 0; col < FIELD_SIDE; col++) sum += at(row, col) * at(row + rows, col + cols);
  }
  return sum / FIELD_SIDE ** 2;
}

describe("elasticField", () => {
  it("has mean square 1", () => {
    expect(correlation(0, 0)).toBeCloseTo(1, 3);
  });

  // White noise under a Gaussian of width s correlates as exp(-d² / 4s²) over a distance d; a field of 128×128
  // has some 80 patches of its own, which leaves the measured correlation an error of about 0.1.
  it.each([
    [0, 2],
    [4, 0],
    [4, 4],
    [0, 8],
  ])("is as smooth as a Gaussian of 4 pixels makes it, %i rows and %i columns apart", (rows, cols) => {
    const expected = Math.exp(-(rows ** 2 + cols ** 2) / (4 * 4 ** 2));
    expect(Math.abs(correlation(rows, cols) - expected)).toBeLessThan(0.15);
  });

  it("grows smoother with the images", () => {
    const large = elasticField(7, 56);
    let [near, steps] = [0, 0];
    for (let i = 1; i < FIELD_SIDE; i++) {
      near += Math.abs(field[i] - field[i - 1]);
      steps += Math.abs(large[i] - large[i - 1]);
    }
    expect(steps).toBeLessThan(near);
  });

  it("follows its seed and nothing else, and ends in zeros", () => {
    expect(elasticField(7, 28)).toEqual(field);
    expect(elasticField(8, 28)).not.toEqual(field);
    expect([...field.subarray(-FIELD_MARGIN)]).toEqual(Array<number>(FIELD_MARGIN).fill(0));
  });
});
