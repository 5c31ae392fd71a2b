import { accuracyAxis, type Axis } from "./axes.ts";
import type { Row } from "./rows.ts";

export const percentTick = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** The axis that holds the accuracies of the rows: everything in the first epoch, the later curve after it. */
export function shareAxis(rows: readonly Row[]): Axis {
  const validated = rows.filter((row) => row.validationAccuracy !== undefined);
  if (validated.length === 0) return accuracyAxis(0);
  const later = rows
    .filter((row) => row.epoch >= 1)
    .map((row) => row.validationAccuracy ?? row.accuracy ?? 1);
  return accuracyAxis(Math.min(...later));
}
