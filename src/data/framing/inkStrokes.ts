import { FRAME_SIDE } from "./centring.ts";
import { FRAME_SIZE, type ImageSize } from "./imageSize.ts";

/** One line of the pen, `x0, y0, x1, y1, …`, y downwards, in any unit. */
export type Stroke = Float32Array;

/**
 * Where a drawing's points lie in an image, in pixels from its upper left corner.
 *
 * (x, y) goes to `(xx·(x - fromX) + xy·(y - fromY) + toX, yx·(x - fromX) + yy·(y - fromY) + toY)`.
 */
export interface Placement {
  readonly fromX: number;
  readonly fromY: number;
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly toX: number;
  readonly toY: number;
}

/** Points nearer than this to the last one, in pixels, change nothing that can be seen. */
const LEAST_STEP = 0.02;

/** Parts of a pixel along each side of it that strokes are drawn in before they are averaged. */
export const FINE = 4;

/** Draws strokes with a round pen as an image, (rows·cols,) row-major, 255 for ink; what lies outside is cut off. */
export function inkStrokes(
  strokes: readonly Stroke[],
  placement: Placement,
  penWidth: number,
  size: ImageSize = FRAME_SIZE,
): Uint8Array {
  return averageParts(fineInk(strokes, placement, penWidth, size, FINE), size, FINE);
}

/**
 * Draws strokes with a round pen into an image of this size, each of its pixels in fine·fine parts:
 * (rows·fine·cols·fine,) row-major, 255 for ink.
 *
 * A part gets the share of it that the nearest line covers. Points that are not finite are left out.
 */
export function fineInk(
  strokes: readonly Stroke[],
  placement: Placement,
  penWidth: number,
  { rows, cols }: ImageSize,
  fine: number,
): Uint8Array {
  const midlines = new Midlines(rows * fine, cols * fine, penWidth * fine);
  const { fromX, fromY, xx, xy, yx, yy, toX, toY } = placement;
  for (const stroke of strokes) {
    let lastX = NaN;
    let lastY = NaN;
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const dx = stroke[i] - fromX;
      const dy = stroke[i + 1] - fromY;
      if (!Number.isFinite(dx) || !Number.isFinite(dy)) continue;
      const x = (xx * dx + xy * dy + toX) * fine;
      const y = (yx * dx + yy * dy + toY) * fine;
      if (Math.abs(x - lastX) < LEAST_STEP && Math.abs(y - lastY) < LEAST_STEP) continue;
      if (Number.isNaN(lastX)) midlines.add(x, y, x, y);
      else midlines.add(lastX, lastY, x, y);
      lastX = x;
      lastY = y;
    }
  }
  return midlines.ink();
}

/**
 * Makes an image (784,) of a square drawn in parts of a pixel, `fine` along each side of it, moved by whole
 * parts to the right and down. A pixel gets the mean of its parts.
 */
export function averageInk(
  ink: Uint8Array,
  fine: number,
  shiftX: number,
  shiftY: number,
  into: Uint8Array,
): Uint8Array {
  const side = Math.sqrt(ink.length);
  const sums = new Uint32Array(FRAME_SIDE * FRAME_SIDE);
  for (let row = 0, i = 0; row < side; row++) {
    const place = Math.floor((row + shiftY) / fine) * FRAME_SIDE;
    for (let col = 0; col < side; col++, i++) {
      // Only parts without ink can lie outside the image.
      if (ink[i] > 0) sums[place + Math.floor((col + shiftX) / fine)] += ink[i];
    }
  }
  for (let i = 0; i < sums.length; i++) into[i] = Math.round(sums[i] / (fine * fine));
  return into;
}

/** Makes an image of one drawn in parts of a pixel, `fine` along each side of it; a pixel gets the mean of its parts. */
function averageParts(ink: Uint8Array, { rows, cols }: ImageSize, fine: number): Uint8Array {
  const sums = new Uint32Array(rows * cols);
  const partsAcross = cols * fine;
  for (let i = 0; i < ink.length; i++) {
    if (ink[i] === 0) continue;
    const col = i % partsAcross;
    const row = (i - col) / partsAcross;
    sums[Math.floor(row / fine) * cols + Math.floor(col / fine)] += ink[i];
  }
  return Uint8Array.from(sums, (sum) => Math.round(sum / (fine * fine)));
}

/** How far each pixel of an image is from the middle of the pen's lines. */
class Midlines {
  /** (rows·cols,) squared distances of the pixels' centres. */
  private readonly nearest: Float32Array;

  constructor(
    private readonly rows: number,
    private readonly cols: number,
    private readonly penWidth: number,
  ) {
    this.nearest = new Float32Array(rows * cols).fill(Infinity);
  }

  /** Adds a straight line. */
  add(x0: number, y0: number, x1: number, y1: number): void {
    const { nearest, rows, cols } = this;
    // Pixels whose centre is within half a pen and half a pixel of the line's box.
    const reach = this.penWidth / 2 + 0.5;
    const firstCol = Math.max(0, Math.ceil(Math.min(x0, x1) - reach - 0.5));
    const lastCol = Math.min(cols - 1, Math.floor(Math.max(x0, x1) + reach - 0.5));
    const firstRow = Math.max(0, Math.ceil(Math.min(y0, y1) - reach - 0.5));
    const lastRow = Math.min(rows - 1, Math.floor(Math.max(y0, y1) + reach - 0.5));
    const dx = x1 - x0;
    const dy = y1 - y0;
    const lengthSquared = dx * dx + dy * dy;
    const perLength = lengthSquared > 0 ? 1 / lengthSquared : 0;
    for (let row = firstRow; row <= lastRow; row++) {
      const py = row + 0.5 - y0;
      for (let col = firstCol; col <= lastCol; col++) {
        const px = col + 0.5 - x0;
        const along = (px * dx + py * dy) * perLength;
        const t = along < 0 ? 0 : along > 1 ? 1 : along;
        const ex = px - t * dx;
        const ey = py - t * dy;
        const distance = ex * ex + ey * ey;
        if (distance < nearest[row * cols + col]) nearest[row * cols + col] = distance;
      }
    }
  }

  ink(): Uint8Array {
    const { nearest, penWidth } = this;
    const ink = new Uint8Array(nearest.length);
    const reach = (penWidth / 2 + 0.5) ** 2;
    for (let i = 0; i < nearest.length; i++) {
      if (nearest[i] < reach) ink[i] = coverage(Math.sqrt(nearest[i]), penWidth);
    }
    return ink;
  }
}

/** Ink of a pixel whose centre lies `distance` from the pen's midline, as if the edge crossed it straight. */
function coverage(distance: number, penWidth: number): number {
  const outer = Math.min(1, Math.max(0, penWidth / 2 + 0.5 - distance));
  // A pen thinner than a pixel does not fill the pixel even when it runs through its middle.
  return Math.round(255 * Math.min(outer, penWidth));
}
