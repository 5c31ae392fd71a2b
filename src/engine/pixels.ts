/**
 * What each byte of an image stands for: `v / 255` divided in single precision, as the NumPy original
 * does, then widened.
 */
export const pixelValues: Float64Array = Float64Array.from({ length: 256 }, (_, v) => Math.fround(v / 255));
