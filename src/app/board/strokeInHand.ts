import type { Drawing } from "../../data/framing/pad.ts";
import type { Playground } from "../playground.ts";

/** A stroke that is being drawn. It is added to the strokes on the pad; on a picture it begins a new drawing. */
export class StrokeInHand {
  private readonly before: Drawing["strokes"];
  private shown: Drawing;

  constructor(private readonly playground: Playground) {
    const { drawing } = playground.store.getState();
    this.before = drawing.strokes;
    this.shown = drawing;
  }

  /** Whether something else has changed the drawing meanwhile: then the stroke is no more. */
  get lost(): boolean {
    return this.playground.store.getState().drawing !== this.shown;
  }

  /** Shows it as far as it has come: `x0, y0, x1, y1, …`. */
  show(points: Float32Array): void {
    if (this.lost) return;
    this.shown = { strokes: [...this.before, points], picture: null };
    this.playground.board.sketch(this.shown);
  }

  /** Leaves it on the pad, as a step that can be taken back. */
  finish(): void {
    if (!this.lost) this.playground.board.draw(this.shown);
  }

  /** Leaves no trace of it. */
  abandon(): void {
    if (!this.lost) this.playground.board.abandon();
  }
}
