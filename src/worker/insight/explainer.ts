import type { Dataset } from "../../data/dataset.ts";
import type { Command } from "../protocol.ts";
import type { Run } from "../run.ts";
import type { SessionHost } from "../session.ts";
import { explainAnswer } from "./explainAnswer.ts";
import { mapShifts } from "./mapShifts.ts";
import { Neighbourhood } from "./neighbourhood.ts";
import type { StrangenessGauge } from "./strangenessGauge.ts";

/** The run that stands and the data it learns from. */
export interface Standing {
  readonly run: Run;
  readonly data: Dataset;
}

/** What somebody looks at. */
export type WatchedInsight = Omit<Extract<Command, { type: "watchInsight" }>, "type">;

/** After explaining while training goes on, this many times as long is left to training. */
const REST_PER_WORK = 9;

/**
 * Explains the answer to the drawing to whoever looks: not within the answer, which must not wait, but after the
 * next breath, and then for the newest drawing alone.
 */
export class Explainer {
  private watched: WatchedInsight = { why: false, shifts: false, asked: null };
  private drawing: {
    readonly id: number;
    readonly image: Uint8Array | null;
    readonly unmoved: Uint8Array | null;
  } = { id: 0, image: null, unmoved: null };
  private isDue = false;
  private isWorking = false;
  private restUntil = -Infinity;
  /** A run for whose explanations there was not enough memory. */
  private givenUp: Run | null = null;
  private readonly neighbourhood: Neighbourhood;

  constructor(
    private readonly host: SessionHost,
    private readonly standing: () => Standing | null,
    gauge: StrangenessGauge,
  ) {
    this.neighbourhood = new Neighbourhood(host, gauge);
  }

  watch(watched: WatchedInsight): void {
    this.watched = watched;
    if (!watched.why) this.neighbourhood.forget();
    this.explain(this.drawing.id, this.drawing.image, this.drawing.unmoved);
  }

  /**
   * The drawing, or what the network makes of it, has changed. Moves are mapped from the image as it was before
   * a nudge moved it. The images must not be changed afterwards.
   */
  explain(id: number, image: Uint8Array | null, unmoved: Uint8Array | null): void {
    this.drawing = { id, image, unmoved };
    if (!this.isWatched) return;
    this.isDue = true;
    void this.work();
  }

  private get isWatched(): boolean {
    return this.watched.why || this.watched.shifts;
  }

  /** Works between breaths until nothing is left to do, or training is to be left alone for a while. */
  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      do await this.host.breathe();
      while (this.doPiece());
    } finally {
      this.isWorking = false;
    }
  }

  /** Does a few milliseconds' work; false when there is none. */
  private doPiece(): boolean {
    const standing = this.standing();
    if (!standing || !this.isWatched) return false;
    const { run, data } = standing;
    try {
      if (this.isDue && (run.state !== "training" || this.host.now() >= this.restUntil)) {
        this.isDue = false;
        this.post(standing);
        return true;
      }
      const wantsNeighbours = this.watched.why && this.drawing.image !== null && this.givenUp !== run;
      if (!wantsNeighbours || !this.neighbourhood.hasWork(run)) return false;
      if (this.neighbourhood.doWork(run, data)) this.isDue = true;
      return true;
    } catch (error) {
      // Explanations are not worth the run: where memory is short there are none.
      if (!(error instanceof RangeError)) throw error;
      this.givenUp = run;
      this.neighbourhood.forget();
      this.isDue = true;
      return true;
    }
  }

  private post({ run, data }: Standing): void {
    const start = this.host.now();
    const { id: drawingId } = this.drawing;
    const image = this.givenUp === run ? null : this.drawing.image;
    if (this.watched.why) {
      const explanation = image && explainAnswer(run.engine, image, this.watched.asked);
      const insight = explanation && {
        ...explanation,
        ...this.neighbourhood.nearest(run, data, image),
      };
      const buffers = insight?.neighbours.map((neighbour) => neighbour.image.buffer) ?? [];
      this.host.post(
        { type: "insight", drawingId, insight },
        insight ? [insight.evidence.buffer, ...buffers] : [],
      );
    }
    if (this.watched.shifts) {
      const { unmoved } = this.drawing;
      const shifts = image && unmoved && mapShifts(run.engine, unmoved, data);
      this.host.post(
        { type: "shifts", drawingId, shifts },
        shifts ? [shifts.probabilities.buffer, shifts.labels.buffer] : [],
      );
    }
    const now = this.host.now();
    this.restUntil = now + REST_PER_WORK * (now - start);
  }
}
