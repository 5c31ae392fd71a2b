import { boundingBox } from "./box.ts";
import { FRAME_SIDE, inkExtent } from "./centring.ts";
import { fitRaw } from "./fitRaw.ts";
import { frameInk } from "./frameInk.ts";
import { frameStrokes, PEN_WIDTH } from "./frameStrokes.ts";
import { inkStrokes, type Placement, type Stroke } from "./inkStrokes.ts";
import { isNudged, noNudge, type Nudge, nudgePlacement } from "./nudge.ts";
import { nudgeInk } from "./nudgeInk.ts";
import { tidyStrokes } from "./tidyStrokes.ts";

export { PEN_WIDTH } from "./frameStrokes.ts";
export { noNudge, type Nudge } from "./nudge.ts";
export { tidyStrokes } from "./tidyStrokes.ts";

/** Side of the drawing pad in the units of strokes. */
export const PAD_SIDE = 320;

/** Width of the pen on the pad, in the units of strokes: about what MNIST's two pixels are of its twenty. */
export const PAD_PEN = 22;

/** A drawing no larger than this, in the units of strokes, is a dot. */
const DOT_SIZE = 6;

/** The thinnest that a nudge makes the pen, in pixels of the image, before it is scaled. */
const LEAST_PEN = 0.6;

/** A picture's ink: of a photo, or a data set's image. (rows·cols,) bytes, 0 paper to 255 ink, row-major. */
export interface Picture {
  readonly rows: number;
  readonly cols: number;
  readonly ink: Uint8Array;
}

/** What stands on the pad: strokes, 0 to 320 with y downwards, or a picture, beside which strokes stay empty. */
export interface Drawing {
  readonly strokes: readonly Stroke[];
  readonly picture: Picture | null;
}

export const noDrawing: Drawing = { strokes: [], picture: null };

/** True where nothing stands on the pad. */
export const isEmpty = ({ strokes, picture }: Drawing): boolean => strokes.length === 0 && picture === null;

/** How a drawing is turned into an image: framed as MNIST did it or as it lies on the pad, then nudged. */
export interface View {
  readonly framed: boolean;
  readonly nudge: Nudge;
}

export const plainView: View = { framed: true, nudge: noNudge };

/** How framing placed the ink: its box in the middle of the image, then moved. */
export interface Framing {
  readonly boxLeft: number;
  readonly boxTop: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** To the right and down: what brings the centre of mass to the middle. */
  readonly shiftX: number;
  readonly shiftY: number;
}

/** The image that a network reads of a drawing, and how it came about. */
export interface Reading {
  /** (784,), 28×28 row-major, 255 for ink; empty if the nudge has moved all ink out of it. */
  readonly image: Uint8Array;
  /**
   * Where a point of the pad lies in the image before the nudge: `(x * scale + left, y * scale + top)`, in
   * pixels. A picture lies on the pad as large as fits, in the middle.
   */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** In pixels of the image, before the nudge; null where the drawing is not framed. */
  readonly framing: Framing | null;
}

/**
 * Turns a drawing into the image that a network reads; null when there is no ink.
 *
 * Strokes are drawn anew for a nudge, with the pen growing as the digit does; a picture's pixels are
 * resampled. What leaves the image is cut off.
 */
export function readDrawing(drawing: Drawing, view: View = plainView): Reading | null {
  return drawing.picture === null ? readStrokes(drawing.strokes, view) : readPicture(drawing.picture, view);
}

function readStrokes(strokes: readonly Stroke[], { framed, nudge }: View): Reading | null {
  const plain = framed ? placeFramed(strokes) : placeRaw(strokes);
  if (plain === null) return null;
  const { image, scale, left, top, framing } = plain;
  if (!isNudged(nudge)) return { image, scale, left, top, framing };
  const penWidth = Math.max(LEAST_PEN, plain.penWidth + nudge.thickness) * nudge.scale;
  const nudged = inkStrokes(plain.strokes, after(nudgePlacement(nudge), plain), penWidth);
  return { image: nudged, scale, left, top, framing };
}

/** A reading before it is nudged, and what it was drawn from. */
interface Placed extends Reading {
  readonly strokes: readonly Stroke[];
  readonly penWidth: number;
}

function placeFramed(drawn: readonly Stroke[]): Placed | null {
  const strokes = tidyStrokes(drawn);
  const framed = frameStrokes(strokes, { dotSize: DOT_SIZE });
  if (framed === null) return null;
  const { image, scale, left, top, inkLeft, inkTop, inkWidth, inkHeight } = framed;
  const framing = framingOf(inkLeft, inkTop, inkWidth, inkHeight);
  return { image, scale, left, top, framing, strokes, penWidth: PEN_WIDTH };
}

function placeRaw(strokes: readonly Stroke[]): Placed | null {
  if (boundingBox(strokes) === null) return null;
  const scale = FRAME_SIDE / PAD_SIDE;
  const raw = { scale, left: 0, top: 0, framing: null, strokes, penWidth: PAD_PEN * scale };
  return { ...raw, image: inkStrokes(strokes, after(nudgePlacement(noNudge), raw), raw.penWidth) };
}

/** A point of the drawing placed in the image, then by `placement`. */
function after(
  placement: Placement,
  { scale, left, top }: Pick<Reading, "scale" | "left" | "top">,
): Placement {
  const { fromX, fromY, xx, xy, yx, yy, toX, toY } = placement;
  return {
    ...{ fromX: 0, fromY: 0, xx: xx * scale, xy: xy * scale, yx: yx * scale, yy: yy * scale },
    toX: xx * (left - fromX) + xy * (top - fromY) + toX,
    toY: yx * (left - fromX) + yy * (top - fromY) + toY,
  };
}

function readPicture(picture: Picture, { framed, nudge }: View): Reading | null {
  const plain = framed ? frameInk(picture) : fitRaw(picture);
  if (plain === null) return null;
  const { image } = plain;
  const perPixel = PAD_SIDE / Math.max(picture.rows, picture.cols);
  const scale = plain.scale / perPixel;
  const thickness = Math.max(nudge.thickness, LEAST_PEN - PEN_WIDTH);
  return {
    image: isNudged(nudge) ? nudgeInk(image, { ...nudge, thickness }) : image,
    scale,
    left: plain.left - ((PAD_SIDE - picture.cols * perPixel) / 2) * scale,
    top: plain.top - ((PAD_SIDE - picture.rows * perPixel) / 2) * scale,
    framing: framed ? pictureFraming(image) : null,
  };
}

/** Seen from the image, as a picture's box has no other outline. */
function pictureFraming(image: Uint8Array): Framing | null {
  const extent = inkExtent(image, FRAME_SIDE);
  if (extent === null) return null;
  const { firstCol, lastCol, firstRow, lastRow } = extent;
  return framingOf(firstCol, firstRow, lastCol - firstCol + 1, lastRow - firstRow + 1);
}

function framingOf(left: number, top: number, boxWidth: number, boxHeight: number): Framing {
  const boxLeft = (FRAME_SIDE - boxWidth) / 2;
  const boxTop = (FRAME_SIDE - boxHeight) / 2;
  return { boxLeft, boxTop, boxWidth, boxHeight, shiftX: left - boxLeft, shiftY: top - boxTop };
}
