import type { Drawing, Picture } from "../../data/framing/pad.ts";
import { fromBase64url } from "./base64url.ts";
import { unpackRuns } from "./runs.ts";

/** What a text begins with, as its first byte. */
export const STROKES = 1;
export const PICTURE = 2;

/** Side of the images that pictures travel as. */
export const PICTURE_SIDE = 28;

/** Longest text that is read; a digit needs a hundredth of it. */
export const MAX_TEXT = 16_384;

/** Strokes may leave the pad, but not by more than screens are wide. */
export const MAX_COORDINATE = 8191;

/**
 * The drawing that `formatDrawing` wrote, or null where the text is none.
 *
 * Behind the first byte stand, for strokes, their number, then of each the number of its points and the points
 * in units of the pad, each as the difference from the one before, in varints; for a picture, its 784 bytes as
 * `packRuns` packs them.
 */
export function parseDrawing(text: string): Drawing | null {
  const bytes = text.length <= MAX_TEXT ? fromBase64url(text) : null;
  if (bytes === null) return null;
  const [kind] = bytes;
  const body = bytes.subarray(1);
  if (kind === STROKES) {
    const strokes = readStrokes(body);
    return strokes && { strokes, picture: null };
  }
  const picture = kind === PICTURE ? readPicture(body) : null;
  return picture && { strokes: [], picture };
}

function readStrokes(bytes: Uint8Array): Float32Array[] | null {
  let at = 0;
  /** NaN where the bytes end too soon or the number is out of all bounds; it spreads to whatever follows. */
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = bytes[at++] ?? NaN;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    return NaN;
  };
  const difference = (): number => {
    const value = next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };

  const count = next();
  const strokes: Float32Array[] = [];
  let [x, y] = [0, 0];
  while (strokes.length < count) {
    const points = next();
    if (!(points >= 1 && points <= bytes.length - at)) return null;
    const stroke = new Float32Array(2 * points);
    for (let i = 0; i < points; i++) {
      x += difference();
      y += difference();
      if (!(Math.max(Math.abs(x), Math.abs(y)) <= MAX_COORDINATE)) return null;
      stroke.set([x, y], 2 * i);
    }
    strokes.push(stroke);
  }
  return strokes.length > 0 && at === bytes.length ? strokes : null;
}

function readPicture(bytes: Uint8Array): Picture | null {
  const ink = unpackRuns(bytes, PICTURE_SIDE ** 2);
  return ink?.some((value) => value > 0) ? { rows: PICTURE_SIDE, cols: PICTURE_SIDE, ink } : null;
}
