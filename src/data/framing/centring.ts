/** Side of an image, and of the box that MNIST's digits were scaled to, in pixels. */
export const FRAME_SIDE = 28;
export const BOX_SIDE = 20;

/** Where MNIST's centres of mass lie, rounded, counting pixels from 0. */
const CENTRE = 14;

/** Rows and columns of the outermost pixels with ink, and where the mass lies, counting pixels from 0. */
export interface InkExtent {
  readonly firstCol: number;
  readonly lastCol: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly centreX: number;
  readonly centreY: number;
}

/** Measures an image (rows·cols,) row-major; null if it is empty. */
export function inkExtent(ink: Uint8Array, cols: number): InkExtent | null {
  let [mass, sumX, sumY] = [0, 0, 0];
  let [firstCol, lastCol, firstRow, lastRow] = [Infinity, -1, Infinity, -1];
  for (let i = 0; i < ink.length; i++) {
    const value = ink[i];
    if (value === 0) continue;
    const col = i % cols;
    const row = (i - col) / cols;
    mass += value;
    sumX += value * col;
    sumY += value * row;
    if (col < firstCol) firstCol = col;
    if (col > lastCol) lastCol = col;
    if (row < firstRow) firstRow = row;
    lastRow = row;
  }
  if (mass === 0) return null;
  return { firstCol, lastCol, firstRow, lastRow, centreX: sumX / mass, centreY: sumY / mass };
}

/**
 * How far to move ink, right and down, so that its centre of mass comes to (14, 14) and none of it is lost.
 *
 * Ink is counted in parts of a pixel, `fine` along each side of it, and moved by whole parts: MNIST's by 1.
 */
export function centringShift(extent: InkExtent, fine = 1): [number, number] {
  return [
    shift(extent.centreX, extent.firstCol, extent.lastCol, fine),
    shift(extent.centreY, extent.firstRow, extent.lastRow, fine),
  ];
}

function shift(centre: number, first: number, last: number, fine: number): number {
  // The middle of pixel 14, counting parts from 0.
  const target = (CENTRE + 0.5) * fine - 0.5;
  const wanted = Math.ceil(target - 0.5 - centre);
  return Math.min(FRAME_SIDE * fine - 1 - last, Math.max(-first, wanted));
}
