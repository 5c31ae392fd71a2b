import { linearAxis, logAxis, type Axis } from "./axes.ts";
import type { Row } from "./rows.ts";

export type LossScale = "log" | "linear";

/** What is shown before there is a loss: from well trained to guessing among ten classes. */
const USUAL = { low: 0.1, high: 2.5 } as const;

/** The axis that holds every loss of the rows; losses that have overflowed are left out. */
export function lossAxis(rows: readonly Row[], scale: LossScale): Axis {
  let low = Infinity;
  let high = 0;
  for (const { raw, range, smooth, validationLoss } of rows) {
    for (const value of [raw, range?.[1], smooth, validationLoss]) {
      if (value !== undefined && Number.isFinite(value)) high = Math.max(high, value);
    }
    // The luckiest batch may reach zero, which no log axis can show: the smoothed curve sets the floor.
    for (const value of [smooth, validationLoss]) {
      if (value !== undefined && Number.isFinite(value) && value > 0) low = Math.min(low, value);
    }
  }
  if (high === 0) return scale === "log" ? logAxis(USUAL.low, USUAL.high) : linearAxis(USUAL.high);
  if (scale === "linear") return linearAxis(high);
  return logAxis(Math.max(Math.min(low, high) / 1.6, 1e-8), Math.max(high, 1e-7));
}

const compact = new Intl.NumberFormat("en", { notation: "compact" });

/** A mark's label, never wider than the axis: 1e-4, 0.05, 2, 500, 20K, 1M. */
export function lossTick(value: number): string {
  if (value !== 0 && value < 1e-3) return value.toExponential();
  return value < 10_000 ? String(value) : compact.format(value);
}
