import type { Picture } from "./pad.ts";
import { movesInk, type Nudge } from "./nudge.ts";

/** Directions in which a pen's width is felt for. */
const DIRECTIONS = 16;

/** Longest step between two looks, in pixels. */
const STEP = 0.5;

/** Most looks along a side of what becomes one pixel when an image is made smaller. */
const MOST_LOOKS = 16;

/** Nudges an image of which no strokes are known: grey dilation or erosion, then resampling. */
export function nudgeInk(image: Picture, nudge: Nudge): Uint8Array {
  const thickened = nudge.thickness === 0 ? image.ink : thicken(image, nudge.thickness / 2);
  return movesInk(nudge) ? warp({ ...image, ink: thickened }, nudge) : thickened.slice();
}

/** Moves every edge outwards by `distance` pixels; inwards if it is negative. */
function thicken(image: Picture, distance: number): Uint8Array {
  const { rows, cols, ink } = image;
  const reach = Math.abs(distance);
  const rings = Math.ceil(reach / STEP);
  const thickened = new Uint8Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      let value = ink[row * cols + col];
      for (let look = 0; look < rings * DIRECTIONS; look++) {
        const radius = (reach * (1 + Math.floor(look / DIRECTIONS))) / rings;
        const angle = (2 * Math.PI * look) / DIRECTIONS;
        const there = bilinear(image, col + radius * Math.cos(angle), row + radius * Math.sin(angle));
        value = distance > 0 ? Math.max(value, there) : Math.min(value, there);
      }
      thickened[row * cols + col] = Math.round(value);
    }
  }
  return thickened;
}

function warp(image: Picture, { dx, dy, scale, rotation }: Nudge): Uint8Array {
  const { rows, cols } = image;
  const [middleX, middleY] = [cols / 2, rows / 2];
  const angle = (rotation * Math.PI) / 180;
  const cos = Math.cos(angle) / scale;
  const sin = Math.sin(angle) / scale;
  // What a pixel of the smaller image covers beyond the pixel that bilinear looks at.
  const spread = Math.max(0, 1 / scale - 1);
  const looks = Math.min(MOST_LOOKS, 1 + Math.ceil(2 * spread));
  const warped = new Uint8Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      let sum = 0;
      for (let look = 0; look < looks * looks; look++) {
        const x = col + 0.5 - middleX - dx + scale * spread * (((look % looks) + 0.5) / looks - 0.5);
        const y =
          row + 0.5 - middleY - dy + scale * spread * ((Math.floor(look / looks) + 0.5) / looks - 0.5);
        sum += bilinear(image, cos * x + sin * y + middleX - 0.5, cos * y - sin * x + middleY - 0.5);
      }
      warped[row * cols + col] = Math.round(sum / (looks * looks));
    }
  }
  return warped;
}

/** Ink at a point between pixels, `col` and `row` counting their centres from 0; none outside. */
function bilinear(image: Picture, col: number, row: number): number {
  const left = Math.floor(col);
  const top = Math.floor(row);
  const right = col - left;
  const down = row - top;
  return (
    (1 - down) * ((1 - right) * pixel(image, left, top) + right * pixel(image, left + 1, top)) +
    down * ((1 - right) * pixel(image, left, top + 1) + right * pixel(image, left + 1, top + 1))
  );
}

function pixel({ rows, cols, ink }: Picture, col: number, row: number): number {
  return col >= 0 && row >= 0 && col < cols && row < rows ? ink[row * cols + col] : 0;
}
