import type { Dataset } from "../data/dataset.ts";
import type { Drawing, View } from "../data/framing/drawing.ts";
import { defaultConfig, type ExperimentConfig } from "../experiment/configuration.ts";
import type { RunSnapshot } from "../experiment/runSnapshot.ts";
import { distortedSamples } from "./distortedSamples.ts";
import type { EngineMaker } from "./engineMaker.ts";
import type { WatchedInsight } from "./insight/explainer.ts";
import { newRun, openRun } from "./openRun.ts";
import { outOfMemoryProblem } from "./outOfMemoryProblem.ts";
import { OwnExamples } from "./own/ownExamples.ts";
import type { DatasetSummary, OwnDigits, WorkerEvent } from "./protocol.ts";
import { Publisher, type News } from "./publisher.ts";
import type { Run } from "./run.ts";
import { RunDriver } from "./runDriver.ts";
import type { RunStart } from "./runStart.ts";

/** What a session needs of the world around it. */
export interface SessionHost {
  post(event: WorkerEvent, transfer?: Transferable[]): void;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Resolves after waiting messages have been handled. */
  breathe(): Promise<void>;
}

/** Data to learn from, and what the page is told about them. */
export interface Supply {
  readonly data: Dataset;
  readonly summary: DatasetSummary;
}

/**
 * Carries out the page's commands: has one run after another made and driven, and the page told. Between any two
 * slices of training it can be given something else to do.
 */
export class Session {
  private data: Dataset | null = null;
  /** Makes the data that the next run is to learn from, where they are others. */
  private next: (() => Supply) | null = null;
  private config = defaultConfig;
  private runsMade = 0;
  private distortionWatched = false;
  private readonly publisher: Publisher;
  private readonly own: OwnExamples;
  private readonly driver: RunDriver;

  constructor(
    private readonly host: SessionHost,
    private readonly makeEngine: EngineMaker,
  ) {
    this.publisher = new Publisher(host, () =>
      this.run && this.data ? { run: this.run, data: this.data } : null,
    );
    this.own = new OwnExamples(host);
    this.driver = new RunDriver(host, this.own, (news) => {
      this.publish(news);
    });
  }

  /** Starts over with this configuration, or keeps it until there are data. */
  configure(config: ExperimentConfig): void {
    const lack = this.startOver(config);
    // Told when the run stands, as a new run ends what was told of the one before.
    if (lack) this.host.post({ type: "problem", problem: outOfMemoryProblem(lack) });
  }

  /** The same; returns what made the run like the one before where there is not enough memory for it, to be told. */
  startOver(config: ExperimentConfig): RangeError | null {
    this.config = config;
    const { data, summary } = this.next?.() ?? { data: this.data, summary: null };
    if (!data) return null;
    this.next = null;
    this.data = data;
    const { engine, precision } = config;
    const before = this.run?.config ?? { ...defaultConfig, engine, precision }; // of an engine that is there
    this.driver.dismiss();
    this.runsMade += 1;
    const { run, lack } = newRun(this.runsMade, data, { wanted: config, before }, this.makeEngine);
    this.stand(run, data, summary, false);
    return lack;
  }

  /** Starts over on other data. */
  useData(data: Dataset, summary: DatasetSummary): void {
    this.next = () => ({ data, summary });
    this.configure(this.config);
  }

  /** Has the next run learn from other data, `null` for the same. */
  useNext(make: (() => Supply) | null): void {
    this.next = make;
  }

  /** Whether there are steps or a file's parameters that starting over would lose. */
  get begun(): boolean {
    return this.run?.begun ?? false;
  }

  get stands(): boolean {
    return this.run !== null;
  }

  /** Which run stands and after how many steps: it is the same again only where nothing has been trained. */
  get moment(): string {
    return `${this.runsMade}, ${this.run?.place.step ?? 0}`;
  }

  get training(): boolean {
    return this.run?.state === "training";
  }

  /** What the page has set up, of which some may wait for the next run. */
  get wanted(): ExperimentConfig {
    return this.config;
  }

  /** All of the run that stands, at any moment between two slices; `null` where there is none. */
  snapshot(): RunSnapshot | null {
    return this.run?.snapshot() ?? null;
  }

