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

/**
 * Draws strokes with a round pen into a new image, (side·side,) row-major, 255 for ink.
 *
 * A pixel gets the share of it that the nearest line covers. Ink outside the image is cut off; points
 * that are not finite are left out.
 */
export function inkStrokes(
  strokes: readonly Stroke[],
  placement: Placement,
  penWidth: number,
  side: number,
): Uint8Array {
  const midlines = new Midlines(side, penWidth);
  const { fromX, fromY, xx, xy, yx, yy, toX, toY } = placement;
  for (const stroke of strokes) {
    let lastX = NaN;
    let lastY = NaN;
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const dx = stroke[i] - fromX;
      const dy = stroke[i + 1] - fromY;
      if (!Number.isFinite(dx) || !Number.isFinite(dy)) continue;
      const x = xx * dx + xy * dy + toX;
      const y = yx * dx + yy * dy + toY;
      if (Math.abs(x - lastX) < LEAST_STEP && Math.abs(y - lastY) < LEAST_STEP) continue;
      if (Number.isNaN(lastX)) midlines.add(x, y, x, y);
      else midlines.add(lastX, lastY, x, y);
      lastX = x;
      lastY = y;
    }
  }
  return midlines.ink();
}

/** How far each pixel of an image is from the middle of the pen's lines. */
class Midlines {
  /** (side·side,) squared distances of the pixels' centres. */
  private readonly nearest: Float32Array;

  constructor(
    private readonly side: number,
    private readonly penWidth: number,
  ) {
    this.nearest = new Float32Array(side * side).fill(Infinity);
  }

  /** Adds a straight line. */
  add(x0: number, y0: number, x1: number, y1: number): void {
    const { nearest, side } = this;
    // Pixels whose centre is within half a pen and half a pixel of the line's box.
    const reach = this.penWidth / 2 + 0.5;
    const firstCol = Math.max(0, Math.ceil(Math.min(x0, x1) - reach - 0.5));
    const lastCol = Math.min(side - 1, Math.floor(Math.max(x0, x1) + reach - 0.5));
    const firstRow = Math.max(0, Math.ceil(Math.min(y0, y1) - reach - 0.5));
    const lastRow = Math.min(side - 1, Math.floor(Math.max(y0, y1) + reach - 0.5));
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
        if (distance < nearest[row * side + col]) nearest[row * side + col] = distance;
      }
    }
  }

  ink(): Uint8Array {
    return Uint8Array.from(this.nearest, (squared) => coverage(Math.sqrt(squared), this.penWidth));
  }
}

/** Ink of a pixel whose centre lies `distance` from the pen's midline, as if the edge crossed it straight. */
function coverage(distance: number, penWidth: number): number {
  const outer = Math.min(1, Math.max(0, penWidth / 2 + 0.5 - distance));
  // A pen thinner than a pixel does not fill the pixel even when it runs through its middle.
  return Math.round(255 * Math.min(outer, penWidth));
}
