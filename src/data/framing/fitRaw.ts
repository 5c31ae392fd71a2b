import { FRAME_SIDE } from "./centring.ts";
import type { Picture } from "./pad.ts";
import type { Framed } from "./frameStrokes.ts";

/** A picture as it lies on the pad: as large as fits, in the middle; null without ink. */
export function fitRaw(picture: Picture): Framed | null {
  if (!picture.ink.some((value) => value !== 0)) return null;
  const scale = FRAME_SIDE / Math.max(picture.rows, picture.cols);
  const left = (FRAME_SIDE - picture.cols * scale) / 2;
  const top = (FRAME_SIDE - picture.rows * scale) / 2;
  return { image: averageByArea(picture, scale, left, top), scale, left, top };
}

/**
 * A picture's pixels as squares of side `scale` in an image (784,), the first one's corner at (left, top);
 * each pixel of the image gets their mean, weighted by area.
 */
export function averageByArea(
  { rows, cols, ink }: Picture,
  scale: number,
  left: number,
  top: number,
): Uint8Array {
  const sums = new Float64Array(FRAME_SIDE * FRAME_SIDE);
  const across = shares(cols, scale, left);
  const down = shares(rows, scale, top);
  for (const { from: row, to: toRow, share: height } of down) {
    for (const { from: col, to: toCol, share: width } of across) {
      sums[toRow * FRAME_SIDE + toCol] += height * width * ink[row * cols + col];
    }
  }
  return Uint8Array.from(sums, Math.round);
}

interface Share {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** How much of each pixel `to` of the image the pixels `from` of the picture cover, along one side. */
function shares(count: number, scale: number, offset: number): Share[] {
  const all: Share[] = [];
  for (let from = 0; from < count; from++) {
    const start = from * scale + offset;
    const end = start + scale;
    const last = Math.min(end, FRAME_SIDE);
    for (let to = Math.max(0, Math.floor(start)); to < last; to++) {
      const share = Math.min(end, to + 1) - Math.max(start, to);
      if (share > 0) all.push({ from, to, share });
    }
  }
  return all;
}
