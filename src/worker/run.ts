import type { Dataset } from "../data/dataset.ts";
import { splitSizes } from "../data/splitSizes.ts";
import type { Engine, Evaluation, Split } from "../engine/engine.ts";
import type { OptimizerSpec } from "../engine/optimizers.ts";
import { RandomState } from "../engine/random.ts";
import { fitToData, liveKeysDiffer, livePart, type ExperimentConfig } from "../experiment/configuration.ts";
import type { Curves } from "../experiment/curves.ts";
import { EpochCurve } from "../experiment/epochCurve.ts";
import type { EngineNote, RunFacts, RunState, RunStatus, Score } from "../experiment/runStatus.ts";
import { scheduledRate } from "../experiment/schedule.ts";
import { TrainCurve } from "../experiment/trainCurve.ts";
import type { EngineMaker } from "./engineMaker.ts";
import { EpochTurns } from "./own/epochTurns.ts";
import type { OwnDigits } from "./protocol.ts";
import { scoreOf, unknownScore } from "./scores.ts";
import { Throughput } from "./throughput.ts";

/** The rule that the next step follows when `progress` of the run is done. */
const optimizerOf = (
  { optimizer, lr, schedule, momentum, decay }: ExperimentConfig,
  progress: number,
): OptimizerSpec => ({
  name: optimizer,
  lr: scheduledRate(schedule, lr, progress),
  momentum,
  decay,
});

/** Images of a split from `start` (included) to `end` (excluded). */
export interface Range {
  readonly split: Split;
  readonly start: number;
  readonly end: number;
}

/**
 * One run from its seed on: the engine, the order of the images, the counters and the curves.
 *
 * Random draws come in the order of the NumPy original: the weights, then one permutation of the
 * training images for each epoch. It knows no clock; whoever drives it reports the time it took.
 */
export class Run {
  state: RunState = "ready";
  readonly engine: Engine;
  private readonly engineNote: EngineNote | null;
  readonly trainCount: number;
  readonly validationCount: number;
  private live: ExperimentConfig;
  private readonly turns: EpochTurns;
  private epoch = 0;
  private step = 0;
  private target: number;
  private lossSum = 0;
  private hits = 0;
  private epochMs = 0;
  private epochSeconds: number | null = null;
  private train = unknownScore;
  private validation = unknownScore;
  private test = unknownScore;
  private readonly trainCurve = new TrainCurve();
  private readonly epochCurve = new EpochCurve();
  private readonly throughput = new Throughput();

  /**
   * @param wanted made to fit the data: its first and last layer follow images and classes
   * @throws RangeError if there is not enough memory
   */
  constructor(
    readonly id: number,
    private data: Dataset,
    wanted: ExperimentConfig,
    makeEngine: EngineMaker,
  ) {
    this.live = fitToData(wanted, data.rows * data.cols, data.classes);
    const sizes = splitSizes(data.train.labels.length, this.live.validation);
    this.trainCount = sizes.train;
    this.validationCount = sizes.validation;
    this.target = this.live.epochs;
    const random = new RandomState(this.live.seed);
    const setup = {
      network: { layers: this.live.layers, activation: this.live.activation, init: this.live.init },
      optimizer: optimizerOf(this.live, 0),
      data: { train: data.train, test: data.test },
      random,
    };
    const { engine, note } = makeEngine(setup, this.live);
    this.engine = engine;
    this.engineNote = note;
    this.distort();
    this.turns = new EpochTurns(random, sizes.train, data.train.labels.length);
  }

  get config(): ExperimentConfig {
    return this.live;
  }

  /** Takes over the keys that apply at once, and leaves the others as the run was made. */
  adjust(config: ExperimentConfig): void {
    const wanted = { ...this.live, ...livePart(config) };
    const { epochs } = wanted;
    if (!liveKeysDiffer(this.live, wanted)) return;
    if (epochs !== this.live.epochs)
      this.target = Math.max(epochs, this.epoch + (this.turns.running ? 1 : 0));
    const { distortion } = this.live;
    this.live = wanted;
    if (distortion !== wanted.distortion) this.distort();
    this.followSchedule();
    if (this.state === "done" && this.target > this.epoch) this.state = "paused";
  }

  /** Asks for as many epochs again when all of them are finished. */
  makeRoom(): void {
    if (this.epoch >= this.target) this.target = this.epoch + this.live.epochs;
  }

  setTestImages(data: Dataset): void {
    this.data = data;
    this.engine.setTestImages(data.test);
    this.test = unknownScore;
  }

  /** Mixes these examples in from the next epoch on, in place of those before; `EpochTurns` says how. */
  setOwnDigits(own: OwnDigits | null): void {
    this.engine.setOwnImages(own);
    this.turns.setOwnDigits(own);
  }

