import { FRAME_SIDE } from "./centring.ts";
import type { Placement } from "./inkStrokes.ts";

/** A change made to the digit after it has been framed, about the image's middle. */
export interface Nudge {
  /** Pixels of the image, to the right and down. */
  readonly dx: number;
  readonly dy: number;
  /** Above 0; 1 leaves the size. */
  readonly scale: number;
  /** Degrees clockwise. */
  readonly rotation: number;
  /** Pixels added to the pen's width before it is scaled; may be negative. */
  readonly thickness: number;
}

export const noNudge: Nudge = { dx: 0, dy: 0, scale: 1, rotation: 0, thickness: 0 };

export function isNudged(nudge: Nudge): boolean {
  return movesInk(nudge) || nudge.thickness !== 0;
}

export function movesInk({ dx, dy, scale, rotation }: Nudge): boolean {
  return dx !== 0 || dy !== 0 || scale !== 1 || rotation % 360 !== 0;
}

/** Middle of the image, in pixels from its upper left corner. */
export const MIDDLE = FRAME_SIDE / 2;

/** Where a point of the image goes. */
export function nudgePlacement({ dx, dy, scale, rotation }: Nudge): Placement {
  const angle = (rotation * Math.PI) / 180;
  const cos = scale * Math.cos(angle);
  const sin = scale * Math.sin(angle);
  return {
    fromX: MIDDLE,
    fromY: MIDDLE,
    xx: cos,
    xy: -sin,
    yx: sin,
    yy: cos,
    toX: MIDDLE + dx,
    toY: MIDDLE + dy,
  };
}

/** Copies an image (784,) into another, `dx` whole pixels to the right and `dy` down; what leaves it is lost. */
export function shiftImage(
  image: Uint8Array,
  dx: number,
  dy: number,
  into: Uint8Array = new Uint8Array(FRAME_SIDE * FRAME_SIDE),
): Uint8Array {
  into.fill(0);
  const firstCol = Math.max(0, dx);
  const endCol = Math.min(FRAME_SIDE, FRAME_SIDE + dx);
  if (firstCol >= endCol) return into;
  const endRow = Math.min(FRAME_SIDE, FRAME_SIDE + dy);
  for (let row = Math.max(0, dy); row < endRow; row++) {
    const from = (row - dy) * FRAME_SIDE - dx;
    into.set(image.subarray(from + firstCol, from + endCol), row * FRAME_SIDE + firstCol);
  }
  return into;
}

/**
 * An image moved by every number of whole pixels up to `reach` in both directions.
 *
 * Shape: ((2·reach + 1)², 784), row by row from `reach` px up and `reach` px to the left.
 */
export function shiftMap(image: Uint8Array, reach = 6): Uint8Array {
  const side = 2 * reach + 1;
  const map = new Uint8Array(side * side * image.length);
  for (let i = 0; i < side * side; i++) {
    const dx = (i % side) - reach;
    const dy = Math.floor(i / side) - reach;
    shiftImage(image, dx, dy, map.subarray(i * image.length, (i + 1) * image.length));
  }
  return map;
}
