import type { Picture } from "./pad.ts";

/** Where (x, y) of a picture lands: `(x * scale + left, y * scale + top)`, in pixels. */
export interface Landing {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/**
 * A picture in another size and place: (rows·cols,) bytes, row-major; what lies outside is paper.
 *
 * Made smaller it is averaged by area, as MNIST's digits were; made larger it is drawn smoothly through the
 * pixels' middles, which reads better than straight lines between them.
 */
export function resample(picture: Picture, landing: Landing, rows: number, cols: number): Uint8Array {
  const across = mixes(picture.cols, cols, landing.scale, landing.left);
  const down = mixes(picture.rows, rows, landing.scale, landing.top);
  const narrow = new Float64Array(picture.rows * cols);
  for (let row = 0; row < picture.rows; row++) {
    for (let col = 0; col < cols; col++) {
      const { first, weights } = across[col];
      const from = row * picture.cols + first;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i] * picture.ink[from + i];
      narrow[row * cols + col] = sum;
    }
  }
  const ink = new Uint8Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    const { first, weights } = down[row];
    for (let col = 0; col < cols; col++) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i] * narrow[(first + i) * cols + col];
      ink[row * cols + col] = Math.min(255, Math.max(0, Math.round(sum)));
    }
  }
  return ink;
}

/** What a pixel is made of along one side: pixels from `first` on, and how much of each. */
interface Mix {
  readonly first: number;
  readonly weights: readonly number[];
}

function mixes(from: number, to: number, scale: number, offset: number): Mix[] {
  const reach = scale < 1 ? 0.5 / scale : 2;
  return Array.from({ length: to }, (_, pixel) => {
    const middle = (pixel + 0.5 - offset) / scale;
    const weights: number[] = [];
    let [first, sum] = [0, 0];
    for (let i = Math.floor(middle - reach); i <= Math.floor(middle + reach); i++) {
      const weight = scale < 1 ? overlap(middle - reach, middle + reach, i) : catmullRom(middle - i - 0.5);
      sum += weight;
      if (i < 0 || i >= from) continue;
      if (weights.length === 0) first = i;
      weights.push(weight);
    }
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

/** Length of [start, end] that lies in pixel `i`. */
function overlap(start: number, end: number, i: number): number {
  return Math.max(0, Math.min(end, i + 1) - Math.max(start, i));
}

/** Source: Catmull and Rom (1974); the cubic of Keys (1981) with a = -1/2. */
function catmullRom(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}
