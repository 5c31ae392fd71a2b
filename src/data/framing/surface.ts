import type { Grey } from "./greyscale.ts";

/** 1, x, y, x², xy, y². */
const TERMS = 6;

const ROUNDS = 8;

/** Differences below this count alike, in grey levels. */
const CLOSE = 1;

/** Width of the rim, of half the picture's side. */
const RIM = 0.16;

/** How much a pixel inside the rim counts: in a picture cut close round the digit most of them may be ink. */
const INSIDE = 0.1;

/** Whether a pixel lies near the edge of the picture, where most often only paper is. */
export function isRim(i: number, rows: number, cols: number): boolean {
  const col = i % cols;
  const [x, y] = [middled(col, cols), middled((i - col) / cols, rows)];
  return Math.max(Math.abs(x), Math.abs(y)) > 1 - RIM;
}

/**
 * The plane, bent once each way, that most values lie on, as values of its own: light that falls unevenly.
 *
 * Sum of absolute differences made least, by least squares weighted anew each round, so that what sticks out
 * hardly bends it; the rim counts most.
 */
export function fitSurface(grey: Grey): Float32Array {
  const { rows, cols, values } = grey;
  const basis = basisOf(grey);
  const trust = values.map((_, i) => (isRim(i, rows, cols) ? 1 : INSIDE));
  const weights = Float64Array.from(trust);
  const surface = new Float32Array(values.length);
  for (let round = 0; round < ROUNDS; round++) {
    const factors = leastSquares(basis, values, weights);
    for (let i = 0; i < values.length; i++) {
      let sum = 0;
      for (let k = 0; k < TERMS; k++) sum += factors[k] * basis[i * TERMS + k];
      surface[i] = sum;
      weights[i] = trust[i] / Math.max(CLOSE, Math.abs(values[i] - sum));
    }
  }
  return surface;
}

/** (values, TERMS): x and y run from -1 to 1. */
function basisOf({ rows, cols, values }: Grey): Float64Array {
  const basis = new Float64Array(values.length * TERMS);
  for (let i = 0; i < values.length; i++) {
    const col = i % cols;
    const [x, y] = [middled(col, cols), middled((i - col) / cols, rows)];
    basis.set([1, x, y, x * x, x * y, y * y], i * TERMS);
  }
  return basis;
}

/** Middle of a pixel, from -1 to 1. */
function middled(at: number, count: number): number {
  return (2 * at + 1) / count - 1;
}

/** Factors of the terms, from the normal equations by Gaussian elimination. */
function leastSquares(basis: Float64Array, values: Float32Array, weights: Float64Array): number[] {
  const equations = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
  for (let i = 0; i < values.length; i++) {
    const at = i * TERMS;
    for (let a = 0; a < TERMS; a++) {
      const weighted = weights[i] * basis[at + a];
      for (let b = 0; b < TERMS; b++) equations[a][b] += weighted * basis[at + b];
      equations[a][TERMS] += weighted * values[i];
    }
  }
  // The matrix is positive definite, so that its pivots are taken as they come.
  for (let k = 0; k < TERMS; k++) {
    for (let row = 0; row < TERMS; row++) {
      if (row === k) continue;
      const times = equations[row][k] / equations[k][k];
      for (let col = k; col <= TERMS; col++) equations[row][col] -= times * equations[k][col];
    }
  }
  return equations.map((row, k) => row[TERMS] / row[k]);
}
