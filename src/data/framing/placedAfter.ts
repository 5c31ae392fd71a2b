import type { Placement } from "./inkStrokes.ts";

/** Where (x, y) of a drawing lies in an image: `(x * scale + left, y * scale + top)`, in pixels. */
interface Place {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** A point of the drawing placed in the image, then by `placement`. */
export function placedAfter(placement: Placement, { scale, left, top }: Place): Placement {
  const { fromX, fromY, xx, xy, yx, yy, toX, toY } = placement;
  return {
    ...{ fromX: 0, fromY: 0, xx: xx * scale, xy: xy * scale, yx: yx * scale, yy: yy * scale },
    toX: xx * (left - fromX) + xy * (top - fromY) + toX,
    toY: yx * (left - fromX) + yy * (top - fromY) + toY,
  };
}
