import type { Dataset } from "../../data/dataset.ts";
import type { Evaluation } from "../../engine/engine.ts";
import { outOfMemoryProblem } from "../outOfMemoryProblem.ts";
import type { OwnDigits, OwnFigures } from "../protocol.ts";
import type { Range, Run } from "../run.ts";
import { scoreOf, unknownScore } from "../scores.ts";
import type { SessionHost } from "../session.ts";
import { fittingDigits, sameDigits, sameExamples } from "./fittingDigits.ts";

/** What measuring needs of whoever drives the run. */
export interface Driver {
  /** Whether nobody waits for the next step. */
  readonly resting: () => boolean;
  /** Measures a range in pieces; `null` when it is not wanted any more, or the run has ended by it. */
  readonly measure: (range: Range, wanted: () => boolean) => Promise<Evaluation | null>;
}

const unknown = { before: unknownScore, now: unknownScore };

/**
 * The visitor's own digits and what training with them does, to themselves and to the test images.
 *
 * Both are measured as soon as the digits change or a run begins, which gives the figures before; then after
 * every epoch and when training rests, which gives those of now.
 */
export class OwnExamples {
  private digits: OwnDigits | null = null;
  /** Those of them that the data in use can take. */
  private fitting: OwnDigits | null = null;
  private run: Run | null = null;
  private figures: OwnFigures | null = null;
  /** Told apart by identity: figures that a change has made void are not waited for. */
  private version = {};
  /** Step that the figures of now stand for. */
  private measuredAt: number | null = null;
  private test: { readonly step: number; readonly evaluation: Evaluation } | null = null;

  constructor(private readonly host: SessionHost) {}

  /** Takes over the visitor's digits; `adopt` brings them to a run. Returns whether they are others than before. */
  set(digits: OwnDigits | null): boolean {
    if (sameDigits(digits, this.digits)) return false;
    this.digits = digits;
    return true;
  }

  /** Measures a run with the digits that it brings along; the visitor's are kept for other runs. */
  follow(run: Run): void {
    this.attend(run, run.ownDigits);
  }

  /** Mixes the digits into a run from its next epoch on; where there is no room for them it goes on without. */
  adopt(run: Run, data: Dataset): void {
    try {
      this.mixIn(run, data);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.host.post({ type: "problem", problem: outOfMemoryProblem(error) });
      this.digits = null;
      this.mixIn(run, data);
    }
  }

  /** Other test images: nothing is known of them. */
  testImagesChanged(): void {
    this.test = null;
    if (this.figures) this.begin({ ...this.figures, test: unknown });
  }

  /** Whether figures are missing or out of date, on whose account training may wait. */
  due(run: Run, resting: boolean): boolean {
    if (run !== this.run || this.figures === null) return false;
    const { step, midEpoch } = run.place;
    return this.measuredAt === null || (this.measuredAt !== step && (resting || !midEpoch));
  }

  async measure(run: Run, { resting, measure }: Driver): Promise<void> {
    const { version } = this;
    const wanted = () => this.version === version && this.due(run, resting());
    const count = this.fitting?.labels.length ?? 0;
    const own = await measure({ split: "own", start: 0, end: count }, wanted);
    const test = own && (await measure(run.testRange, wanted));
    if (!own || !test || !this.figures) return;
    this.measuredAt = run.place.step;
    this.test = { step: run.place.step, evaluation: test };
    const since = ({ before }: OwnFigures["own"], now: Evaluation) => ({
      before: before === unknownScore ? scoreOf(now) : before,
      now: scoreOf(now),
    });
    this.figures = { count, own: since(this.figures.own, own), test: since(this.figures.test, test) };
    this.post(run);
  }

  /** The test images' sums, where they have just been measured. */
  testOf(run: Run): Evaluation | null {
    return run === this.run && this.test?.step === run.place.step ? this.test.evaluation : null;
  }

  private mixIn(run: Run, data: Dataset): void {
    const fitting = fittingDigits(this.digits, data);
    const sameRun = run === this.run;
    const before = sameRun ? this.fitting : null;
    const unchanged = sameRun && sameExamples(fitting, before);
    if (!unchanged || fitting?.weight !== before?.weight) run.setOwnDigits(fitting);
    if (!unchanged) this.attend(run, fitting);
    else this.fitting = fitting; // in another weight at most
  }

  /** Has these digits and the test images measured from now on. */
  private attend(run: Run, fitting: OwnDigits | null): void {
    this.run = run;
    this.fitting = fitting;
    const count = fitting?.labels.length ?? 0;
    const hadFigures = this.figures !== null;
    this.begin(fitting === null ? null : { count, own: unknown, test: unknown });
    this.test = null;
    if (fitting !== null || hadFigures) this.post(run);
  }

  private begin(figures: OwnFigures | null): void {
    this.version = {};
    this.measuredAt = null;
    this.figures = figures;
  }

  private post(run: Run): void {
    this.host.post({ type: "own", runId: run.id, figures: this.figures });
  }
}