  /** One optimiser step on the next batch. Returns its images, and whether the loss is still a number. */
  trainStep(): { readonly images: number; readonly finite: boolean } {
    if (!this.turns.running) this.beginEpoch();
    if (this.live.schedule !== "constant") this.followSchedule();
    const batch = this.turns.take(this.live.batch);
    const { loss, correct } = this.engine.trainStep(batch, this.epoch);
    this.step += 1;
    const finite = Number.isFinite(loss);
    // What is no number spoils neither the curve nor the mean: both end with the last loss that is one.
    if (finite) {
      this.lossSum += loss * batch.length;
      this.hits += correct;
      if (this.epoch === 0) this.train = this.runningScore();
      this.trainCurve.add(this.epochPosition, this.step, loss, correct / batch.length);
    }
    return { images: batch.length, finite };
  }

  get epochIsComplete(): boolean {
    return this.turns.complete;
  }

  /** Closes the epoch whose last step has been taken. */
  finishEpoch(validation: Evaluation): void {
    this.train = this.runningScore();
    this.validation = scoreOf(validation);
    this.epoch += 1;
    this.epochSeconds = this.epochMs / 1000;
    this.epochCurve.add({
      epoch: this.epoch,
      step: this.step,
      trainLoss: this.train.loss ?? NaN,
      trainAccuracy: this.train.accuracy ?? NaN,
      validationLoss: this.validation.loss,
      validationAccuracy: this.validation.accuracy,
      seconds: this.epochSeconds,
    });
    this.turns.close();
  }

  get allEpochsFinished(): boolean {
    return this.epoch >= this.target && !this.turns.running;
  }

  /** Steps taken, and whether they end in the middle of an epoch. */
  get place(): { readonly step: number; readonly midEpoch: boolean } {
    return { step: this.step, midEpoch: this.turns.running };
  }

  finishTest(test: Evaluation): void {
    this.test = scoreOf(test);
  }

  get validationRange(): Range {
    return { split: "train", start: this.trainCount, end: this.trainCount + this.validationCount };
  }

  get testRange(): Range {
    return { split: "test", start: 0, end: this.data.test?.labels.length ?? 0 };
  }

  /** Time spent training `images` images, everything else left out. */
  addTime(images: number, ms: number): void {
    this.epochMs += ms;
    this.throughput.add(images, ms);
  }

  status(evaluating: boolean): RunStatus {
    const rate = this.throughput.imagesPerSecond;
    const { epochsLeft, turns } = this;
    const imagesLeft = epochsLeft === 0 ? 0 : turns.left + (epochsLeft - 1) * turns.perEpoch;
    return {
      state: this.state,
      epoch: this.epoch,
      targetEpochs: this.target,
      step: this.step,
      totalSteps: this.step + this.stepsLeft,
      progress: Math.min(1, this.epochPosition / this.target),
      imagesPerSecond: rate,
      epochSeconds: this.epochSeconds,
      secondsLeft: rate === null ? null : imagesLeft / rate,
      train: this.train,
      validation: this.validation,
      test: this.test,
      evaluating,
    };
  }

  facts(): RunFacts {
    const { name, precision, threads, parameterCount } = this.engine;
    return {
      engine: name,
      precision,
      threads,
      engineNote: this.engineNote,
      parameterCount,
      trainCount: this.trainCount,
      validationCount: this.validationCount,
      testCount: this.testRange.end,
    };
  }

  curves(): Curves {
    return { train: this.trainCurve.points(), epochs: this.epochCurve.points() };
  }

  private followSchedule(): void {
    this.engine.setOptimizer(optimizerOf(this.live, this.epochPosition / this.target));
  }

  private distort(): void {
    const { distortion: degrees, seed } = this.live;
    const { rows, cols } = this.data;
    this.engine.setDistortion(degrees > 0 ? { rows, cols, degrees, seed } : null);
  }

  private beginEpoch(): void {
    this.lossSum = 0;
    this.hits = 0;
    this.epochMs = 0;
  }

  private runningScore(): Score {
    return { loss: this.lossSum / this.turns.taken, accuracy: this.hits / this.turns.taken };
  }

  /** Epochs since the start, as a fraction. */
  private get epochPosition(): number {
    return this.epoch + this.turns.share;
  }

  /** Epochs that are not finished, the running one included. */
  private get epochsLeft(): number {
    return Math.max(0, this.target - this.epoch);
  }

  private get stepsLeft(): number {
    const { epochsLeft, turns } = this;
    const { batch } = this.live;
    if (epochsLeft === 0) return 0;
    return Math.ceil(turns.left / batch) + (epochsLeft - 1) * Math.ceil(turns.perEpoch / batch);
  }
}
