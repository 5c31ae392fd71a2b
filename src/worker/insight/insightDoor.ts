import type { Dataset } from "../../data/dataset.ts";
import { fetchPart, MissingPart, missingPartProblem } from "../../experiment/missingPart.ts";
import type { SessionHost } from "../session.ts";
import type { Standing, WatchedInsight } from "./explainer.ts";
import type { Insights } from "./insights.ts";

/** A drawing's image, and as it is before a nudge moves it; both stay as they are. */
interface Explained {
  readonly id: number;
  readonly image: Uint8Array | null;
  readonly unmoved: Uint8Array | null;
}

/** Has insights loaded when there is first something to say, and passes on what they need to know. */
export class InsightDoor {
  private insights: Insights | null = null;
  private isComing = false;
  private hasFailed = false;
  private watched: WatchedInsight = { why: false, shifts: false, asked: null };
  private drawn: Explained = { id: 0, image: null, unmoved: null };

  /**
   * @param standing the run that stands and its data
   * @param onKnown told when more is known of the drawing, and it may be answered anew
   */
  constructor(
    private readonly host: SessionHost,
    private readonly standing: () => Standing | null,
    private readonly onKnown: () => void,
  ) {}

  /** How strange an image is among the training images, `null` until it is known; it must not be changed afterwards. */
  strangenessOf(image: Uint8Array, data: Dataset): number | null {
    if (this.insights === null) void this.load();
    return this.insights?.gauge.of(image, data) ?? null;
  }

  watch(watched: WatchedInsight): void {
    this.watched = watched;
    this.insights?.explainer.watch(watched);
  }

  /** The drawing, or what the network makes of it, has changed. */
  explain(drawn: Explained): void {
    this.drawn = drawn;
    this.insights?.explainer.explain(drawn.id, drawn.image, drawn.unmoved);
  }

  private async load(): Promise<void> {
    if (this.isComing) return;
    this.isComing = true;
    try {
      const { createInsights } = await fetchPart("explains answers", () => import("./insights.ts"));
      this.begin(createInsights(this.host, this.standing, this.onKnown));
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error;
      if (!this.hasFailed) {
        const options = { where: "Explanations", again: "draw on", scope: "drawing" } as const;
        this.host.post({ type: "problem", problem: missingPartProblem(error, options) });
      }
      this.hasFailed = true;
    }
    this.isComing = false;
  }

  /** Takes up what has been drawn and looked at meanwhile. */
  private begin(insights: Insights): void {
    this.insights = insights;
    insights.explainer.watch(this.watched);
    this.explain(this.drawn);
    const standing = this.standing();
    if (standing && this.drawn.image) insights.gauge.of(this.drawn.image, standing.data);
  }
}
