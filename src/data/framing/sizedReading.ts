import { BOX_SIDE, FRAME_SIDE } from "./centring.ts";
import type { ImageSize } from "./imageSize.ts";
import { inkStrokes } from "./inkStrokes.ts";
import { isNudged, nudgePlacement } from "./nudge.ts";
import { nudgeInk } from "./nudgeInk.ts";
import { type Drawing, type Framing, LEAST_PEN, type Nudge, PAD_SIDE, type Reading } from "./pad.ts";
import { placedAfter } from "./placedAfter.ts";
import { type Landing, resample } from "./resample.ts";
import { tidyStrokes } from "./tidyStrokes.ts";

/** Share of an image's side that the box of a digit takes. */
const BOX_SHARE = BOX_SIDE / FRAME_SIDE;

/**
 * The reading of a drawing in images of another size than 28×28, from the one in 28×28 before any nudge.
 *
 * A framed drawing fills as much of the image as MNIST's digits do of theirs, 20 of 28 parts of one side and no more
 * of the other, with its centre of mass where they have it; a raw one lies in the middle, the pad or the picture as large as
 * fits. Its shape is kept, whatever the image's. Strokes are drawn anew, a picture's own pixels resampled.
 */
export function sizedReading(drawing: Drawing, plain: Reading, nudge: Nudge, size: ImageSize): Reading {
  const landing = plain.framing === null ? rawLanding(drawing, size) : boxLanding(plain.framing, size);
  const scale = plain.scale * landing.scale;
  const left = plain.left * landing.scale + landing.left;
  const top = plain.top * landing.scale + landing.top;
  const penWidth = plain.penWidth * landing.scale;
  const framing = plain.framing && sizedFraming(plain.framing, landing, size);
  const place = { scale, left, top };
  const image =
    drawing.picture === null
      ? strokesImage(drawing, plain, penWidth, place, nudge, size)
      : pictureImage(drawing.picture, place, penWidth, nudge, size);
  return { rows: size.rows, cols: size.cols, image, ...place, penWidth, framing };
}

/** The whole of the pad, or of the picture that lies on it, as large as fits, in the middle. */
function rawLanding({ picture }: Drawing, { rows, cols }: ImageSize): Landing {
  const on = picture ?? { rows: 1, cols: 1 };
  const perPart = Math.min(rows / on.rows, cols / on.cols);
  const scale = (perPart * Math.max(on.rows, on.cols)) / FRAME_SIDE;
  return { scale, left: (cols - FRAME_SIDE * scale) / 2, top: (rows - FRAME_SIDE * scale) / 2 };
}

/** The ink's box as large as MNIST's are in theirs; the middle to the middle, but for ink that would leave the image. */
function boxLanding(
  { boxLeft, boxTop, boxWidth, boxHeight, shiftX, shiftY }: Framing,
  size: ImageSize,
): Landing {
  const { rows, cols } = size;
  const scale = Math.min(
    (rows * BOX_SHARE) / boxHeight,
    (cols * BOX_SHARE) / boxWidth,
    Math.max(rows, cols) / FRAME_SIDE, // what framing has left small, as a dot, stays small
  );
  const along = (side: number, start: number, length: number) => {
    const wanted = (start - FRAME_SIDE / 2) * scale + side / 2;
    const kept = Math.max(0, Math.min(side - length * scale, wanted));
    return kept - start * scale;
  };
  return {
    scale,
    left: along(cols, boxLeft + shiftX, boxWidth),
    top: along(rows, boxTop + shiftY, boxHeight),
  };
}

function sizedFraming(framing: Framing, { scale, left, top }: Landing, { rows, cols }: ImageSize): Framing {
  const boxWidth = framing.boxWidth * scale;
  const boxHeight = framing.boxHeight * scale;
  const boxLeft = (cols - boxWidth) / 2;
  const boxTop = (rows - boxHeight) / 2;
  return {
    ...{ boxLeft, boxTop, boxWidth, boxHeight },
    shiftX: (framing.boxLeft + framing.shiftX) * scale + left - boxLeft,
    shiftY: (framing.boxTop + framing.shiftY) * scale + top - boxTop,
  };
}

function strokesImage(
  { strokes }: Drawing,
  { framing }: Reading,
  plainWidth: number,
  place: Landing,
  nudge: Nudge,
  size: ImageSize,
): Uint8Array {
  const drawn = framing === null ? strokes : tidyStrokes(strokes);
  const thinnest = Math.min(LEAST_PEN, plainWidth);
  const penWidth = Math.max(thinnest, plainWidth + nudge.thickness) * nudge.scale;
  return inkStrokes(drawn, placedAfter(nudgePlacement(nudge, size), place), penWidth, size);
}

function pictureImage(
  picture: NonNullable<Drawing["picture"]>,
  { scale, left, top }: Landing,
  plainWidth: number,
  nudge: Nudge,
  size: ImageSize,
): Uint8Array {
  const perPixel = PAD_SIDE / Math.max(picture.rows, picture.cols);
  const landing = {
    scale: scale * perPixel,
    left: left + ((PAD_SIDE - picture.cols * perPixel) / 2) * scale,
    top: top + ((PAD_SIDE - picture.rows * perPixel) / 2) * scale,
  };
  const ink = resample(picture, landing, size.rows, size.cols);
  const thickness = Math.max(nudge.thickness, Math.min(0, LEAST_PEN - plainWidth));
  return isNudged(nudge) ? nudgeInk({ ...size, ink }, { ...nudge, thickness }) : ink;
}