  /**
   * Puts a run that came in a file in the place of the one that stands, on the data in use, where it rests as it did.
   * What the engine room needs for its configuration must be there (`configNow` of a snapshot).
   *
   * A snapshot's run keeps the own digits it was trained with, so that it goes on bit for bit, until the visitor
   * changes theirs, which stay kept and join the next run as ever. One that begins with a file's parameters is such a run.
   * Where it cannot be made, the run that stood is there again under another number, in training if it was.
   * @throws ShapeError, RandomError if it does not fit the data or its random state is none; RangeError for want of memory
   */
  open(start: RunStart): void {
    const { data, makeEngine, training } = this;
    if (!data) throw new Error("Session.open: expected data to train on, got none. Load data first.");
    const before = this.snapshot();
    this.driver.dismiss();
    this.runsMade += 1;
    try {
      const run = openRun(this.runsMade, data, start, makeEngine);
      this.config = run.config;
      this.stand(run, data, null, "snapshot" in start);
    } catch (error) {
      if (before)
        this.stand(openRun(this.runsMade, data, { snapshot: before }, makeEngine), data, null, true);
      if (training) this.train();
      throw error;
    }
  }

  /** Lets test images join the data in use; the run goes on. */
  useTestImages(data: Dataset): void {
    this.data = data;
    if (!this.run) return;
    this.run.setTestImages(data);
    this.own.testImagesChanged();
    this.postFacts(this.run);
    if (this.run.state === "done") this.evaluateTest();
    this.publish("status");
    this.driver.wake();
  }

  adjust(config: ExperimentConfig): void {
    this.config = config;
    if (!this.run) return;
    this.run.adjust(config);
    this.showDistortion();
    this.publish("status");
    this.driver.wake(); // fewer epochs may be all that were wanted
  }

  train(): void {
    this.driver.train();
  }

  pause(): void {
    this.driver.pause();
  }

  step(): void {
    this.driver.step();
  }

  evaluateTest(): void {
    this.driver.evaluateTest();
  }

  draw(id: number, drawing: Drawing, view: View): void {
    this.publisher.draw(id, drawing, view);
    if (this.run && this.data) this.publisher.answer(this.run, this.data);
  }

  /** Has the answer explained to whoever looks. */
  watchInsight(watched: WatchedInsight): void {
    this.publisher.watchInsight(watched);
  }

  /** Mixes the visitor's own digits into training from the next epoch on. */
  setOwnDigits(digits: OwnDigits | null): void {
    if (!this.own.set(digits) || !this.run || !this.data) return;
    this.own.adopt(this.run, this.data);
    this.publish("status");
    this.driver.wake();
  }

  /** Shows what distortion makes of the training images, now and whenever its strength changes. */
  watchDistortion(on: boolean): void {
    this.distortionWatched = on;
    this.showDistortion();
  }

  /** Tells the page how many threads are at work, which changes while they arrive. */
  threadsChanged(): void {
    if (this.run) this.postFacts(this.run);
  }

  watchWeights(on: boolean): void {
    this.publisher.weightsWatched = on;
    if (on) this.publish("all");
  }

  private get run(): Run | null {
    return this.driver.run;
  }

  /** Has a run stand, with its own digits if it brings them along, else with the visitor's. */
  private stand(run: Run, data: Dataset, dataset: DatasetSummary | null, bringsDigits: boolean): void {
    this.driver.run = run;
    const { id, config } = run;
    const [facts, status] = [run.facts(), run.status(false)];
    this.host.post({ type: "run", runId: id, config, dataset, facts, status });
    if (bringsDigits) this.own.follow(run);
    else this.own.adopt(run, data);
    this.showDistortion();
    this.publish("all");
    this.driver.wake();
  }

  private showDistortion(): void {
    if (!this.distortionWatched || !this.run || !this.data) return;
    const samples = distortedSamples(this.run, this.data);
    this.host.post({ type: "distorted", samples }, [samples.before.buffer, samples.after.buffer]);
  }

  private postFacts(run: Run): void {
    this.host.post({ type: "facts", runId: run.id, facts: run.facts() });
  }

  private publish(news: News): void {
    if (this.run && this.data) this.publisher.publish(this.run, this.data, this.driver.evaluating, news);
  }
}
