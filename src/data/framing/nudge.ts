import { FRAME_SIZE, type ImageSize } from "./imageSize.ts";
import type { Placement } from "./inkStrokes.ts";
import type { Nudge } from "./pad.ts";

export { noNudge, type Nudge } from "./pad.ts";

export function isNudged(nudge: Nudge): boolean {
  return movesInk(nudge) || nudge.thickness !== 0;
}

export function movesInk({ dx, dy, scale, rotation }: Nudge): boolean {
  return dx !== 0 || dy !== 0 || scale !== 1 || rotation % 360 !== 0;
}

/** Where a point of an image of this size goes. */
export function nudgePlacement(
  { dx, dy, scale, rotation }: Nudge,
  { rows, cols }: ImageSize = FRAME_SIZE,
): Placement {
  const angle = (rotation * Math.PI) / 180;
  const cos = scale * Math.cos(angle);
  const sin = scale * Math.sin(angle);
  return {
    fromX: cols / 2,
    fromY: rows / 2,
    xx: cos,
    xy: -sin,
    yx: sin,
    yy: cos,
    toX: cols / 2 + dx,
    toY: rows / 2 + dy,
  };
}

/** Copies an image (rows·cols,) into another, `dx` whole pixels to the right and `dy` down; what leaves it is lost. */
export function shiftImage(
  image: Uint8Array,
  dx: number,
  dy: number,
  { rows, cols }: ImageSize = FRAME_SIZE,
  into: Uint8Array = new Uint8Array(rows * cols),
): Uint8Array {
  into.fill(0);
  const firstCol = Math.max(0, dx);
  const endCol = Math.min(cols, cols + dx);
  if (firstCol >= endCol) return into;
  const endRow = Math.min(rows, rows + dy);
  for (let row = Math.max(0, dy); row < endRow; row++) {
    const from = (row - dy) * cols - dx;
    into.set(image.subarray(from + firstCol, from + endCol), row * cols + firstCol);
  }
  return into;
}

/**
 * An image moved by every number of whole pixels up to `reach` in both directions.
 *
 * Shape: ((2·reach + 1)², rows·cols), row by row from `reach` px up and `reach` px to the left.
 */
export function shiftMap(image: Uint8Array, reach = 6, size: ImageSize = FRAME_SIZE): Uint8Array {
  const side = 2 * reach + 1;
  const map = new Uint8Array(side * side * image.length);
  for (let i = 0; i < side * side; i++) {
    const dx = (i % side) - reach;
    const dy = Math.floor(i / side) - reach;
    shiftImage(image, dx, dy, size, map.subarray(i * image.length, (i + 1) * image.length));
  }
  return map;
}
