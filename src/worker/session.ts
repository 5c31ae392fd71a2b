import type { Dataset } from "../data/dataset.ts";
import type { Drawing, View } from "../data/framing/drawing.ts";
import type { Evaluation } from "../engine/engine.ts";
import { defaultConfig, type ExperimentConfig } from "../experiment/configuration.ts";
import type { Problem } from "../experiment/problem.ts";
import { distortedSamples } from "./distortedSamples.ts";
import { divergedProblem } from "./divergedProblem.ts";
import type { EngineMaker } from "./engineMaker.ts";
import type { WatchedInsight } from "./insight/explainer.ts";
import { outOfMemoryProblem } from "./outOfMemoryProblem.ts";
import { OwnExamples } from "./own/ownExamples.ts";
import type { DatasetSummary, OwnDigits, WorkerEvent } from "./protocol.ts";
import { Publisher, type News } from "./publisher.ts";
import { Run, type Range } from "./run.ts";
import { summarise } from "./summarise.ts";
import { takeStep } from "./takeStep.ts";

/** Training goes on this long before waiting commands are looked at, or for one step if that is longer. */
const SLICE_MS = 6;
/** Images measured between two looks at the commands. */
const EVALUATION_CHUNK = 250;

/** What a session needs of the world around it. */
export interface SessionHost {
  post(event: WorkerEvent, transfer?: Transferable[]): void;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Resolves after waiting messages have been handled. */
  breathe(): Promise<void>;
}

/**
 * Drives one run after another: trains in short slices, measures, and has the page told. Between any two
 * slices it can be given something else to do.
 */
export class Session {
  private data: Dataset | null = null;
  private config = defaultConfig;
  private run: Run | null = null;
  private runsMade = 0;
  private driving: Run | null = null;
  private stepsDue = 0;
  private testDue = false;
  private evaluating = false;
  private distortionWatched = false;
  private readonly publisher: Publisher;
  private readonly own: OwnExamples;

  constructor(
    private readonly host: SessionHost,
    private readonly makeEngine: EngineMaker,
  ) {
    this.publisher = new Publisher(host, () =>
      this.run && this.data ? { run: this.run, data: this.data } : null,
    );
    this.own = new OwnExamples(host);
  }

  /** Starts over with this configuration, or keeps it until there are data. */
  configure(config: ExperimentConfig): void {
    this.config = config;
    if (this.data) this.makeRun(this.data, null);
  }

  /** Starts over on other data; `builtin` if the page made them itself. */
  useData(data: Dataset, builtin = false): void {
    this.data = data;
    this.makeRun(data, summarise(data, builtin));
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
    void this.drive(this.run);
  }

  adjust(config: ExperimentConfig): void {
    this.config = config;
    if (!this.run) return;
    this.run.adjust(config);
    this.showDistortion();
    this.publish("status");
    void this.drive(this.run); // fewer epochs may be all that were wanted
  }

  train(): void {
    if (!this.run || this.run.state === "failed" || this.run.state === "training") return;
    if (this.run.state === "done") this.run.makeRoom();
    this.stepsDue = 0;
    this.run.state = "training";
    this.publish("status");
    void this.drive(this.run);
  }

  pause(): void {
    if (this.run?.state !== "training") return;
    this.run.state = "paused";
    this.publish("status");
  }

  step(): void {
    if (!this.run || this.run.state === "failed" || this.run.state === "training") return;
    if (this.run.state === "done") this.run.makeRoom();
    this.run.state = "paused";
    this.stepsDue += 1;
    void this.drive(this.run);
  }

