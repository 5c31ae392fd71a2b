import type { TrainPoint } from "./curves.ts";

/** Steps over which the smoothed curves forget: the weight of a loss falls by e in so many steps. */
const SMOOTHING_STEPS = 40;

/** Consecutive steps: the sum of their losses, the extremes, and the smoothed values at their end. */
interface Bucket {
  epoch: number;
  firstStep: number;
  lastStep: number;
  sum: number;
  min: number;
  max: number;
  smoothLoss: number;
  smoothAccuracy: number;
}

/** A curve as plain data, to be gone on with: its buckets, and what the next step is added to. */
export interface TrainCurveSnapshot {
  readonly stretch: number;
  readonly filled: number;
  readonly weight: number;
  readonly lossSum: number;
  readonly accuracySum: number;
  readonly buckets: readonly Readonly<Bucket>[];
}

/**
 * The whole training curve in bounded memory: equal stretches of steps, each with mean, extremes and
 * the smoothed value at its end. When `capacity` stretches are full, neighbours merge and the stretch
 * doubles, so that every step ever taken is still counted in exactly one of at most `capacity` points.
 */
export class TrainCurve {
  private buckets: Bucket[] = [];
  private stretch = 1;
  private filled = 0;
  private weight = 0;
  private lossSum = 0;
  private accuracySum = 0;
  private readonly keep = Math.exp(-1 / SMOOTHING_STEPS);

  /** @param capacity most points kept; even. */
  constructor(readonly capacity = 200) {}

  /** Adds one step; `epoch` is its end in epochs, `step` its number from 1, `accuracy` in [0, 1]. */
  add(epoch: number, step: number, loss: number, accuracy: number): void {
    // Sums divided by their own weight start unbiased: the first smoothed value is the first loss.
    this.weight = this.weight * this.keep + 1;
    this.lossSum = this.lossSum * this.keep + loss;
    this.accuracySum = this.accuracySum * this.keep + accuracy;
    const smoothLoss = this.lossSum / this.weight;
    const smoothAccuracy = this.accuracySum / this.weight;

    const last = this.buckets.at(-1);
    if (last && this.filled < this.stretch) {
      Object.assign(last, { epoch, lastStep: step, smoothLoss, smoothAccuracy });
      last.sum += loss;
      last.min = Math.min(last.min, loss);
      last.max = Math.max(last.max, loss);
      this.filled += 1;
      return;
    }
    if (this.buckets.length === this.capacity) this.mergeNeighbours();
    this.buckets.push({
      epoch,
      firstStep: step,
      lastStep: step,
      sum: loss,
      min: loss,
      max: loss,
      smoothLoss,
      smoothAccuracy,
    });
    this.filled = 1;
  }

  points(): TrainPoint[] {
    return this.buckets.map(({ sum, min, max, ...rest }) => ({
      ...rest,
      loss: sum / (rest.lastStep - rest.firstStep + 1),
      lossMin: min,
      lossMax: max,
    }));
  }

  snapshot(): TrainCurveSnapshot {
    const { stretch, filled, weight, lossSum, accuracySum, buckets } = this;
    return {
      ...{ stretch, filled, weight, lossSum, accuracySum },
      buckets: buckets.map((bucket) => ({ ...bucket })),
    };
  }

  restore({ buckets, ...rest }: TrainCurveSnapshot): void {
    Object.assign(this, rest);
    this.buckets = buckets.map((bucket) => ({ ...bucket }));
  }

  private mergeNeighbours(): void {
    const merged: Bucket[] = [];
    for (let i = 0; i + 1 < this.buckets.length; i += 2) {
      const [a, b] = [this.buckets[i], this.buckets[i + 1]];
      if (!a || !b) continue;
      merged.push({
        ...b,
        firstStep: a.firstStep,
        sum: a.sum + b.sum,
        min: Math.min(a.min, b.min),
        max: Math.max(a.max, b.max),
      });
    }
    this.buckets = merged;
    this.stretch *= 2;
  }
}
