import { BOX_SIDE, centringShift, FRAME_SIDE, inkExtent } from "./centring.ts";
import type { Picture } from "./pad.ts";
import type { Framed } from "./frameStrokes.ts";
import { type Landing, resample } from "./resample.ts";

/** Fainter ink does not stretch the box. */
const LEAST_INK = 16;

/** Ink smaller than 5 px stays a dot: there is nothing in it to read. */
const MOST_SCALE = 4;

/** What `edge` finds a digit of few pixels too narrow, in pixels of the picture; measured on MNIST. */
const EDGE_BIAS = 0.1;

/**
 * Frames a picture as MNIST framed its digits, or gives null where there is no ink.
 *
 * The box of the ink is scaled until its longer side is 20 px, then moved by whole pixels until the centre of
 * mass rounds to (14, 14); less far if ink would leave the image. A box of 20 px is left as it is, so that an
 * image of MNIST comes back unchanged.
 */
export function frameInk(picture: Picture): Framed | null {
  const landing = boxLanding(picture);
  if (landing === null) return null;
  const ink = resample(picture, landing, BOX_SIDE, BOX_SIDE);
  const extent = inkExtent(ink, BOX_SIDE);
  if (extent === null) return null;
  const [shiftX, shiftY] = centringShift(extent);
  const image = new Uint8Array(FRAME_SIDE * FRAME_SIDE);
  for (let row = extent.firstRow; row <= extent.lastRow; row++) {
    const start = row * BOX_SIDE;
    const inked = ink.subarray(start + extent.firstCol, start + extent.lastCol + 1);
    image.set(inked, (row + shiftY) * FRAME_SIDE + extent.firstCol + shiftX);
  }
  return { image, scale: landing.scale, left: landing.left + shiftX, top: landing.top + shiftY };
}

/** What brings the ink's box into 20×20 px and its longer side to 20; null without ink. */
function boxLanding({ rows, cols, ink }: Picture): Landing | null {
  const across = new Uint8Array(cols);
  const down = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const value = ink[row * cols + col];
      if (value > across[col]) across[col] = value;
      if (value > down[row]) down[row] = value;
    }
  }
  const [left, top] = [firstAbove(across, 0), firstAbove(down, 0)];
  const width = cols - firstAbove(across.toReversed(), 0) - left;
  const height = rows - firstAbove(down.toReversed(), 0) - top;
  if (left !== -1 && Math.max(width, height) === BOX_SIDE) {
    return { scale: 1, left: spare(width) - left, top: spare(height) - top };
  }
  if (firstAbove(across, LEAST_INK) === -1) return null;
  const [x, y] = [edge(across) - EDGE_BIAS / 2, edge(down) - EDGE_BIAS / 2];
  const exactWidth = cols - edge(across.toReversed()) - x + EDGE_BIAS / 2;
  const exactHeight = rows - edge(down.toReversed()) - y + EDGE_BIAS / 2;
  const scale = Math.min(MOST_SCALE, BOX_SIDE / Math.max(exactWidth, exactHeight));
  return { scale, left: spare(exactWidth * scale) - x * scale, top: spare(exactHeight * scale) - y * scale };
}

/** Whole pixels of the box left over before a side of this length, for haze beside it. */
function spare(length: number): number {
  return Math.max(0, Math.floor((BOX_SIDE - length) / 2));
}

/** Index of the first value above `floor`, or -1. */
function firstAbove(outline: Uint8Array, floor: number): number {
  return outline.findIndex((value) => value > floor);
}

/** Where ink begins between two pixels: the first one is covered as much as it is grey beside the next two. */
function edge(outline: Uint8Array): number {
  const first = firstAbove(outline, LEAST_INK);
  const full = Math.max(...outline.subarray(first, first + 3));
  return first + 1 - outline[first] / full;
}
