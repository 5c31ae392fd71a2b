/** A stretch of consecutive training steps, short enough that a chart shows it as one point. */
export interface TrainPoint {
  /** Where the stretch ends, in epochs since the run began. */
  readonly epoch: number;
  readonly firstStep: number;
  readonly lastStep: number;
  /** Mean, smallest and largest batch loss of the stretch, in nats. */
  readonly loss: number;
  readonly lossMin: number;
  readonly lossMax: number;
  /** Batch loss and batch accuracy in [0, 1], smoothed exponentially up to the stretch's end. */
  readonly smoothLoss: number;
  readonly smoothAccuracy: number;
}

/** What is known once an epoch is finished; validation figures are `null` where no image is held back. */
export interface EpochPoint {
  /** Finished epochs: 1 after the first. */
  readonly epoch: number;
  readonly step: number;
  /** Means over the epoch's steps, each step measured before its update. */
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  /** Training alone; evaluation and pauses are left out. */
  readonly seconds: number;
}

export interface Curves {
  readonly train: readonly TrainPoint[];
  readonly epochs: readonly EpochPoint[];
}
