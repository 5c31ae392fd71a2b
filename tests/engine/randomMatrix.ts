import { Matrix } from "../../src/engine/matrix.ts";
import type { RandomState } from "../../src/engine/random.ts";

/** A matrix of standard normals. */
export function randomMatrix(rows: number, cols: number, random: RandomState): Matrix {
  return new Matrix(rows, cols, random.fillRandn(new Float64Array(rows * cols)));
}
