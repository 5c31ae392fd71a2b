/** Classes that stand in a row, each with all its samples below it. */
const MOST_COLUMNS = 10;
/** More classes stand in lines, one sample of each. */
const LINES = 3;
const MOST_IN_LINES = 27;

/** Space between two images, in pixels of theirs, of 28. */
const GAP_SHARE = 2 / 28;

export interface SheetLayout {
  readonly columns: number;
  readonly lines: number;
  /** Classes that are shown, the first of all. */
  readonly classes: number;
  /** Number of the sample that stands here, `null` for none. */
  readonly sampleAt: (line: number, column: number) => number | null;
}

/**
 * Where samples stand: a column for each class where there are few, else one sample of each of the first classes, line
 * by line. Samples are numbered class by class, `samplesPerClass` rows of them.
 */
export function sheetLayout(classes: number, samplesPerClass: number): SheetLayout {
  if (classes <= MOST_COLUMNS) {
    return {
      columns: classes,
      lines: samplesPerClass,
      classes,
      sampleAt: (line, column) => line * classes + column,
    };
  }
  const shown = Math.min(classes, MOST_IN_LINES);
  const columns = Math.ceil(shown / LINES);
  return {
    columns,
    lines: Math.ceil(shown / columns),
    classes: shown,
    sampleAt: (line, column) => {
      const sample = line * columns + column;
      return sample < shown ? sample : null;
    },
  };
}

/** Pixels between images with these sides. */
export function sheetGap(rows: number, cols: number): number {
  return Math.max(1, Math.round(GAP_SHARE * Math.max(rows, cols)));
}
