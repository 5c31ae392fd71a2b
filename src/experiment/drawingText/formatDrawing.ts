import type { Drawing } from "../../data/framing/pad.ts";
import { frameInk } from "../../data/framing/frameInk.ts";
import { toBase64url } from "./base64url.ts";
import { MAX_COORDINATE, PICTURE, STROKES } from "./parseDrawing.ts";
import { packRuns } from "./runs.ts";
import { simplify } from "./simplify.ts";

/** How far, in units of the pad (320 across), a stroke in a link may be from the one drawn, next to rounding. */
const TOLERANCE = 0.7;

/** Beyond the width of the pen a stroke is no longer the same. */
const MAX_TOLERANCE = 16;

/** Longest text; addresses of 2,000 letters are taken everywhere. */
const MAX_LENGTH = 1500;

/**
 * A drawing in letters that a link takes as they are, or null where there is no ink or too much.
 *
 * Points are rounded to whole units of the pad and those that change next to nothing are left out, more of them
 * where there are many. A picture travels as the image that the network reads of it.
 */
export function formatDrawing(drawing: Drawing): string | null {
  if (drawing.picture !== null) {
    const framed = frameInk(drawing.picture);
    return framed && toBase64url(Uint8Array.from([PICTURE, ...packRuns(framed.image)]));
  }
  for (let tolerance = TOLERANCE; tolerance <= MAX_TOLERANCE; tolerance *= 2) {
    const strokes = drawing.strokes.map((stroke) => rounded(simplify(stroke, tolerance)));
    const inked = strokes.filter((stroke) => stroke.length > 0);
    if (inked.length === 0) return null;
    const text = toBase64url(Uint8Array.from([STROKES, ...varints(inked)]));
    if (text.length <= MAX_LENGTH) return text;
  }
  return null;
}

/** Whole units, without points that fall on the one before or are not finite. */
function rounded(points: readonly number[]): number[] {
  const whole: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x = NaN, y = NaN] = points.slice(i, i + 2).map(toUnit);
    if (Number.isNaN(x + y)) continue;
    if (whole.length === 0 || x !== whole.at(-2) || y !== whole.at(-1)) whole.push(x, y);
  }
  return whole;
}

const toUnit = (value: number): number =>
  Math.min(MAX_COORDINATE, Math.max(-MAX_COORDINATE, Math.round(value)));

function* varints(strokes: readonly number[][]): Generator<number> {
  yield* varint(strokes.length);
  const last = [0, 0];
  for (const stroke of strokes) {
    yield* varint(stroke.length / 2);
    for (const [i, value] of stroke.entries()) {
      const difference = value - (last[i % 2] ?? 0);
      yield* varint(difference < 0 ? -2 * difference - 1 : 2 * difference);
      last[i % 2] = value;
    }
  }
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function* varint(value: number): Generator<number> {
  for (; value > 127; value = Math.floor(value / 128)) yield (value % 128) + 128;
  yield value;
}
