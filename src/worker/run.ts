import type { Dataset } from "../data/dataset.ts";
import { splitSizes } from "../data/splitSizes.ts";
import type { Engine, Evaluation, Split } from "../engine/engine.ts";
import type { OptimizerSpec } from "../engine/optimizers.ts";
import { RandomState } from "../engine/random.ts";
import { fitToData, liveKeysDiffer, livePart, type ExperimentConfig } from "../experiment/configuration.ts";
import type { Curves } from "../experiment/curves.ts";
import { EpochCurve } from "../experiment/epochCurve.ts";
import type { EngineNote, RunFacts, RunState, RunStatus, Score } from "../experiment/runStatus.ts";
import { TrainCurve } from "../experiment/trainCurve.ts";
import type { EngineMaker } from "./engineMaker.ts";
import { epochOrder, ownTurns, passTurns } from "./own/epochOrder.ts";
import type { OwnDigits } from "./protocol.ts";
import { Throughput } from "./throughput.ts";

export const unknownScore: Score = { loss: null, accuracy: null };
export const scoreOf = ({ loss, correct, count }: Evaluation): Score =>
  count === 0 ? unknownScore : { loss: loss / count, accuracy: correct / count };

const optimizerOf = ({ optimizer, lr, momentum, decay }: ExperimentConfig): OptimizerSpec => ({
  name: optimizer,
  lr,
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
 * training images, and of own digits' turns if there are any, for each epoch. It knows no clock; whoever drives it reports the time it took.
 */
export class Run {
  state: RunState = "ready";
  readonly engine: Engine;
  private readonly engineNote: EngineNote | null;
  readonly trainCount: number;
  readonly validationCount: number;
  private readonly random: RandomState;
  private live: ExperimentConfig;
  private own: OwnDigits | null = null;
  private order: Uint32Array = new Uint32Array(0);
  private position = 0;
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
    this.random = new RandomState(this.live.seed);
    const setup = {
      network: { layers: this.live.layers, activation: this.live.activation, init: this.live.init },
      optimizer: optimizerOf(this.live),
      data: { train: data.train, test: data.test },
      random: this.random,
    };
    const { engine, note } = makeEngine(setup, this.live);
    this.engine = engine;
    this.engineNote = note;
  }

  get config(): ExperimentConfig {
    return this.live;
  }

  /** Takes over the keys that apply at once, and leaves the others as the run was made. */
  adjust(config: ExperimentConfig): void {
    const wanted = { ...this.live, ...livePart(config) };
    const { epochs } = wanted;
    if (!liveKeysDiffer(this.live, wanted)) return;
    if (epochs !== this.live.epochs) this.target = Math.max(epochs, this.epoch + (this.position > 0 ? 1 : 0));
    this.live = wanted;
    this.engine.setOptimizer(optimizerOf(wanted));
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

  /**
   * Mixes these examples in, in place of those before, as often as they weigh from the next epoch on; what is
   * left of the running one keeps the number of its turns.
   * @throws RangeError if there is not enough memory
   */
  setOwnDigits(own: OwnDigits | null): void {
    this.engine.setOwnImages(own);
    this.own = own;
    if (this.isInEpoch) this.order = passTurns(this.order, this.position, this.data.train.labels.length, own);
  }

  /** One optimiser step on the next batch. Returns its images, and whether the loss is still a number. */
  trainStep(): { readonly images: number; readonly finite: boolean } {
    if (this.position === 0) this.beginEpoch();
    const batch = this.order.subarray(this.position, this.position + this.live.batch);
    const { loss, correct } = this.engine.trainStep(batch);
    this.position += batch.length;
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
    return this.isInEpoch && this.position >= this.order.length;
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
    this.position = 0;
  }

  get allEpochsFinished(): boolean {
    return this.epoch >= this.target && this.position === 0;
  }

  /** Whether an epoch has begun and is not closed yet. */
  get isInEpoch(): boolean {
    return this.position > 0;
  }

  get stepsTaken(): number {
    return this.step;
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
    const imagesLeft = this.epochsLeft === 0 ? 0 : this.leftOfEpoch + (this.epochsLeft - 1) * this.epochSize;
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

  private beginEpoch(): void {
    this.order = epochOrder(this.random, this.trainCount, this.data.train.labels.length, this.own);
    this.lossSum = 0;
    this.hits = 0;
    this.epochMs = 0;
  }

  private runningScore(): Score {
    return { loss: this.lossSum / this.position, accuracy: this.hits / this.position };
  }

  /** Epochs since the start, as a fraction. */
  private get epochPosition(): number {
    return this.epoch + (this.isInEpoch ? this.position / this.order.length : 0);
  }

  /** Images of an epoch that is yet to begin, each as often as it comes up. */
  private get epochSize(): number {
    return this.trainCount + ownTurns(this.own);
  }

  /** Images left of the running epoch, or all of the next one between two. */
  private get leftOfEpoch(): number {
    return this.isInEpoch ? this.order.length - this.position : this.epochSize;
  }

  /** Epochs that are not finished, the running one included. */
  private get epochsLeft(): number {
    return Math.max(0, this.target - this.epoch);
  }

  private get stepsLeft(): number {
    const { batch } = this.live;
    if (this.epochsLeft === 0) return 0;
    return Math.ceil(this.leftOfEpoch / batch) + (this.epochsLeft - 1) * Math.ceil(this.epochSize / batch);
  }
}
