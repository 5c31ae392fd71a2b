import type { Distortion } from "../engine.ts";
import { elasticField, FIELD_SIDE } from "./field.ts";

/** Longest side of an image that can be distorted, in pixels. */
export const LONGEST_SIDE = 224;

/** Values of a move: see `Distorter.writeMove`. */
export const MOVE_VALUES = 16;

/*
 * How everything else grows with the degrees d of the largest turn: at d = 10 slant up to 10°, each side scaled by
 * up to 10 %, shift up to 1 px and elastic displacement of 1 px in the mean square, for images of 28×28.
 */
const SLANT_PER_DEGREE = Math.PI / 180;
const LOG_SCALE_PER_DEGREE = 0.01;
const SHIFT_PER_DEGREE = 0.1;
const ELASTIC_PER_DEGREE = 0.1;
/** Side of the images that these pixels are meant for. */
const USUAL_SIDE = 28;

/**
 * Decides how each image is distorted in each epoch, by nothing but seed, epoch and image: neither the order of
 * the images nor the number of threads plays a part.
 */
export class Distorter {
  /** See `elasticField`. */
  readonly field: Float32Array;

  constructor(
    readonly distortion: Distortion,
    like: Distorter | null = null,
  ) {
    const { seed } = distortion;
    const side = longerSide(distortion);
    const isSame = like !== null && like.distortion.seed === seed && longerSide(like.distortion) === side;
    this.field = isSame ? like.field : elasticField(seed, side);
  }

  /**
   * Writes the move of an image in an epoch: where in the image each pixel of the distorted one is looked up.
   *
   * Pixel (row, col), with r = row - rows / 2 and c = col - cols / 2, comes from column
   * `v[0] * c + v[1] * r + v[2] + v[6] * field[v[8] + row * 256 + col]` and row
   * `v[3] * c + v[4] * r + v[5] + v[6] * field[v[9] + row * 256 + col]`.
   *
   * @param values takes 0 to 6 as float32
   * @param words the same memory, takes 8 and 9 as integers
   * @param at where the move's 16 values start
   */
  writeMove(epoch: number, index: number, values: Float32Array, words: Int32Array, at: number): void {
    const { degrees, rows, cols, seed } = this.distortion;
    const unit = longerSide(this.distortion) / USUAL_SIDE;
    let state = mix(mix(mix(seed) + epoch) + index);
    const next = () => {
      state = (state + 0x9e3779b9) | 0;
      return (mix(state) >>> 8) / 2 ** 24; // in [0, 1)
    };
    const spread = (most: number) => (2 * next() - 1) * degrees * most;

    const turn = spread(Math.PI / 180);
    const slant = spread(SLANT_PER_DEGREE);
    const scaleX = Math.exp(spread(LOG_SCALE_PER_DEGREE));
    const scaleY = Math.exp(spread(LOG_SCALE_PER_DEGREE));
    const shiftX = spread(SHIFT_PER_DEGREE) * unit;
    const shiftY = spread(SHIFT_PER_DEGREE) * unit;
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    values[at] = cos * scaleX;
    values[at + 1] = (cos * slant - sin) * scaleX;
    values[at + 2] = cols / 2 + shiftX;
    values[at + 3] = sin * scaleY;
    values[at + 4] = (sin * slant + cos) * scaleY;
    values[at + 5] = rows / 2 + shiftY;
    values[at + 6] = degrees * ELASTIC_PER_DEGREE * unit;
    words[at + 8] = windowStart(next(), next(), rows, cols);
    words[at + 9] = windowStart(next(), next(), rows, cols);
  }
}

const longerSide = ({ rows, cols }: Distortion): number => Math.max(rows, cols);

/** A place in the field from which rows·cols values lie within it. */
function windowStart(u: number, v: number, rows: number, cols: number): number {
  return Math.floor(u * (FIELD_SIDE - rows + 1)) * FIELD_SIDE + Math.floor(v * (FIELD_SIDE - cols + 1));
}

/** Spreads the bits of a word over all of it. Source: `murmur3` finaliser, with the constants of David Stafford. */
function mix(word: number): number {
  let z = word | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
