import { PAD_PEN, PAD_SIDE, PEN_WIDTH, type Reading } from "../../../data/framing/drawing.ts";

/** Side of an image, in pixels: the unit in which every stage is drawn. */
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
export function boxStage({ scale, left, top, framing }: Reading): Stage | null {
  return framing && { scale, left: left - framing.shiftX, top: top - framing.shiftY, penWidth: PEN_WIDTH };
}

/** The box moved, so that the centre of mass is the image's middle; null as above. */
export function centredStage({ scale, left, top, framing }: Reading): Stage | null {
  return framing && { scale, left, top, penWidth: PEN_WIDTH };
}
