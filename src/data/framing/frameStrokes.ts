import { BOX_SIDE, centringShift, FRAME_SIDE, inkExtent } from "./centring.ts";
import { inkStrokes, type Placement, type Stroke } from "./inkStrokes.ts";
import { shiftImage } from "./nudge.ts";

export { BOX_SIDE, FRAME_SIDE } from "./centring.ts";
export type { Stroke } from "./inkStrokes.ts";

/**
 * Pen width in pixels of the image.
 *
 * From 1.8 to 2.6 a network trained on MNIST reads real pens alike (95.8 to 95.9%); at 2.4 they have
 * MNIST's amount of ink.
 */
export const PEN_WIDTH = 2.4;

export interface FrameOptions {
  /** In pixels of the image, above 0 and below 20; default `PEN_WIDTH`. */
  readonly penWidth?: number;
  /** Longer side, in the unit of the strokes, up to which a drawing counts as a dot; default 0. */
  readonly dotSize?: number;
  /** 784 bytes to draw in instead of new ones; they need not be zero. */
  readonly into?: Uint8Array;
}

/** Where (x, y) of a drawing lies in the image: `(x * scale + left, y * scale + top)`, in pixels. */
export interface Framed {
  /** (784,), 28×28 row-major, 255 for ink. */
  readonly image: Uint8Array;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/**
 * Draws strokes as MNIST framed its digits, or gives null if there is no point.
 *
 * The points are scaled until the ink's longer side is 20 px, drawn with a round pen of constant width,
 * and moved by whole pixels until the centre of mass rounds to (14, 14); less far if ink would leave the
 * image. A dot stays as wide as the pen. Points that are not finite are left out.
 */
export function frameStrokes(strokes: readonly Stroke[], options: FrameOptions = {}): Framed | null {
  const { penWidth = PEN_WIDTH, dotSize = 0, into = new Uint8Array(FRAME_SIDE * FRAME_SIDE) } = options;
  const box = boundingBox(strokes);
  if (box === null) return null;
  const longer = Math.max(box.maxX - box.minX, box.maxY - box.minY);
  const scale = longer > dotSize ? (BOX_SIDE - penWidth) / longer : 0;
  const inCorner = upright(box, scale, penWidth / 2);
  const ink = inkStrokes(strokes, inCorner, penWidth, FRAME_SIDE);
  const extent = inkExtent(ink, FRAME_SIDE);
  const [shiftX, shiftY] = extent === null ? [0, 0] : centringShift(extent);
  return {
    image: shiftImage(ink, shiftX, shiftY, into),
    scale,
    left: inCorner.toX - box.minX * scale + shiftX,
    top: inCorner.toY - box.minY * scale + shiftY,
  };
}

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** The box's upper left corner at (margin, margin). */
function upright({ minX, minY }: Box, scale: number, margin: number): Placement {
  return { fromX: minX, fromY: minY, xx: scale, xy: 0, yx: 0, yy: scale, toX: margin, toY: margin };
}

function boundingBox(strokes: readonly Stroke[]): Box | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const x = stroke[i];
      const y = stroke[i + 1];
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return minX === Infinity ? null : { minX, minY, maxX, maxY };
}
