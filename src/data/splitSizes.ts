/** How training images are divided: the first `train` to learn from, the last `validation` to check with. */
export interface SplitSizes {
  readonly train: number;
  readonly validation: number;
}

/** Keeps `validation` of `count` images for validation, but at most half of them. */
export function splitSizes(count: number, validation: number): SplitSizes {
  const kept = Math.min(validation, Math.floor(count / 2));
  return { train: count - kept, validation: kept };
}
