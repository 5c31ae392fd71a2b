import { MOVE_VALUES, type Distorter } from "./distorter.ts";
import { FIELD_SIDE } from "./field.ts";

const { fround } = Math;
/** A float32 from here on has no room for a fraction: added to a value it rounds it, halves to the even side. */
const ROUNDER = 1.5 * 2 ** 23;
const values = new Float32Array(MOVE_VALUES);
const words = new Int32Array(values.buffer);

/**
 * An image (rows·cols,) as it is distorted in an epoch, written to `to`: each pixel looked up between four of the
 * image's, in float32 as the fast engine's kernels do it, so that both give the same bytes.
 *
 * @param index the image's number among all training images
 */
export function distortImage(
  distorter: Distorter,
  epoch: number,
  index: number,
  image: Uint8Array,
  to: Uint8Array,
): void {
  const { rows, cols } = distorter.distortion;
  const { field } = distorter;
  distorter.writeMove(epoch, index, values, words, 0);
  const at = (row: number, col: number) =>
    row >= 0 && row < rows && col >= 0 && col < cols ? image[row * cols + col] : 0;
  for (let row = 0; row < rows; row++) {
    const r = row - rows / 2;
    const startX = fround(fround(values[1] * r) + values[2]);
    const startY = fround(fround(values[4] * r) + values[5]);
    for (let col = 0; col < cols; col++) {
      const c = col - cols / 2;
      const place = row * FIELD_SIDE + col;
      const bendX = fround(values[6] * field[words[8] + place]);
      const bendY = fround(values[6] * field[words[9] + place]);
      const x = clamp(fround(fround(fround(values[0] * c) + startX) + bendX), cols);
      const y = clamp(fround(fround(fround(values[3] * c) + startY) + bendY), rows);
      const left = Math.floor(x);
      const top = Math.floor(y);
      const fx = fround(x - left);
      const fy = fround(y - top);
      const upper = between(at(top, left), at(top, left + 1), fx);
      const lower = between(at(top + 1, left), at(top + 1, left + 1), fx);
      to[row * cols + col] = fround(between(upper, lower, fy) + ROUNDER) - ROUNDER;
    }
  }
}

/** No further than one pixel outside, where there is no ink. */
const clamp = (x: number, size: number): number => Math.min(size, Math.max(-1, x));

const between = (a: number, b: number, t: number): number => fround(a + fround(fround(b - a) * t));
