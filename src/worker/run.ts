import type { Dataset } from "../data/dataset.ts";
import { splitSizes } from "../data/splitSizes.ts";
import type { Engine, Evaluation, ParameterSet, Split } from "../engine/engine.ts";
import { RandomState } from "../engine/random.ts";
import { fitToData, liveKeysDiffer, livePart, type ExperimentConfig } from "../experiment/configuration.ts";
import type { Curves } from "../experiment/curves.ts";
import { configNow, type MixedIn, type RestingState, type RunSnapshot } from "../experiment/runSnapshot.ts";
import type { EngineNote, RunFacts, RunState, RunStatus } from "../experiment/runStatus.ts";
import type { EngineMaker } from "./engineMaker.ts";
import { distortionOf, optimizerAt, setupOf } from "./engineSetup.ts";
import { EpochTurns } from "./own/epochTurns.ts";
import type { OwnDigits } from "./protocol.ts";
import { RunChanges } from "./runChanges.ts";
import { RunFigures } from "./runFigures.ts";
import type { GivenParameters } from "./runStart.ts";
import { scoreOf, unknownScore } from "./scores.ts";

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
  /** What it was made with; `live` is what it follows now. */
  private made: ExperimentConfig;
  private startedFrom: string | null = null;
  private start: ParameterSet | null = null;
  readonly trainCount: number;
  readonly validationCount: number;
  private live: ExperimentConfig;
  private readonly random: RandomState;
  private readonly turns: EpochTurns;
  private readonly figures: RunFigures;
  private readonly changes: RunChanges;

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
    const random = new RandomState(this.live.seed);
    const { engine, note } = makeEngine(setupOf(this.live, data, random), this.live);
    this.engine = engine;
    this.engineNote = note;
    this.made = { ...this.live, engine: engine.name, precision: engine.precision };
    this.random = random;
    this.turns = new EpochTurns(random, sizes.train, data.train.labels.length);
    this.figures = new RunFigures(this.turns, this.live.epochs);
    this.changes = new RunChanges(this.made);
    this.distort();
  }

  /**
   * All of it as it is now, which leaves it as it is.
   *
   * Own digits that are mixed in are among the changes. Between an epoch's last step and its measuring the epoch is
   * still the running one, with no turns left.
   */
  snapshot(): RunSnapshot {
    const { made, startedFrom, start, engine } = this;
    return {
      ...{ made, startedFrom, start, changes: this.changes.snapshot() },
      ...this.figures.snapshot(this.restingState),
      parameters: engine.readParameters(),
      optimizer: engine.readOptimizerState(),
      random: this.random.getState(),
      ...this.turns.snapshot(),
    };
  }

  /** Goes on where a snapshot was taken; it has been made with what that one's run was made with. */
  resume({ made, startedFrom, start, changes, progress, log, ...rest }: RunSnapshot): void {
    const { engine } = this;
    this.made = made;
    this.startedFrom = startedFrom;
    this.start = start;
    this.live = configNow({ made, changes });
    this.changes.restore(made, changes);
    const own = this.ownDigits;
    engine.setOwnImages(own);
    this.distort();
    this.turns.restore(rest.order, rest.taken, own);
    this.figures.restore(progress, log);
    this.followSchedule(); // another rule than at first would empty the memory that is written next
    engine.writeParameters(rest.parameters);
    engine.writeOptimizerState(rest.optimizer);
    this.random.setState(rest.random);
    this.state = progress.state;
  }

  /** Begins with these parameters, kept for a replay, in place of the drawn ones; the draws to come are those of its seed all the same. */
  startFrom({ parameters, name }: GivenParameters): void {
    this.engine.writeParameters(parameters);
    this.startedFrom = name;
    this.start = this.engine.readParameters(); // as its precision has them
  }

  /** Whether starting over would lose something: steps taken, or parameters from a file. */
  get begun(): boolean {
    return this.state === "training" || this.figures.step > 0 || this.startedFrom !== null;
  }

  get config(): ExperimentConfig {
    return this.live;
  }

  /** Takes over the keys that apply at once, and leaves the others as the run was made. */
  adjust(config: ExperimentConfig): void {
    const wanted = { ...this.live, ...livePart(config) };
    const { epochs } = wanted;
    if (!liveKeysDiffer(this.live, wanted)) return;
    if (epochs !== this.live.epochs) this.figures.aimAt(epochs);
    const { distortion } = this.live;
    this.live = wanted;
    if (distortion !== wanted.distortion) this.distort();
    this.followSchedule();
    this.noteLive();
    if (this.state === "done" && !this.allEpochsFinished) this.state = "paused";
  }

  /** Asks for as many epochs again when all of them are finished. */
  makeRoom(): void {
    if (!this.allEpochsFinished) return;
    this.figures.aimAt(this.figures.epoch + this.live.epochs);
    this.noteLive();
  }

  setTestImages(data: Dataset): void {
    this.data = data;
    this.engine.setTestImages(data.test);
    this.figures.setTest(unknownScore);
  }

  /** The own digits that are mixed in. */
  get ownDigits(): MixedIn | null {
    return this.changes.ownDigits;
  }

  /** Mixes these examples in from the next epoch on, in place of those before; `EpochTurns` says how. */
  setOwnDigits(own: OwnDigits | null): void {
    this.engine.setOwnImages(own);
    const reordered = this.turns.setOwnDigits(own);
    this.changes.own(this.figures.step, own, !reordered);
  }

  /** One optimiser step on the next batch. Returns its images, and whether the loss is still a number. */
  trainStep(): { readonly images: number; readonly finite: boolean } {
    if (!this.turns.running) this.figures.beginEpoch();
    if (this.live.schedule !== "constant") this.followSchedule();
    const batch = this.turns.take(this.live.batch);
    const result = this.engine.trainStep(batch, this.figures.epoch);
    return { images: batch.length, finite: this.figures.addStep(result, batch.length) };
  }

  get epochIsComplete(): boolean {
    return this.turns.complete;
  }

  /** Closes the epoch whose last step has been taken. */
  finishEpoch(validation: Evaluation): void {
    this.figures.finishEpoch(validation);
    this.turns.close();
  }

  get allEpochsFinished(): boolean {
    return this.figures.epoch >= this.figures.target && !this.turns.running;
  }

  /** Steps taken, and whether they end in the middle of an epoch. */
  get place(): { readonly step: number; readonly midEpoch: boolean } {
    return { step: this.figures.step, midEpoch: this.turns.running };
  }

  finishTest(test: Evaluation): void {
    this.figures.setTest(scoreOf(test));
  }

  get validationRange(): Range {
    return { split: "train", start: this.trainCount, end: this.trainCount + this.validationCount };
  }

  get testRange(): Range {
    return { split: "test", start: 0, end: this.data.test?.labels.length ?? 0 };
  }

  /** Time spent training `images` images, everything else left out. */
  addTime(images: number, ms: number): void {
    this.figures.addTime(images, ms);
  }

  status(evaluating: boolean): RunStatus {
    return this.figures.status(this.state, this.live.batch, evaluating);
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
    return this.figures.curves();
  }

  private followSchedule(): void {
    this.engine.setOptimizer(optimizerAt(this.live, this.figures.progress));
  }

  private noteLive(): void {
    const { step, target } = this.figures;
    this.changes.live(step, { config: livePart(this.live), target });
  }

  private distort(): void {
    this.engine.setDistortion(distortionOf(this.live, this.data));
  }

  private get restingState(): RestingState {
    if (this.state === "done" || this.state === "failed") return this.state;
    return this.figures.step === 0 ? "ready" : "paused";
  }
}
