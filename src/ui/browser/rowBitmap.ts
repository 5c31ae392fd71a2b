import type { Rgb } from "../pixels/themeColour.ts";
import { GAP } from "./gridLayout.ts";
import type { CachedImage } from "./imageCache.ts";

/** Ink that is left of an image that takes no part. */
const DIMMED = 0.28;

interface RowOfImages {
  /** One for each column from the left on, `null` where it has not come. */
  readonly images: readonly (CachedImage | null)[];
  readonly rows: number;
  readonly cols: number;
  readonly columns: number;
  readonly ink: Rgb;
  readonly paper: Rgb;
  /** Whether the image takes no part in training. */
  readonly dimmed: (image: CachedImage) => boolean;
}

const FILE_HEADER = 14;
const INFO_HEADER = 40;
const PALETTE = 256 * 4;

/**
 * Images side by side as the bytes of a bitmap file (BMP, 8 bits a pixel), its palette going from paper to ink:
 * pixels are copied as they are. As a picture a row is part of the page's own layer, where tens of canvases would
 * be layers of their own and cost more than the rest of the grid.
 */
export function rowBitmap({ images, rows, cols, columns, ink, paper, dimmed }: RowOfImages) {
  const pitch = cols + GAP;
  const width = columns * pitch;
  const height = rows + GAP;
  const stride = Math.ceil(width / 4) * 4;
  const start = FILE_HEADER + INFO_HEADER + PALETTE;
  const bytes = new Uint8Array(start + stride * height);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x424d); // "BM"
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, start, true);
  view.setUint32(14, INFO_HEADER, true);
  view.setInt32(18, width, true);
  view.setInt32(22, -height, true); // from the top down
  view.setUint16(26, 1, true);
  view.setUint16(28, 8, true);
  for (let value = 0; value < 256; value++) {
    const mix = (channel: 0 | 1 | 2) => paper[channel] + ((ink[channel] - paper[channel]) * value) / 255;
    bytes.set([mix(2), mix(1), mix(0)].map(Math.round), FILE_HEADER + INFO_HEADER + value * 4);
  }
  images.forEach((image, column) => {
    if (!image || image.ink.length !== rows * cols) return; // not come, or of before the set was transposed
    const shown = dimmed(image) ? image.ink.map((value) => value * DIMMED) : image.ink;
    for (let row = 0; row < rows; row++) {
      const to = start + (row + GAP / 2) * stride + column * pitch + GAP / 2;
      bytes.set(shown.subarray(row * cols, (row + 1) * cols), to);
    }
  });
  return bytes;
}
