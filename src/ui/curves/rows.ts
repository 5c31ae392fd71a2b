import type { Curves, EpochPoint, TrainPoint } from "../../experiment/curves.ts";

/** A row of the charts: a stretch of training steps, or the end of an epoch. */
export interface Row {
  readonly epoch: number;
  readonly train?: TrainPoint;
  /** Batch losses of the stretch, smallest and largest. */
  readonly range?: readonly [number, number];
  readonly raw?: number;
  readonly smooth?: number;
  readonly accuracy?: number;
  readonly finished?: EpochPoint;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
}

/** One table for both charts, in the order of time. */
export function rowsOf({ train, epochs }: Curves): Row[] {
  // While each step is a point of its own they make a line; later their extremes make a band.
  const single = train.every(({ firstStep, lastStep }) => firstStep === lastStep);
  const rows: Row[] = [
    ...train.map((point) => ({
      epoch: point.epoch,
      train: point,
      ...(single ? { raw: point.loss } : { range: [point.lossMin, point.lossMax] as const }),
      smooth: point.smoothLoss,
      accuracy: point.smoothAccuracy,
    })),
    ...epochs.map((point) => ({
      epoch: point.epoch,
      finished: point,
      ...(point.validationLoss === null ? {} : { validationLoss: point.validationLoss }),
      ...(point.validationAccuracy === null ? {} : { validationAccuracy: point.validationAccuracy }),
    })),
  ];
  return rows.sort((a, b) => a.epoch - b.epoch);
}
