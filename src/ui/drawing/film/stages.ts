import { PAD_PEN, PAD_SIDE, type Reading } from "../../../data/framing/pad.ts";

/** Side of MNIST's images, in pixels: that of the pad made as small as they are, and of a stage with nothing in it. */
export const SIDE = 28;

/** Where a stage shows the pad's points, `(x * scale + left, y * scale + top)`, and how wide the pen is. */
export interface Stage {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly penWidth: number;
}

/** The pad as it is, made as small as an image. */
export const drawnStage: Stage = {
  scale: SIDE / PAD_SIDE,
  left: 0,
  top: 0,
  penWidth: (PAD_PEN * SIDE) / PAD_SIDE,
};

/** The ink scaled to its box, in the middle of the image; null where it has not been framed. */
export function boxStage({ scale, left, top, penWidth, framing }: Reading): Stage | null {
  return framing && { scale, left: left - framing.shiftX, top: top - framing.shiftY, penWidth };
}

/** The box moved, so that the centre of mass is the image's middle; null as above. */
export function centredStage({ scale, left, top, penWidth, framing }: Reading): Stage | null {
  return framing && { scale, left, top, penWidth };
}
