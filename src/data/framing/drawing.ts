import { FRAME_SIDE, inkExtent } from "./centring.ts";
import { fitRaw } from "./fitRaw.ts";
import { frameInk } from "./frameInk.ts";
import { type Framed, frameStrokes, PEN_WIDTH } from "./frameStrokes.ts";
import { inkStrokes, type Placement, type Stroke } from "./inkStrokes.ts";
import { isNudged, noNudge, type Nudge, nudgePlacement } from "./nudge.ts";
import { nudgeInk } from "./nudgeInk.ts";

export { noNudge, type Nudge } from "./nudge.ts";

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

/** How a drawing is turned into an image: framed as MNIST did it or as it lies on the pad, then nudged. */
export interface View {
  readonly framed: boolean;
  readonly nudge: Nudge;
}

export const plainView: View = { framed: true, nudge: noNudge };

/** How framing placed the ink: its box in the middle of the image, then moved by whole pixels. */
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
  const plain = framed ? frameStrokes(strokes, { dotSize: DOT_SIZE }) : strokesAsTheyLie(strokes);
  if (plain === null) return null;
  const { image, scale, left, top } = plain;
  const framing = framed ? framingOf(image) : null;
  if (!isNudged(nudge)) return { image, scale, left, top, framing };
  const penWidth = Math.max(LEAST_PEN, (framed ? PEN_WIDTH : RAW_PEN) + nudge.thickness) * nudge.scale;
  const placement = after(nudgePlacement(nudge), plain);
  return { image: inkStrokes(strokes, placement, penWidth, FRAME_SIDE), scale, left, top, framing };
}

const RAW_SCALE = FRAME_SIDE / PAD_SIDE;
const RAW_PEN = PAD_PEN * RAW_SCALE;

function strokesAsTheyLie(strokes: readonly Stroke[]): Framed | null {
  const hasPoint = strokes.some((stroke) =>
    stroke.some((x, i) => i % 2 === 0 && i + 1 < stroke.length && isFinite(x) && isFinite(stroke[i + 1])),
  );
  if (!hasPoint) return null;
  const plain = { scale: RAW_SCALE, left: 0, top: 0 };
  return { image: inkStrokes(strokes, after(nudgePlacement(noNudge), plain), RAW_PEN, FRAME_SIDE), ...plain };
}

/** A point of the drawing placed in the image, then by `placement`. */
function after(placement: Placement, { scale, left, top }: Omit<Framed, "image">): Placement {
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
    framing: framed ? framingOf(image) : null,
  };
}

/** What framing must have done, seen from the image that it made. */
function framingOf(image: Uint8Array): Framing | null {
  const extent = inkExtent(image, FRAME_SIDE);
  if (extent === null) return null;
  const boxWidth = extent.lastCol - extent.firstCol + 1;
  const boxHeight = extent.lastRow - extent.firstRow + 1;
  const boxLeft = Math.floor((FRAME_SIDE - boxWidth) / 2);
  const boxTop = Math.floor((FRAME_SIDE - boxHeight) / 2);
  const shiftX = extent.firstCol - boxLeft;
  const shiftY = extent.firstRow - boxTop;
  return { boxLeft, boxTop, boxWidth, boxHeight, shiftX, shiftY };
}
