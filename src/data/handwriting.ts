import type { RandomState } from "../engine/random.ts";
import type { Stroke } from "./framing/frameStrokes.ts";
import { GLYPHS, type Glyph } from "./glyphs.ts";

/** A digit as a hand might write it. */
export interface HandwrittenDigit {
  readonly strokes: readonly Stroke[];
  /** In pixels of the framed image. */
  readonly penWidth: number;
}

/** Spreads are standard deviations of `vary`; lengths are in glyph units, a hundredth of a digit's height. */
const HAND = {
  /** How far a way of writing may move towards another of the same make. */
  mostBlend: 0.5,
  /** Of control points, each on its own. */
  jitter: 4.7,
  /** Of a whole stroke against the others: a gap, or a stroke that reaches too far. */
  join: 2.4,
  /** Length of a curve's tangents, of the way between the two neighbours; less is more angular. */
  roundness: 0.5,
  roundnessSpread: 0.12,
  /** Sideways for each unit of height, to the right. */
  slant: 0.13,
  slantSpread: 0.32,
  /** Radians. */
  rotationSpread: 0.13,
  /** Of the logarithm of width over height. */
  aspectSpread: 0.24,
  /** How much wider the top is than the bottom, or the other way round. */
  taperSpread: 0.24,
  /** How far the middle moves up or down, of half the height. */
  middleSpread: 0.12,
  /** Of the slow wave that bends the whole digit, and waves over its height. */
  wobble: 4.6,
  wobbleTurns: 5,
  /** Of the quick one. */
  tremble: 0.8,
  trembleTurns: 14,
  /** Of a stroke's first and last piece, cut off or added. */
  endSpread: 0.36,
  penWidth: 2.4,
  penSpread: 0.9,
  leastPen: 1.5,
  mostPen: 4.2,
} as const;

/** Pieces that each curve between two control points is drawn with. */
const PIECES = 6;

/** Writes `digit` in a way of its own, moving `random` on. */
export function writeDigit(random: RandomState, digit: number): HandwrittenDigit {
  const glyph = chooseGlyph(random, GLYPHS[digit]);
  const other = chooseGlyph(random, GLYPHS[digit]);
  const blend = alike(glyph, other) ? HAND.mostBlend * random.rand() : 0;
  const bend = makeBend(random);
  const roundness = HAND.roundness + HAND.roundnessSpread * vary(random);
  const strokes = glyph.strokes.map((points, i) => {
    const between = blend > 0 ? blended(points, other.strokes[i], blend) : points;
    const stroke = smooth(varyEnds(random, jitter(random, between, i > 0 ? HAND.join : 0)), roundness);
    bend(stroke);
    return stroke;
  });
  const penWidth = HAND.penWidth + HAND.penSpread * vary(random);
  return { strokes, penWidth: Math.min(HAND.mostPen, Math.max(HAND.leastPen, penWidth)) };
}

/**
 * A number around 0 with a standard deviation of 1, never beyond 2.45: a normal one's long tails make digits that
 * nobody writes, and cost a logarithm.
 */
function vary(random: RandomState): number {
  return Math.sqrt(6) * (random.rand() + random.rand() - 1);
}

function chooseGlyph(random: RandomState, glyphs: readonly Glyph[]): Glyph {
  let left = random.rand() * glyphs.reduce((sum, glyph) => sum + glyph.weight, 0);
  return glyphs.find((glyph) => (left -= glyph.weight) < 0) ?? glyphs[0];
}

function isCorner(points: readonly number[], i: number): boolean {
  return i > 0 && points[i] === points[i - 2] && points[i + 1] === points[i - 1];
}

/** Whether two ways have the same number of strokes, of points and of corners, so that one can turn into the other. */
function alike(one: Glyph, other: Glyph): boolean {
  return (
    one !== other &&
    one.strokes.length === other.strokes.length &&
    one.strokes.every((points, s) => {
      const others = other.strokes[s];
      if (points.length !== others.length) return false;
      for (let i = 2; i < points.length; i += 2)
        if (isCorner(points, i) !== isCorner(others, i)) return false;
      return true;
    })
  );
}

