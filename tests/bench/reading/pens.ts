import { PAD_SIDE, readDrawing } from "../../../src/data/framing/drawing.ts";

/** A digit that somebody wrote with a pen: `x0, y0, x1, y1, …` for each stroke, thousandths of the longer side. */
export interface PenDigit {
  readonly label: number;
  readonly writer: string;
  readonly strokes: readonly (readonly number[])[];
}

/** Part of the pad that a digit's longer side takes. */
const SIZE = 0.8;

/** Images of digits drawn on the page's pad, (N, 784) uint8, as the page frames them. */
export function penImages(pens: readonly PenDigit[]): Uint8Array {
  const images = new Uint8Array(pens.length * 784);
  pens.forEach(({ strokes }, i) => {
    const drawn = strokes.map((stroke) =>
      Float32Array.from(stroke, (value) => ((1 - SIZE) / 2 + (value * SIZE) / 1000) * PAD_SIDE),
    );
    const reading = readDrawing({ strokes: drawn, picture: null });
    if (reading === null) throw new Error(`penImages: expected ink, got none in digit ${i}.`);
    images.set(reading.image, i * 784);
  });
  return images;
}

/**
 * Share of pens' digits, in [0, 1], that a network reads right through the page's own framing.
 *
 * `predict` gives the probabilities (N, 10) of images (N, 784).
 */
export function penAccuracy(
  pens: readonly PenDigit[],
  predict: (images: Uint8Array) => ArrayLike<number>,
): number {
  const probabilities = predict(penImages(pens));
  const right = pens.filter(({ label }, i) => {
    const own = probabilities[i * 10 + label];
    return Array.from({ length: 10 }, (_, k) => probabilities[i * 10 + k]).every((p) => p <= own);
  });
  return right.length / pens.length;
}
