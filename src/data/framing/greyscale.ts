/** An image file or a photo: four bytes a pixel, row-major, not multiplied by alpha. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray | Uint8Array;
}

/** Grey values (rows·cols,) row-major. */
export interface Grey {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float32Array;
}

/** From here on what can be seen through is the paper, and what cannot is the ink. */
const MOSTLY = 0.5;

/**
 * Light from 0 to 255, in a size of at most `longest` pixels, each the mean of a square of the photo's.
 *
 * What is transparent is seen on white; only light ink on nothing is seen on black.
 */
export function greyOf({ width, height, rgba }: Photo, longest: number): Grey {
  const block = Math.max(1, Math.ceil(Math.max(width, height) / longest));
  const cols = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const light = new Float32Array(rows * cols);
  const cover = new Float32Array(rows * cols);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / block) * cols;
    let at = 4 * y * width;
    for (let col = 0; col < cols; col++) {
      const end = Math.min(at + 4 * block, 4 * (y + 1) * width);
      let [seen, opaque] = [0, 0];
      for (; at < end; at += 4) {
        const alpha = rgba[at + 3];
        seen += alpha * (299 * rgba[at] + 587 * rgba[at + 1] + 114 * rgba[at + 2]);
        opaque += alpha;
      }
      light[row + col] += seen;
      cover[row + col] += opaque;
    }
  }
  return { rows, cols, values: compose(light, cover, { width, height, block, cols }) };
}

/** Turns each block's sums, of light by alpha and of alpha, into its mean light. */
function compose(
  light: Float32Array,
  cover: Float32Array,
  { width, height, block, cols }: { width: number; height: number; block: number; cols: number },
): Float32Array {
  let [seen, opaque] = [0, 0];
  for (let i = 0; i < light.length; i++) {
    seen += light[i] / 1000;
    opaque += cover[i];
  }
  const isInkAlone = opaque < MOSTLY * 255 * width * height;
  const backdrop = isInkAlone && seen > 127.5 * opaque ? 0 : 255;
  return light.map((sum, i) => {
    const across = Math.min(block, width - (i % cols) * block);
    const down = Math.min(block, height - Math.floor(i / cols) * block);
    const count = across * down;
    return (sum / 1000 + backdrop * (255 * count - cover[i])) / (255 * count);
  });
}