/** Points on the way from one way of writing to another; corners stay corners. */
function blended(points: readonly number[], others: readonly number[], share: number): number[] {
  return points.map((value, i) => value + share * (others[i] - value));
}

/** Control points moved a little, the two of a corner alike, and all of them together by a spread of `join`. */
function jitter(random: RandomState, points: readonly number[], join: number): Float32Array {
  const moved = new Float32Array(points.length);
  const right = join * vary(random);
  const down = join * vary(random);
  for (let i = 0; i < points.length; i += 2) {
    const corner = isCorner(points, i);
    moved[i] = corner ? moved[i - 2] : points[i] + right + HAND.jitter * vary(random);
    moved[i + 1] = corner ? moved[i - 1] : points[i + 1] + down + HAND.jitter * vary(random);
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
    const more = HAND.endSpread * vary(random);
    points[end] += more * (points[end] - points[next]);
    points[end + 1] += more * (points[end + 1] - points[next + 1]);
  }
  return points;
}

/** A cardinal spline through the points: Catmull and Rom's at a roundness of 0.5. */
function smooth(points: Float32Array, roundness: number): Stroke {
  const count = points.length / 2;
  const curve = new Float32Array(2 * ((count - 1) * PIECES + 1));
  for (let axis = 0; axis < 2; axis++) {
    let at = axis;
    for (let i = 0; i < count - 1; i++) {
      const here = points[2 * i + axis];
      const next = points[2 * i + 2 + axis];
      const leaves = roundness * (next - points[2 * Math.max(0, i - 1) + axis]);
      const arrives = roundness * (points[2 * Math.min(count - 1, i + 2) + axis] - here);
      const cubic = 2 * (here - next) + leaves + arrives;
      const square = 3 * (next - here) - 2 * leaves - arrives;
      for (let piece = 0; piece < PIECES; piece++, at += 2) {
        const t = piece / PIECES;
        curve[at] = here + t * (leaves + t * (square + t * cubic));
      }
    }
    curve[at] = points[2 * count - 2 + axis];
  }
  return curve;
}

/** One slanting, turning, stretching and bending of the plane, for all strokes of a digit. */
function makeBend(random: RandomState): (stroke: Stroke) => void {
  const slant = HAND.slant + HAND.slantSpread * vary(random);
  const turn = HAND.rotationSpread * vary(random);
  const aspect = Math.exp(HAND.aspectSpread * vary(random));
  const taper = HAND.taperSpread * vary(random);
  const middle = HAND.middleSpread * vary(random);
  const waveX = makeWave(random, HAND.wobble, HAND.wobbleTurns);
  const waveY = makeWave(random, HAND.wobble, HAND.wobbleTurns);
  const quickX = makeWave(random, HAND.tremble, HAND.trembleTurns);
  const quickY = makeWave(random, HAND.tremble, HAND.trembleTurns);
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return (stroke) => {
    for (let i = 0; i < stroke.length; i += 2) {
      // Centred: x about -0.3 to 0.3, y -0.5 to 0.5.
      const x0 = stroke[i] / 100 - 0.3;
      const y0 = stroke[i + 1] / 100 - 0.5;
      const y = y0 + middle * (0.5 - 2 * y0 * y0) + waveY(x0, y0) + quickY(x0, y0);
      const x = (x0 * (1 - 2 * taper * y0) + waveX(x0, y0) + quickX(x0, y0)) * aspect - slant * y;
      stroke[i] = cos * x - sin * y;
      stroke[i + 1] = sin * x + cos * y;
    }
  };
}

function makeWave(random: RandomState, spread: number, turns: number): (x: number, y: number) => number {
  const height = (spread / 100) * vary(random);
  const alongX = turns * vary(random);
  const alongY = turns * vary(random);
  const phase = 2 * Math.PI * random.rand();
  return (x, y) => height * Math.sin(alongX * x + alongY * y + phase);
}
