import { boundingBox } from "./box.ts";
import { FRAME_SIDE, inkExtent } from "./centring.ts";
import { fitRaw } from "./fitRaw.ts";
import { frameInk } from "./frameInk.ts";
import { frameStrokes } from "./frameStrokes.ts";
import { FRAME_SIZE, type ImageSize, isFrameSize } from "./imageSize.ts";
import { inkStrokes, type Stroke } from "./inkStrokes.ts";
import { isNudged, nudgePlacement } from "./nudge.ts";
import { nudgeInk } from "./nudgeInk.ts";
import {
  type Drawing,
  type Framing,
  LEAST_PEN,
  noNudge,
  PAD_PEN,
  PAD_SIDE,
  PEN_WIDTH,
  type Picture,
  plainView,
  type Reading,
  type View,
} from "./pad.ts";
import { placedAfter } from "./placedAfter.ts";
import { sizedReading } from "./sizedReading.ts";
import { tidyStrokes } from "./tidyStrokes.ts";

export * from "./pad.ts";
export { tidyStrokes } from "./tidyStrokes.ts";

/** A drawing no larger than this, in the units of strokes, is a dot. */
const DOT_SIZE = 6;

/**
 * Turns a drawing into the image that a network reads, of the size of its training images; null when there is no ink.
 *
 * Strokes are drawn anew for a nudge, with the pen growing as the digit does; a picture's pixels are
 * resampled. What leaves the image is cut off.
 */
export function readDrawing(
  drawing: Drawing,
  view: View = plainView,
  size: ImageSize = FRAME_SIZE,
): Reading | null {
  if (isFrameSize(size)) return readInFrame(drawing, view);
  const plain = readInFrame(drawing, { ...view, nudge: noNudge });
  return plain && sizedReading(drawing, plain, view.nudge, size);
}

/** As MNIST's images are: 28×28. */
function readInFrame({ strokes, picture }: Drawing, view: View): Reading | null {
  return picture === null ? readStrokes(strokes, view) : readPicture(picture, view);
}

function readStrokes(strokes: readonly Stroke[], { framed, nudge }: View): Reading | null {
  const plain = framed ? placeFramed(strokes) : placeRaw(strokes);
  if (plain === null) return null;
  const { image, scale, left, top, framing } = plain;
  const reading = { ...FRAME_SIZE, image, scale, left, top, penWidth: plain.penWidth, framing };
  if (!isNudged(nudge)) return reading;
  const penWidth = Math.max(LEAST_PEN, plain.penWidth + nudge.thickness) * nudge.scale;
  const nudged = inkStrokes(plain.strokes, placedAfter(nudgePlacement(nudge), plain), penWidth);
  return { ...reading, image: nudged };
}

/** A reading before it is nudged, and what it was drawn from. */
interface Placed extends Omit<Reading, keyof ImageSize> {
  readonly strokes: readonly Stroke[];
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
  return { ...raw, image: inkStrokes(strokes, placedAfter(nudgePlacement(noNudge), raw), raw.penWidth) };
}

function readPicture(picture: Picture, { framed, nudge }: View): Reading | null {
  const plain = framed ? frameInk(picture) : fitRaw(picture);
  if (plain === null) return null;
  const { image } = plain;
  const perPixel = PAD_SIDE / Math.max(picture.rows, picture.cols);
  const scale = plain.scale / perPixel;
  const thickness = Math.max(nudge.thickness, LEAST_PEN - PEN_WIDTH);
  return {
    ...FRAME_SIZE,
    image: isNudged(nudge) ? nudgeInk({ ...FRAME_SIZE, ink: image }, { ...nudge, thickness }) : image,
    scale,
    left: plain.left - ((PAD_SIDE - picture.cols * perPixel) / 2) * scale,
    top: plain.top - ((PAD_SIDE - picture.rows * perPixel) / 2) * scale,
    penWidth: PEN_WIDTH,
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
