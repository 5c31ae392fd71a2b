import type { Distortion } from "../engine.ts";
import { elasticField, FIELD_SIDE } from "./field.ts";

/** Longest side of an image that can be distorted, in pixels. */
export const LONGEST_SIDE = 64;

/** Words of a move: see `Distorter.writeMove`. */
export const MOVE_WORDS = 16;

/*
 * How all else grows with the degrees d of the largest turn: at d = 10 a slant of up to 10°, each side longer or
 * shorter by up to 10 %, shifts of up to 1 px, and elastic displacements of 1 px in the mean square, in images of
 * 28×28 and as a share of the side in others.
 */
const RADIANS = Math.PI / 180;
const SLANT_PER_DEGREE = 1;
const SCALE_PER_DEGREE = 0.01;
const SHIFT_PER_DEGREE = 0.1;
const ELASTIC_PER_DEGREE = 0.1;
/** Side of the images that these pixels are meant for. */
const USUAL_SIDE = 28;

/** A pixel in the numbers of a move, and in the amplitude of the elastic displacement. */
const PIXEL = 2 ** 16;
const AMPLITUDE_PIXEL = 2 ** 11;

/**
 * Decides how each image is distorted in each epoch, by nothing but seed, epoch and image: neither the order of
 * the images nor the number of threads plays a part.
 */
export class Distorter {
  /** See `elasticField`. */
  readonly field: Int16Array;
  private readonly side: number;
  private readonly start: number;

  constructor(
    readonly distortion: Distortion,
    like: Distorter | null = null,
  ) {
    const { rows, cols, seed } = distortion;
    this.side = Math.max(rows, cols);
    this.start = mix(seed);
    const isSame = like !== null && like.distortion.seed === seed && like.side === this.side;
    this.field = isSame ? like.field : elasticField(seed, this.side);
  }

  /**
   * Writes the move of an image in an epoch: where in the image each pixel of the distorted one is looked up, in
   * integers, so that every engine finds the same place.
   *
   * With r = 2 row - rows and c = 2 col - cols, pixel (row, col) comes from column x / 256 of the image,
   * `x = ((m[2] + (m[1] * r >> 1)) >> 8) + (m[0] * c >> 9) + ((m[6] * field[m[8] + 128 row + col] + 2**14) >> 15)`,
   * and from row y / 256 with m[5], m[4], m[3], m[6] and m[9] in their places.
   *
   * @param m takes the move's words from `at` on
   */
  writeMove(epoch: number, index: number, m: Int32Array, at: number): void {
    const { degrees, rows, cols } = this.distortion;
    const pixels = (degrees * this.side) / USUAL_SIDE;
    let state = mix(mix(this.start + epoch) + index);
    const turn = degrees * RADIANS * spread((state = step(state)));
    const slant = degrees * RADIANS * SLANT_PER_DEGREE * spread((state = step(state)));
    const scaleX = PIXEL * (1 + degrees * SCALE_PER_DEGREE * spread((state = step(state))));
    const scaleY = PIXEL * (1 + degrees * SCALE_PER_DEGREE * spread((state = step(state))));
    const shiftX = pixels * SHIFT_PER_DEGREE * spread((state = step(state)));
    const shiftY = pixels * SHIFT_PER_DEGREE * spread((state = step(state)));
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    m[at] = Math.round(cos * scaleX);
    m[at + 1] = Math.round((cos * slant - sin) * scaleX);
    m[at + 2] = Math.round((cols / 2 + shiftX) * PIXEL);
    m[at + 3] = Math.round(sin * scaleY);
    m[at + 4] = Math.round((sin * slant + cos) * scaleY);
    m[at + 5] = Math.round((rows / 2 + shiftY) * PIXEL);
    m[at + 6] = Math.round(pixels * ELASTIC_PER_DEGREE * AMPLITUDE_PIXEL);
    m[at + 8] = windowStart((state = step(state)), rows, cols);
    m[at + 9] = windowStart(step(state), rows, cols);
  }
}

/** The next of a row of words that have nothing to do with each other. Source: Steele's SplitMix. */
const step = (state: number): number => (state + 0x9e3779b9) | 0;

/** A number from -1 to 1. */
const spread = (state: number): number => mix(state) / 2 ** 31;

/** A place in the field from which rows·cols values lie within it. */
function windowStart(state: number, rows: number, cols: number): number {
  const word = mix(state);
  const row = Math.floor(((word >>> 16) / 2 ** 16) * (FIELD_SIDE - rows + 1));
  const col = Math.floor(((word & 0xffff) / 2 ** 16) * (FIELD_SIDE - cols + 1));
  return row * FIELD_SIDE + col;
}

/** Spreads the bits of a word over all of it. Source: Stafford's variant of the finaliser of MurmurHash3. */
function mix(word: number): number {
  let z = word | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
