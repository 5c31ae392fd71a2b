/** Classes whose labels have room beside each other; of more, every so-manieth is written. */
const MOST_LABELS = 26;
const SHORT = 2;

export interface HistogramLabels {
  /** Names are written upright where they are too long for the width of a bar. */
  readonly upright: boolean;
  /** Every so-manieth class has its name written, from the first on. */
  readonly every: number;
}

/** Which names of classes are written under their bars, and how. */
export function histogramLabels(names: readonly string[]): HistogramLabels {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return { upright: longest > SHORT, every: Math.ceil(names.length / MOST_LABELS) };
}
