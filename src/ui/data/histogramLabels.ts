/** Classes whose labels have room beside each other; of more, every nth is written. */
const MOST_LABELS = 26;
/** So short a name fits under the thinnest bar that has one. */
const SHORT = 2;
/** Letters that there is room for under all bars together, and bars that are wide enough for some of any name. */
const ROOM = 44;
const WIDE_BARS = 5;

export interface HistogramLabels {
  /** Names are written upright where they are too long for the width of a bar. */
  readonly upright: boolean;
  /** Every nth class has its name written, from the first on. */
  readonly every: number;
}

/** Which names of classes are written under their bars, and how. */
export function histogramLabels(names: readonly string[]): HistogramLabels {
  const longest = Math.max(0, ...names.map((name) => name.length));
  const fits = longest <= SHORT || names.length <= WIDE_BARS || longest * names.length <= ROOM;
  return { upright: !fits, every: Math.ceil(names.length / MOST_LABELS) };
}
