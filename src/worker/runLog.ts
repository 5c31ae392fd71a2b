import type { Curves, EpochPoint } from "../experiment/curves.ts";
import { EpochCurve } from "../experiment/epochCurve.ts";
import { FIRST_LOSSES, type RunLog } from "../experiment/runSnapshot.ts";
import { TrainCurve } from "../experiment/trainCurve.ts";

/** Writes down a run's figures as it goes on: the first losses one by one, all of them as curves. */
export class RunLogbook {
  private firstLosses: number[] = [];
  private readonly train = new TrainCurve();
  private readonly epochs = new EpochCurve();

  /** Adds one step; `epoch` is its end in epochs, `step` its number from 1, `accuracy` in [0, 1]. */
  addStep(epoch: number, step: number, loss: number, accuracy: number): void {
    if (this.firstLosses.length < FIRST_LOSSES) this.firstLosses.push(loss);
    this.train.add(epoch, step, loss, accuracy);
  }

  addEpoch(point: EpochPoint): void {
    this.epochs.add(point);
  }

  curves(): Curves {
    return { train: this.train.points(), epochs: this.epochs.points() };
  }

  snapshot(): RunLog {
    return {
      firstLosses: [...this.firstLosses],
      train: this.train.snapshot(),
      epochs: this.epochs.snapshot(),
    };
  }

  restore({ firstLosses, train, epochs }: RunLog): void {
    this.firstLosses = [...firstLosses];
    this.train.restore(train);
    this.epochs.restore(epochs);
  }
}
