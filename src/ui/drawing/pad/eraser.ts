import type { Playground } from "../../../app/playground.ts";
import { PAD_PEN, type Drawing } from "../../../data/framing/pad.ts";

type Strokes = Drawing["strokes"];

/** A pen held by its other end: strokes that it touches go, all of them as one step. */
export class Eraser {
  private shown: Drawing;
  private done = 0;

  constructor(private readonly playground: Playground) {
    this.shown = playground.store.getState().drawing;
  }

  show(points: Float32Array): void {
    if (this.lost) return;
    const strokes = untouched(this.shown.strokes, points.subarray(this.done));
    this.done = points.length;
    if (strokes.length === this.shown.strokes.length) return;
    this.shown = { strokes, picture: null };
    this.playground.board.sketch(this.shown);
  }

  finish(): void {
    if (!this.lost) this.playground.board.draw(this.shown);
  }

  abandon(): void {
    if (!this.lost) this.playground.board.abandon();
  }

  private get lost(): boolean {
    return this.playground.store.getState().drawing !== this.shown;
  }
}

/** The strokes that come nowhere within a pen's width of these points, `x0, y0, x1, y1, …`. */
export function untouched(strokes: Strokes, points: Float32Array): Strokes {
  return strokes.filter((stroke) => {
    for (let i = 0; i + 1 < points.length; i += 2) {
      if (distance(stroke, points[i] ?? NaN, points[i + 1] ?? NaN) < PAD_PEN) return false;
    }
    return true;
  });
}

function distance(stroke: Float32Array, x: number, y: number): number {
  let nearest = Infinity;
  let [x0 = NaN, y0 = NaN] = stroke;
  for (let i = 0; i + 1 < stroke.length; i += 2) {
    const [x1, y1] = [stroke[i] ?? NaN, stroke[i + 1] ?? NaN];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot(x - x0 - t * dx, y - y0 - t * dy));
    [x0, y0] = [x1, y1];
  }
  return nearest;
}
