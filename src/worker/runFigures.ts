import type { Evaluation, StepResult } from "../engine/engine.ts";
import type { Curves } from "../experiment/curves.ts";
import type { RestingState, RunLog, RunProgress } from "../experiment/runSnapshot.ts";
import type { RunState, RunStatus, Score } from "../experiment/runStatus.ts";
import type { EpochTurns } from "./own/epochTurns.ts";
import { RunLogbook } from "./runLog.ts";
import { scoreOf, unknownScore } from "./scores.ts";
import { Throughput } from "./throughput.ts";

type Counted = Omit<RunProgress, "state">;

/** How far a run has come, how well it does and how fast: its counters, scores and curves. */
export class RunFigures {
  private now: { -readonly [K in keyof Counted]: Counted[K] };
  private readonly log = new RunLogbook();
  private readonly throughput = new Throughput();

  constructor(
    private readonly turns: EpochTurns,
    target: number,
  ) {
    this.now = {
      ...{ epoch: 0, target, step: 0, lossSum: 0, hits: 0, epochMs: 0, epochSeconds: null },
      ...{ train: unknownScore, validation: unknownScore, test: unknownScore },
    };
  }

  get step(): number {
    return this.now.step;
  }

  /** Finished epochs. */
  get epoch(): number {
    return this.now.epoch;
  }

  /** Epochs asked for. */
  get target(): number {
    return this.now.target;
  }

  /** Asks for so many epochs, or where more have been begun, for those. */
  aimAt(epochs: number): void {
    this.now.target = Math.max(epochs, this.epoch + (this.turns.running ? 1 : 0));
  }

  /** Epochs since the start, as a fraction. */
  get epochPosition(): number {
    return this.epoch + this.turns.share;
  }

  /** Share of all epochs that is done; above 1 never, as no more are begun than are asked for. */
  get progress(): number {
    return this.epochPosition / this.target;
  }

  beginEpoch(): void {
    Object.assign(this.now, { lossSum: 0, hits: 0, epochMs: 0 });
  }

  /** Adds a step on so many images. Returns whether its loss is still a number. */
  addStep({ loss, correct }: StepResult, images: number): boolean {
    const { now } = this;
    now.step += 1;
    // What is no number spoils neither the curve nor the mean: both end with the last loss that is one.
    if (!Number.isFinite(loss)) return false;
    now.lossSum += loss * images;
    now.hits += correct;
    if (now.epoch === 0) now.train = this.runningScore();
    this.log.addStep(this.epochPosition, now.step, loss, correct / images);
    return true;
  }

  /** Closes the epoch while its turns are still known. */
  finishEpoch(measured: Evaluation): void {
    const { now } = this;
    const train = this.runningScore();
    const validation = scoreOf(measured);
    const seconds = now.epochMs / 1000;
    const epoch = now.epoch + 1;
    Object.assign(now, { epoch, epochSeconds: seconds, train, validation });
    this.log.addEpoch({
      epoch,
      step: now.step,
      trainLoss: train.loss ?? NaN,
      trainAccuracy: train.accuracy ?? NaN,
      validationLoss: validation.loss,
      validationAccuracy: validation.accuracy,
      seconds,
    });
  }

  setTest(test: Score): void {
    this.now.test = test;
  }

  /** Time spent training `images` images, everything else left out. */
  addTime(images: number, ms: number): void {
    this.now.epochMs += ms;
    this.throughput.add(images, ms);
  }

  /** @param batch images of the steps to come */
  status(state: RunState, batch: number, evaluating: boolean): RunStatus {
    const { now, turns } = this;
    const { epoch, step, epochSeconds, train, validation, test } = now;
    const rate = this.throughput.imagesPerSecond;
    const epochsLeft = Math.max(0, now.target - epoch); // the running one included
    const more = epochsLeft - 1;
    const imagesLeft = epochsLeft === 0 ? 0 : turns.left + more * turns.perEpoch;
    const stepsLeft =
      epochsLeft === 0 ? 0 : Math.ceil(turns.left / batch) + more * Math.ceil(turns.perEpoch / batch);
    return {
      ...{ state, epoch, targetEpochs: now.target, step, totalSteps: step + stepsLeft },
      progress: Math.min(1, this.progress),
      imagesPerSecond: rate,
      epochSeconds,
      secondsLeft: rate === null ? null : imagesLeft / rate,
      ...{ train, validation, test, evaluating },
    };
  }

  curves(): Curves {
    return this.log.curves();
  }

  snapshot(state: RestingState): { readonly progress: RunProgress; readonly log: RunLog } {
    return { progress: { state, ...this.now }, log: this.log.snapshot() };
  }

  restore(progress: RunProgress, log: RunLog): void {
    const { epoch, target, step, lossSum, hits, epochMs, epochSeconds, train, validation, test } = progress;
    this.now = {
      ...{ epoch, target, step, lossSum, hits, epochMs, epochSeconds },
      ...{ train, validation, test },
    };
    this.log.restore(log);
  }

  private runningScore(): Score {
    return { loss: this.now.lossSum / this.turns.taken, accuracy: this.now.hits / this.turns.taken };
  }
}
