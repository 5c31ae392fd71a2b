import type { Picture } from "../../data/framing/pad.ts";

/** Of the longer side, on each side: a picture then stands on the pad as large as a digit is drawn there. */
const MARGIN = 0.18;

/** A picture in the middle of a square of paper. */
export function withMargin({ rows, cols, ink }: Picture): Picture {
  const longer = Math.max(rows, cols);
  const side = longer + 2 * Math.ceil(longer * MARGIN);
  const [left, top] = [(side - cols) >> 1, (side - rows) >> 1];
  const square = new Uint8Array(side * side);
  for (let row = 0; row < rows; row++) {
    square.set(ink.subarray(row * cols, (row + 1) * cols), (row + top) * side + left);
  }
  return { rows: side, cols: side, ink: square };
}
