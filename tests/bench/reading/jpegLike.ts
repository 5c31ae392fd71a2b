/** What JPEG's standard keeps of each frequency of light at quality 50. Source: ITU-T T.81, table K.1. */
const STEPS = [
  ...[16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55],
  ...[14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62],
  ...[18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92],
  ...[49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99],
];

/** The eight cosines of the transform, a row for each frequency. */
const COSINES = Float64Array.from({ length: 64 }, (_, k) => {
  const [frequency, at] = [k >> 3, k & 7];
  const norm = frequency === 0 ? Math.SQRT1_2 : 1;
  return (norm / 2) * Math.cos(((2 * at + 1) * frequency * Math.PI) / 16);
});

/**
 * What JPEG would leave of a photo's pixels, in place: each colour's blocks of 8×8 are transformed, their
 * frequencies rounded as coarsely as `quality` (1 to 99) says, and turned back.
 */
export function jpegLike(rgba: Uint8ClampedArray, width: number, height: number, quality: number): void {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const steps = STEPS.map((step) => Math.max(1, Math.round((step * percent) / 100)));
  const block = new Float64Array(64);
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (k: number) => {
          const row = Math.min(height - 1, top + (k >> 3));
          const col = Math.min(width - 1, left + (k & 7));
          return 4 * (row * width + col) + channel;
        };
        for (let k = 0; k < 64; k++) block[k] = rgba[at(k)] - 128;
        transform(block, false);
        for (let k = 0; k < 64; k++) block[k] = steps[k] * Math.round(block[k] / steps[k]);
        transform(block, true);
        for (let k = 0; k < 64; k++) rgba[at(k)] = block[k] + 128;
      }
    }
  }
}

/** The cosine transform of 8×8 values, or its inverse, in place: columns, then rows. */
function transform(block: Float64Array, inverse: boolean): void {
  const line = new Float64Array(8);
  for (const [jump, step] of [
    [1, 8],
    [8, 1],
  ]) {
    for (let k = 0; k < 8; k++) {
      for (let i = 0; i < 8; i++) {
        line[i] = 0;
        for (let j = 0; j < 8; j++) {
          line[i] += COSINES[inverse ? 8 * j + i : 8 * i + j] * block[k * jump + j * step];
        }
      }
      for (let i = 0; i < 8; i++) block[k * jump + i * step] = line[i];
    }
  }
}
