/** Of a normal distribution's deviation from its median absolute one. */
const DEVIATION = 1.4826;

/** Values that a quantile is taken from, at most: evenly passed over, as all of a photo's would take long. */
const SAMPLES = 4096;

/** About the value that a share of all lies below; 0 of none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const step = Math.max(1, values.length / SAMPLES);
  const samples = Float64Array.from(
    { length: Math.floor(values.length / step) },
    (_, k) => values[Math.floor(k * step)],
  ).sort();
  return samples.length === 0 ? 0 : samples[Math.min(samples.length - 1, Math.floor(share * samples.length))];
}

/** Deviation of values that scatter about 0, however far a few of them are. */
export function noiseOf(values: Float32Array): number {
  return DEVIATION * quantile(values.map(Math.abs), 0.5);
}

/** Otsu's threshold of values from 0 to 1 in equal bins: those above it are most unlike those below. */
export function otsu(bins: Float64Array): number {
  let [count, sum] = [0, 0];
  bins.forEach((inBin, k) => {
    count += inBin;
    sum += inBin * k;
  });
  let [below, sumBelow, best, cut] = [0, 0, -1, 0];
  for (let k = 0; k + 1 < bins.length; k++) {
    below += bins[k];
    sumBelow += bins[k] * k;
    if (below === 0 || below === count) continue;
    const apart = sumBelow / below - (sum - sumBelow) / (count - below);
    const between = below * (count - below) * apart * apart;
    if (between <= best) continue;
    best = between;
    cut = k;
  }
  return (cut + 1) / bins.length;
}
