import type { Dataset } from "../data/dataset.ts";
import {
  noDrawing,
  plainView,
  readDrawing,
  type Drawing,
  type ImageSize,
  type Reading,
  type View,
} from "../data/framing/drawing.ts";
import { answerDrawing } from "./answerDrawing.ts";
import { Cadence } from "./cadence.ts";
import type { Standing, WatchedInsight } from "./insight/explainer.ts";
import { InsightDoor } from "./insight/insightDoor.ts";
import type { Run } from "./run.ts";
import type { SessionHost } from "./session.ts";
import { weightsPicture } from "./weightsPicture.ts";

/**
 * What to tell: whatever is `due` at its pace; the `status` at once and the rest at its pace; or `all` at
 * once, when nothing more may come for a while.
 */
export type News = "due" | "status" | "all";

/** A drawing framed for images of one size. */
interface Framed extends ImageSize {
  readonly reading: Reading | null;
  /** The image before a nudge has moved it. */
  readonly unmoved: Uint8Array | null;
}

/** Tells the page how a run stands: each kind of news at its own pace, and only what somebody looks at. */
export class Publisher {
  weightsWatched = false;
  private drawn = { id: 0, drawing: noDrawing, view: plainView };
  /** The drawing as it was framed last, in the size of the data then in use. */
  private framed: Framed | null = null;
  /** Whether the page has yet to see the run's first point, which must not wait its turn. */
  private curveIsEmpty = true;
  /** All kinds of news come together, some of them each time, so that the page draws one frame for all. */
  private readonly statusCadence = new Cadence(100);
  private readonly answerCadence = new Cadence(90);
  private readonly curvesCadence = new Cadence(490);
  private readonly weightsCadence = new Cadence(490);

  private readonly insights: InsightDoor;

  /** @param standing the run that stands and its data, asked again after each breath */
  constructor(
    private readonly host: SessionHost,
    standing: () => Standing | null,
  ) {
    this.insights = new InsightDoor(host, standing, () => {
      const now = standing();
      if (now && this.read(now.data).reading) this.answer(now.run, now.data);
    });
  }

  publish(run: Run, data: Dataset, evaluating: boolean, news: News): void {
    const now = this.host.now();
    const force = news === "all";
    const status = run.status(evaluating);
    const isFirstPoint = this.curveIsEmpty && status.step > 0;
    if (!this.statusCadence.due(now, news !== "due" || isFirstPoint)) return;
    if (this.curvesCadence.due(now, force || isFirstPoint)) {
      this.curveIsEmpty = status.step === 0;
      this.host.post({ type: "curves", runId: run.id, curves: run.curves() });
    }
    if (this.weightsWatched && this.weightsCadence.due(now, force)) {
      const picture = weightsPicture(run.engine, status.step, data.rows, data.cols);
      this.host.post({ type: "weights", runId: run.id, picture }, [picture.values.buffer]);
    }
    if (this.read(data).reading && this.answerCadence.due(now, force)) this.answer(run, data);
    // Last, so that whoever sees a run done finds all its figures in place.
    this.host.post({ type: "status", runId: run.id, status });
  }

  /** Takes a drawing, of which answers are given from then on. */
  draw(id: number, drawing: Drawing, view: View): void {
    this.drawn = { id, drawing, view };
    this.framed = null;
  }

  /** Posts what the network makes of the drawing now, `null` when nothing is drawn, and has it explained. */
  answer(run: Run, data: Dataset): void {
    const { id } = this.drawn;
    const { reading, unmoved } = this.read(data);
    const strangeness = reading && this.insights.strangenessOf(reading.image, data);
    const answer = reading && answerDrawing(run.engine, reading, strangeness);
    this.host.post({ type: "answer", drawingId: id, answer }, answer ? [answer.image.buffer] : []);
    this.insights.explain({ id, image: reading?.image ?? null, unmoved });
  }

  /** Frames the drawing, once for all the answers it will get about images of one size. */
  private read({ rows, cols }: Dataset): Framed {
    if (this.framed?.rows === rows && this.framed.cols === cols) return this.framed;
    const { drawing, view } = this.drawn;
    const { dx, dy } = view.nudge;
    const reading = readDrawing(drawing, view, { rows, cols });
    const isMoved = reading !== null && (dx !== 0 || dy !== 0);
    const still = isMoved
      ? readDrawing(drawing, { ...view, nudge: { ...view.nudge, dx: 0, dy: 0 } }, { rows, cols })
      : reading;
    this.framed = { rows, cols, reading, unmoved: still?.image ?? null };
    return this.framed;
  }

  watchInsight(watched: WatchedInsight): void {
    this.insights.watch(watched);
  }
}
