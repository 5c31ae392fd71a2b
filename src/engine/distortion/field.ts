import { RandomState } from "../random.ts";

/** Side of the field, from which every image takes two windows of its own. */
export const FIELD_SIDE = 128;
/** Values behind the field's last, so that whole vectors can be read from any window. */
export const FIELD_MARGIN = 16;
/** What stands for 1 in the field. */
export const FIELD_UNIT = 4096;

/** Width of the smoothing, as a share of an image's longer side: Simard's 4 pixels of 28. */
const SIGMA = 4 / 28;

/**
 * Displacements that change smoothly from place to place, with mean square 1: white noise under a Gaussian.
 *
 * Shape: (128, 128) int16, 4096 for 1, and 16 zeros behind it. It wraps around at its edges.
 *
 * @param longerSide of the images, in pixels
 */
export function elasticField(seed: number, longerSide: number): Int16Array {
  const random = new RandomState(seed);
  const noise = Float64Array.from({ length: FIELD_SIDE * FIELD_SIDE }, () => 2 * random.rand() - 1);
  const window = gaussian(SIGMA * longerSide);
  const smooth = turnAndSmooth(turnAndSmooth(noise, window), window);

  let squares = 0;
  for (const value of smooth) squares += value * value;
  const scale = FIELD_UNIT / Math.sqrt(squares / smooth.length);
  const field = new Int16Array(smooth.length + FIELD_MARGIN);
  smooth.forEach((value, i) => {
    field[i] = Math.max(-32767, Math.min(32767, Math.round(value * scale)));
  });
  return field;
}

/** Weights of a Gaussian out to three widths, the middle first. */
function gaussian(sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  return Float64Array.from({ length: reach + 1 }, (_, d) => Math.exp((-d * d) / (2 * sigma * sigma)));
}

/** Smooths along the rows and turns rows into columns: done twice, both ways are smooth and all stands as it was. */
function turnAndSmooth(from: Float64Array, window: Float64Array): Float64Array {
  const to = new Float64Array(from.length);
  const last = FIELD_SIDE - 1;
  for (let row = 0; row < FIELD_SIDE; row++) {
    const start = row * FIELD_SIDE;
    for (let col = 0; col < FIELD_SIDE; col++) {
      let sum = window[0] * from[start + col];
      for (let d = 1; d < window.length; d++) {
        sum += window[d] * (from[start + ((col - d) & last)] + from[start + ((col + d) & last)]);
      }
      to[col * FIELD_SIDE + row] = sum;
    }
  }
  return to;
}
