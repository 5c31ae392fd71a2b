import { evenStrokes } from "./strokes.ts";
import { type Contrast, contrastsOf } from "./contrast.ts";
import { boxOf, digitParts, isCut } from "./digitParts.ts";
import type { Picture } from "./pad.ts";
import { type Grey, greyOf, type Photo } from "./greyscale.ts";
import { type Part, type Parts, partsOf } from "./parts.ts";
import { PictureError } from "./pictureError.ts";
import { noiseOf, otsu, quantile } from "./statistics.ts";
import { smooth } from "./windows.ts";

export type { Photo } from "./greyscale.ts";
export { PictureError, type PictureErrorCode } from "./pictureError.ts";

/** Longer side that a large photo is brought down to. */
const WORKING_SIDE = 512;

/** Least width and height, once it is brought down. */
const LEAST_SIDE = 8;

/** Of the light; less contrast is no ink. */
const LEAST_CONTRAST = 0.06;

/** Deviations of the noise; less contrast is no ink. */
const LEAST_SIGNAL = 5;

/**
 * Finds the digit in a photo or an image file, however lit, dark on light or light on dark.
 *
 * @param sought what messages call it: "digit", or another word where other things are drawn
 * @throws PictureError if there is none.
 */
export function findInk(photo: Photo, sought = "digit"): Picture {
  const { width, height, rgba } = photo;
  if (rgba.length !== 4 * width * height) {
    throw new PictureError(
      "wrong-length",
      `Image: expected ${4 * width * height} bytes for ${width}×${height} pixels, got ${rgba.length}. Pass four bytes a pixel.`,
    );
  }
  const grey = greyOf(photo, WORKING_SIDE);
  if (Math.min(grey.rows, grey.cols) < LEAST_SIDE) {
    throw new PictureError(
      "too-small",
      `Image: expected at least ${LEAST_SIDE} pixels each way, got ${width}×${height}. Choose a larger picture.`,
    );
  }
  smooth(grey, smoothing(grey));
  const [found] = contrastsOf(grey)
    .map(findDigit)
    .filter((one) => one !== null)
    .sort((a, b) => standingOf(b) - standingOf(a));
  if (found === undefined) {
    throw new PictureError(
      "no-ink",
      `Image: expected a ${sought}, got nothing that stands out in ${width}×${height} pixels. ` +
        "Write it larger or darker, or move nearer.",
    );
  }
  return evenStrokes(cutOut(found));
}

/** A digit in one of the photo's contrasts. */
interface Found {
  readonly contrast: Contrast;
  /** Contrast of its ink. */
  readonly level: number;
  readonly parts: Parts;
  readonly digit: readonly Part[];
}

/** Times that the level is taken anew from the ink that it has found. */
const ROUNDS = 3;

function findDigit(contrast: Contrast): Found | null {
  const leastSize = Math.max(5, 0.025 * Math.max(contrast.rows, contrast.cols));
  let level = inkLevel(contrast);
  for (let round = 1; level >= LEAST_CONTRAST; round++) {
    const parts = partsOf(contrast, 0.45 * level, 0.65 * level);
    const digit = digitParts(parts.list, contrast);
    if (digit.length === 0) return null;
    const box = boxOf(digit);
    if (Math.max(box.right - box.left, box.bottom - box.top) < leastSize) return null;
    const labels = labelsOf(digit);
    const core = quantile(
      contrast.values.filter((_, i) => labels.has(parts.labels[i])),
      0.7,
    );
    if (core < 1.2 * level || round === ROUNDS) return { contrast, level: core, parts, digit };
    level = core;
  }
  return null;
}

const labelsOf = (digit: readonly Part[]): Set<number> => new Set(digit.map(({ label }) => label));

/** Paper left around a digit, in pixels. */
const MARGIN = 3;
/** Pixels around a digit's parts that may hold its soft edge. */
const EDGE = 2;

/** The digit's ink alone, its edges made as steep as MNIST's. */
function cutOut({ contrast, level, parts: { labels }, digit }: Found): Picture {
  const { left, top, right, bottom } = boxOf(digit);
  const gain = Math.min(3, Math.max(1, Math.max(right - left, bottom - top) / 20));
  const rows = bottom - top + 2 * MARGIN;
  const cols = right - left + 2 * MARGIN;
  const kept = labelsOf(digit);
  const isNear = (y: number, x: number) => {
    for (let row = Math.max(0, y - EDGE); row <= Math.min(contrast.rows - 1, y + EDGE); row++) {
      for (let col = Math.max(0, x - EDGE); col <= Math.min(contrast.cols - 1, x + EDGE); col++) {
        if (kept.has(labels[row * contrast.cols + col])) return true;
      }
    }
    return false;
  };
  const ink = new Uint8Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    const y = row + top - MARGIN;
    if (y < 0 || y >= contrast.rows) continue;
    for (let col = 0; col < cols; col++) {
      const x = col + left - MARGIN;
      if (x < 0 || x >= contrast.cols) continue;
      const i = y * contrast.cols + x;
      const isOthers = labels[i] !== 0 && !kept.has(labels[i]);
      if (isOthers || !isNear(y, x)) continue;
      const share = 0.5 + gain * (contrast.values[i] / level - 0.5);
      ink[row * cols + col] = Math.round(255 * Math.max(0, Math.min(1, share)));
    }
  }
  return { rows, cols, ink };
}

/** How far the digit stands out; what the photo's edge cuts is hardly one. */
function standingOf({ contrast, parts: { labels }, digit }: Found): number {
  const kept = labelsOf(digit);
  let sum = 0;
  let count = 0;
  labels.forEach((label, i) => {
    if (!kept.has(label)) return;
    sum += contrast.standing[i];
    count++;
  });
  return (sum / count) * (isCut(boxOf(digit), contrast) ? 0.5 : 1);
}

/** By how many pixels to smooth: the noisier, the more, but less than a thin stroke. */
function smoothing(grey: Grey): number {
  const grain = grainOf(grey);
  const wanted = grain < 1 ? 0 : grain < 2.5 ? 1 : grain < 5 ? 2 : 4;
  return Math.min(wanted, Math.floor(Math.max(grey.rows, grey.cols) / 64));
}

/** Noise from one pixel to the next. */
function grainOf({ rows, cols, values }: Grey): number {
  const steps = new Float32Array(rows * (cols - 1));
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col + 1 < cols; col++) {
      const i = row * cols + col;
      steps[row * (cols - 1) + col] = (values[i + 1] - values[i]) * Math.SQRT1_2;
    }
  }
  return noiseOf(steps);
}

/** Ink's own contrast, or 0. */
function inkLevel({ values, noise }: Contrast): number {
  const floor = Math.max(LEAST_CONTRAST / 2, LEAST_SIGNAL * noise);
  const above = values.filter((v) => v > floor);
  if (above.length < 4) return 0;
  const bins = new Float64Array(256);
  for (const v of above) bins[Math.min(255, Math.floor(v * 256))]++;
  const cut = otsu(bins);
  const upper = above.filter((v) => v >= cut);
  return quantile(upper.length > 0 ? upper : above, 0.5);
}
