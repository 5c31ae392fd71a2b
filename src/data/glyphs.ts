import { eight } from "./glyphs/eight.ts";
import { five } from "./glyphs/five.ts";
import { four } from "./glyphs/four.ts";
import { nine } from "./glyphs/nine.ts";
import { one } from "./glyphs/one.ts";
import { seven } from "./glyphs/seven.ts";
import { six } from "./glyphs/six.ts";
import { three } from "./glyphs/three.ts";
import { two } from "./glyphs/two.ts";
import { zero } from "./glyphs/zero.ts";

/**
 * One way to write a digit: strokes of control points `x0, y0, x1, y1, …` that a smooth curve passes
 * through, y downwards, about 60 wide and 100 high. A point given twice is a corner.
 */
export interface Glyph {
  /**
   * How often it is written, against the digit's other ways: about in percent. Chosen by how many of MNIST's
   * training images and of the pens lie nearest to it, then by what networks read of both.
   */
  readonly weight: number;
  readonly strokes: readonly (readonly number[])[];
}

/** The ways to write each digit, drawn for this project; the digit is the index. */
export const GLYPHS: readonly (readonly Glyph[])[] = [
  zero,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
];
