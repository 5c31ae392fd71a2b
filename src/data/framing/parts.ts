import type { Grey } from "./greyscale.ts";

/** Pixels of ink that hang together, corner to corner. Ends are counted past the last pixel. */
export interface Part {
  readonly label: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Pixels, and the sum of their squared contrasts. */
  readonly area: number;
  readonly mass: number;
  /** Pixels of it beside paper, or at the picture's edge. */
  readonly outline: number;
}

export interface Parts {
  readonly list: readonly Part[];
  /** (rows·cols,) label of each pixel's part, 0 for none. */
  readonly labels: Int32Array;
}

/** Parts of what is above `low`, those that are somewhere above `high`. */
export function partsOf({ rows, cols, values }: Grey, low: number, high: number): Parts {
  const labels = new Int32Array(values.length);
  const list: Part[] = [];
  const stack: number[] = [];
  for (let seed = 0; seed < values.length; seed++) {
    if (values[seed] <= high || labels[seed] !== 0) continue;
    const label = list.length + 1;
    let [left, top, right, bottom, area, mass, outline] = [cols, rows, 0, 0, 0, 0, 0];
    labels[seed] = label;
    stack.push(seed);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const col = at % cols;
      const row = (at - col) / cols;
      area++;
      mass += values[at] * values[at];
      left = Math.min(left, col);
      right = Math.max(right, col + 1);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row + 1);
      let around = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, col - 1); x <= Math.min(cols - 1, col + 1); x++) {
          const next = y * cols + x;
          if (values[next] <= low) continue;
          around++;
          if (labels[next] !== 0) continue;
          labels[next] = label;
          stack.push(next);
        }
      }
      if (around < 9) outline++;
    }
    list.push({ label, left, top, right, bottom, area, mass, outline });
  }
  return { list, labels };
}
