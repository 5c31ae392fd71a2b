import type { RandomState } from "../engine/random.ts";
import type { Stroke } from "./framing/frameStrokes.ts";
import { GLYPHS, type Glyph } from "./glyphs.ts";

/** A digit as a hand might write it. */
export interface HandwrittenDigit {
  readonly strokes: readonly Stroke[];
  /** In pixels of the framed image. */
  readonly penWidth: number;
}

/** Spreads are standard deviations; lengths are in glyph units, a hundredth of a digit's height. */
const HAND = {
  /** Of control points, each on its own. */
  jitter: 4.2,
  /** Sideways for each unit of height, to the right. */
  slant: 0.16,
  slantSpread: 0.26,
  /** Radians. */
  rotationSpread: 0.1,
  /** Of the logarithm of width over height. */
  aspectSpread: 0.25,
  /** How much wider the top is than the bottom, or the other way round. */
  taperSpread: 0.22,
  /** How far the middle moves up or down, of half the height. */
  middleSpread: 0.12,
  /** Of the slow wave that bends the whole digit. */
  wobble: 3.8,
  /** Of a stroke's first and last piece, cut off or added. */
  endSpread: 0.3,
  penWidth: 2.6,
  penSpread: 0.62,
  leastPen: 1.5,
  mostPen: 4.2,
} as const;

/** Pieces that each curve between two control points is drawn with. */
const PIECES = 6;

/** Writes `digit` in a way of its own, moving `random` on. */
export function writeDigit(random: RandomState, digit: number): HandwrittenDigit {
  const glyph = chooseGlyph(random, GLYPHS[digit]);
  const bend = makeBend(random);
  const strokes = glyph.strokes.map((points) => {
    const stroke = smooth(varyEnds(random, jitter(random, points)));
    bend(stroke);
    return stroke;
  });
  const penWidth = HAND.penWidth + HAND.penSpread * random.randn();
  return { strokes, penWidth: Math.min(HAND.mostPen, Math.max(HAND.leastPen, penWidth)) };
}

function chooseGlyph(random: RandomState, glyphs: readonly Glyph[]): Glyph {
  let left = random.rand() * glyphs.reduce((sum, glyph) => sum + glyph.weight, 0);
  return glyphs.find((glyph) => (left -= glyph.weight) < 0) ?? glyphs[0];
}

/** Control points moved a little, the two of a corner alike. */
function jitter(random: RandomState, points: readonly number[]): Float32Array {
  const moved = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const corner = i > 0 && points[i] === points[i - 2] && points[i + 1] === points[i - 1];
    moved[i] = corner ? moved[i - 2] : points[i] + HAND.jitter * random.randn();
    moved[i + 1] = corner ? moved[i - 1] : points[i + 1] + HAND.jitter * random.randn();
  }
  return moved;
}

/** Shortens or lengthens the first and the last piece. */
function varyEnds(random: RandomState, points: Float32Array): Float32Array {
  const last = points.length - 2;
  for (const [end, next] of [
    [0, 2],
    [last, last - 2],
  ]) {
    const more = HAND.endSpread * random.randn();
    points[end] += more * (points[end] - points[next]);
    points[end + 1] += more * (points[end + 1] - points[next + 1]);
  }
  return points;
}

/** A Catmull-Rom curve through the points. */
function smooth(points: Float32Array): Stroke {
  const count = points.length / 2;
  const curve = new Float32Array(2 * ((count - 1) * PIECES + 1));
  let at = 0;
  for (let i = 0; i < count - 1; i++) {
    const before = 2 * Math.max(0, i - 1);
    const after = 2 * Math.min(count - 1, i + 2);
    for (let piece = 0; piece < PIECES; piece++) {
      const t = piece / PIECES;
      for (let axis = 0; axis < 2; axis++) {
        const p0 = points[before + axis];
        const p1 = points[2 * i + axis];
        const p2 = points[2 * i + 2 + axis];
        const p3 = points[after + axis];
        curve[at++] =
          0.5 *
          (2 * p1 + t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))));
      }
    }
  }
  curve[at] = points[2 * count - 2];
  curve[at + 1] = points[2 * count - 1];
  return curve;
}

/** One slanting, turning, stretching and bending of the plane, for all strokes of a digit. */
function makeBend(random: RandomState): (stroke: Stroke) => void {
  const slant = HAND.slant + HAND.slantSpread * random.randn();
  const turn = HAND.rotationSpread * random.randn();
  const aspect = Math.exp(HAND.aspectSpread * random.randn());
  const taper = HAND.taperSpread * random.randn();
  const middle = HAND.middleSpread * random.randn();
  const waveX = makeWave(random);
  const waveY = makeWave(random);
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return (stroke) => {
    for (let i = 0; i < stroke.length; i += 2) {
      // Centred: x about -0.3 to 0.3, y -0.5 to 0.5.
      const x0 = stroke[i] / 100 - 0.3;
      const y0 = stroke[i + 1] / 100 - 0.5;
      const y = y0 + middle * (0.5 - 2 * y0 * y0) + waveY(x0, y0);
      const x = (x0 * (1 - 2 * taper * y0) + waveX(x0, y0)) * aspect - slant * y;
      stroke[i] = cos * x - sin * y;
      stroke[i + 1] = sin * x + cos * y;
    }
  };
}

function makeWave(random: RandomState): (x: number, y: number) => number {
  const height = (HAND.wobble / 100) * random.randn();
  const alongX = 5 * random.randn();
  const alongY = 5 * random.randn();
  const phase = 2 * Math.PI * random.rand();
  return (x, y) => height * Math.sin(alongX * x + alongY * y + phase);
}
