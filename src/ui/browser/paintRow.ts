import type { Rgb } from "../pixels/themeColour.ts";
import type { CachedImage } from "./imageCache.ts";
import { GAP } from "./gridLayout.ts";

/** Ink that is left of an image that takes no part. */
const DIMMED = 0.28;

interface PaintedRow {
  readonly images: readonly (CachedImage | null)[];
  readonly rows: number;
  readonly cols: number;
  readonly columns: number;
  readonly colour: Rgb;
  /** Whether the image takes no part in training. */
  readonly dimmed: (image: CachedImage) => boolean;
}

/** Images side by side in the page's ink, one place for each column, the paper left transparent. */
export function paintRow({ images, rows, cols, columns, colour, dimmed }: PaintedRow): ImageData {
  const pitch = cols + GAP;
  const picture = new ImageData(columns * pitch, rows + GAP);
  const pixels = new Uint32Array(picture.data.buffer);
  const [red, green, blue] = colour;
  const ink = (blue << 16) | (green << 8) | red;
  images.forEach((image, column) => {
    if (!image || image.ink.length !== rows * cols) return;
    const strength = dimmed(image) ? DIMMED : 1;
    for (let row = 0; row < rows; row++) {
      const to = (row + GAP / 2) * picture.width + column * pitch + GAP / 2;
      for (let col = 0; col < cols; col++) {
        const value = Math.round((image.ink[row * cols + col] ?? 0) * strength);
        pixels[to + col] = (value << 24) | ink;
      }
    }
  });
  return picture;
}
