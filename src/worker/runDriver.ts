import type { Evaluation } from "../engine/engine.ts";
import type { Problem } from "../experiment/problem.ts";
import { divergedProblem } from "./divergedProblem.ts";
import type { OwnExamples } from "./own/ownExamples.ts";
import type { News } from "./publisher.ts";
import type { Range, Run } from "./run.ts";
import type { SessionHost } from "./session.ts";
import { takeStep } from "./takeStep.ts";

/** Training goes on this long before waiting commands are looked at, or for one step if that is longer. */
const SLICE_MS = 6;
/** Images measured between two looks at the commands. */
const EVALUATION_CHUNK = 250;

/** Drives one run after another: trains in short slices and measures, and lets the world breathe in between. */
export class RunDriver {
  /** The run that stands. */
  run: Run | null = null;
  evaluating = false;
  private driving: Run | null = null;
  private stepsDue = 0;
  private testDue = false;

  constructor(
    private readonly host: SessionHost,
    private readonly own: OwnExamples,
    private readonly publish: (news: News) => void,
  ) {}

  /** Lets go of the run that stood; what it was still doing comes to nothing. */
  dismiss(): void {
    this.run?.engine.dispose();
    this.run = null;
    this.stepsDue = 0;
    this.testDue = false;
    this.evaluating = false;
  }

  /** Does what is due, if anything is. */
  wake(): void {
    if (this.run) void this.drive(this.run);
  }

  train(): void {
    const { run } = this;
    if (!run || run.state === "failed" || run.state === "training") return;
    if (run.state === "done") run.makeRoom();
    this.stepsDue = 0;
    run.state = "training";
    this.publish("status");
    this.wake();
  }

  pause(): void {
    if (this.run?.state !== "training") return;
    this.run.state = "paused";
    this.publish("status");
  }

  step(): void {
    const { run } = this;
    if (!run || run.state === "failed" || run.state === "training") return;
    if (run.state === "done") run.makeRoom();
    run.state = "paused";
    this.stepsDue += 1;
    this.wake();
  }

  evaluateTest(): void {
    if (!this.run || this.run.state === "failed" || this.run.testRange.end === 0) return;
    this.testDue = true;
    this.wake();
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
}
