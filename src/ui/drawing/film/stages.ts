import { PAD_PEN, PAD_SIDE, type Picture, type Reading } from "../../../data/framing/drawing.ts";

/** Side of an image, in pixels: the unit in which every stage is drawn. */
export const SIDE = 28;

/** Where a stage shows the pad's points, `(x * scale + left, y * scale + top)`, and how wide the pen is. */
export interface Stage {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly pen: number;
}

/** The pad as it is, made as small as an image. */
export const drawnStage: Stage = {
  scale: SIDE / PAD_SIDE,
  left: 0,
  top: 0,
  pen: (PAD_PEN * SIDE) / PAD_SIDE,
};

/** The ink scaled to its box, in the middle of the image; null where it has not been framed. */
export function boxStage({ scale, left, top, framing }: Reading, pen: number): Stage | null {
  return framing && { scale, left: left - framing.shiftX, top: top - framing.shiftY, pen };
}

/** The box moved by whole pixels, so that the centre of mass is the image's; null as above. */
export function centredStage({ scale, left, top, framing }: Reading, pen: number): Stage | null {
  return framing && { scale, left, top, pen };
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a stage shows a picture, which lies on the pad as large as fits, in the middle. */
export function pictureRectangle({ rows, cols }: Picture, { scale, left, top }: Stage): Rectangle {
  const perPixel = PAD_SIDE / Math.max(rows, cols);
  const [width, height] = [cols * perPixel, rows * perPixel];
  return {
    x: ((PAD_SIDE - width) / 2) * scale + left,
    y: ((PAD_SIDE - height) / 2) * scale + top,
    width: width * scale,
    height: height * scale,
  };
}
