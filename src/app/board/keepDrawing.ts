import * as v from "valibot";
import { isEmpty, type Drawing, type Picture } from "../../data/framing/pad.ts";
import { fromBase64url, toBase64url } from "../../experiment/drawingText/base64url.ts";
import { packRuns, unpackRuns } from "../../experiment/drawingText/runs.ts";
import type { Playground } from "../playground.ts";

const STORAGE_KEY = "inkling.drawing";

/** Browsers give a site some megabytes for everything; a drawing has no claim to more than this. */
const MAX_TEXT = 256 * 1024;
/** Of ink, with its paper packed. */
const MAX_PICTURE_BYTES = 64 * 1024;

const coordinates = v.array(v.pipe(v.number(), v.finite(), v.minValue(-1e5), v.maxValue(1e5)));
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096));
const kept = v.variant("kind", [
  v.object({
    kind: v.literal("strokes"),
    strokes: v.pipe(
      v.array(
        v.pipe(
          coordinates,
          v.minLength(2),
          v.check((points) => points.length % 2 === 0),
        ),
      ),
      v.minLength(1),
    ),
  }),
  v.object({ kind: v.literal("picture"), rows: side, cols: side, ink: v.string() }),
]);

/** The part of a window that remembers; it throws where the browser does not allow that. */
export interface RememberingPage {
  readonly localStorage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/**
 * Shows the drawing of the last visit and remembers each change of it, where the browser allows that. A link's
 * drawing is not the visitor's own and is left to the link until it is changed. Returns a function that stops it.
 */
export function keepDrawing(playground: Playground, page: RememberingPage): () => void {
  const drawing = recall(page);
  if (drawing !== null) playground.board.restore(drawing);
  return playground.store.subscribe((state, before) => {
    if (state.history !== before.history && state.linked === null) remember(page, state.drawing);
  });
}

function recall(page: RememberingPage): Drawing | null {
  try {
    const found = v.parse(kept, JSON.parse(page.localStorage.getItem(STORAGE_KEY) ?? "null"));
    if (found.kind === "strokes") {
      return { strokes: found.strokes.map((points) => Float32Array.from(points)), picture: null };
    }
    const { rows, cols } = found;
    const packed = fromBase64url(found.ink);
    const ink = packed && unpackRuns(packed, rows * cols);
    return ink && { strokes: [], picture: { rows, cols, ink } };
  } catch {
    return null; // nothing kept, something else under its name, or no storage: the pad begins empty
  }
}

function remember(page: RememberingPage, drawing: Drawing): void {
  const text = textOf(drawing);
  try {
    if (text === null) page.localStorage.removeItem(STORAGE_KEY);
    else page.localStorage.setItem(STORAGE_KEY, text);
  } catch {
    return; // storage is refused or full: the drawing lasts as long as the page
  }
}

/** Null where there is nothing to keep, or too much. */
function textOf(drawing: Drawing): string | null {
  if (isEmpty(drawing)) return null;
  const { strokes, picture } = drawing;
  if (picture !== null) return pictureText(picture);
  // Nine digits are what it takes to get the same float32 again.
  const exact = strokes.map((points) => Array.from(points, (value) => Number(value.toPrecision(9))));
  const text = JSON.stringify({ kind: "strokes", strokes: exact });
  return text.length <= MAX_TEXT ? text : null;
}

function pictureText({ rows, cols, ink }: Picture): string | null {
  const packed = packRuns(ink);
  if (packed.length > MAX_PICTURE_BYTES) return null;
  return JSON.stringify({ kind: "picture", rows, cols, ink: toBase64url(packed) });
}