  evaluateTest(): void {
    if (!this.run || this.run.state === "failed" || this.run.testRange.end === 0) return;
    this.testDue = true;
    void this.drive(this.run);
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
    this.own.set(digits);
    if (!this.run || !this.data) return;
    this.own.adopt(this.run, this.data);
    this.publish("status");
    void this.drive(this.run);
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

  private makeRun(data: Dataset, dataset: DatasetSummary | null): void {
    const before = this.run?.config ?? defaultConfig;
    this.run?.engine.dispose();
    this.run = null;
    this.stepsDue = 0;
    this.testDue = false;
    this.evaluating = false;
    this.runsMade += 1;
    const run = this.newRun(data, before);
    this.run = run;
    const { id, config } = run;
    this.host.post({
      type: "run",
      runId: id,
      config,
      dataset,
      facts: run.facts(),
      status: run.status(false),
    });
    this.own.adopt(run, data);
    this.showDistortion();
    this.publish("all");
    void this.drive(run);
  }

  /** A run as it is wanted, or if there is no room for that, one like the run before. */
  private newRun(data: Dataset, before: ExperimentConfig): Run {
    try {
      return new Run(this.runsMade, data, this.config, this.makeEngine);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.host.post({ type: "problem", problem: outOfMemoryProblem(error) });
      return new Run(this.runsMade, data, before, this.makeEngine);
    }
  }

  /** Works on a run until nothing is due: one driver for each run, however often it is woken. */
  private async drive(run: Run): Promise<void> {
    if (this.driving === run) return;
    this.driving = run;
    let sliceEnd: number | null = null;
    let worked = false;
    const own = {
      resting: () => this.resting(run),
      measure: (range: Range, wanted: () => boolean) => this.measure(run, range, wanted),
    };
    try {
      for (; this.run === run && run.state !== "failed"; worked = true) {
        if (run.epochIsComplete) await this.finishEpoch(run);
        else if (this.own.due(run, this.resting(run))) await this.own.measure(run, own);
        else if (run.allEpochsFinished && run.state !== "done") await this.finishRun(run);
        else if (this.testDue) await this.measureTest(run);
        else if (run.state === "training" || this.stepsDue > 0) {
          sliceEnd = this.slice(run, sliceEnd);
          await this.host.breathe();
          continue;
        } else break;
        sliceEnd = null;
      }
      if (worked && this.run === run) this.publish("all");
    } finally {
      if (this.driving === run) this.driving = null;
    }
  }

  /**
   * Trains for one slice. Time counts from the end of the slice before, so that what is spent between
   * slices on behalf of training is part of its price. Returns when it ended.
   */
  private slice(run: Run, previousEnd: number | null): number {
    const start = this.host.now();
    let now: number;
    let images = 0;
    let problem: Problem | null;
    do {
      if (run.state !== "training") this.stepsDue -= 1;
      const step = takeStep(run);
      images += step.images;
      problem = step.problem;
      now = this.host.now();
    } while (!problem && run.state === "training" && !run.epochIsComplete && now - start < SLICE_MS);
    run.addTime(images, now - (previousEnd ?? start));
    if (problem) this.fail(run, problem);
    else this.publish("due");
    return now;
  }

  private fail(run: Run, problem: Problem): void {
    run.state = "failed";
    this.host.post({ type: "problem", problem });
  }

  private async finishEpoch(run: Run): Promise<void> {
    const validation = await this.measure(run, run.validationRange);
    if (!validation) return;
    run.finishEpoch(validation);
    this.publish("due");
  }

  /** Who pauses meanwhile finds the run done all the same; who asks for more epochs or a step gets them. */
  private async finishRun(run: Run): Promise<void> {
    if (run.testRange.end > 0) await this.measureTest(run);
    if (this.run !== run || run.state === "failed" || !run.allEpochsFinished) return;
    if (this.stepsDue > 0) run.makeRoom();
    else run.state = "done";
  }

  private resting(run: Run): boolean {
    return run.state !== "training" && this.stepsDue === 0;
  }

  private async measureTest(run: Run): Promise<void> {
    this.testDue = false;
    const test = this.own.testOf(run) ?? (await this.measure(run, run.testRange));
    if (!test) return;
    run.finishTest(test);
    this.publish("due");
  }

  /** Measures a range in chunks; `null` when it is not wanted or the run was superseded meanwhile, or fails by it. */
  private async measure(
    run: Run,
    { split, start, end }: Range,
    wanted = () => true,
  ): Promise<Evaluation | null> {
    const sum = { loss: 0, correct: 0, count: 0 };
    this.evaluating = end > start;
    for (let from = start; from < end; from += EVALUATION_CHUNK) {
      const part = run.engine.evaluate(split, from, Math.min(end, from + EVALUATION_CHUNK));
      sum.loss += part.loss;
      sum.correct += part.correct;
      sum.count += part.count;
      await this.host.breathe();
      if (this.run !== run) return null;
      if (!wanted()) {
        this.evaluating = false;
        return null;
      }
      this.publish("due");
    }
    this.evaluating = false;
    if (Number.isFinite(sum.loss)) return sum;
    this.fail(run, divergedProblem(run));
    return null;
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
    if (this.run && this.data) this.publisher.publish(this.run, this.data, this.evaluating, news);
  }
}
