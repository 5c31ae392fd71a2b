import { FRAME_SIDE } from "./centring.ts";

/** Sides of an image, in pixels. */
export interface ImageSize {
  readonly rows: number;
  readonly cols: number;
}

/** MNIST's, which framing is made for; others are drawn from where it puts the ink. */
export const FRAME_SIZE: ImageSize = { rows: FRAME_SIDE, cols: FRAME_SIDE };

export function isFrameSize({ rows, cols }: ImageSize): boolean {
  return rows === FRAME_SIDE && cols === FRAME_SIDE;
}
