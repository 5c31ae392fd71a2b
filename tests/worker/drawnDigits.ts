import type { Drawing } from "../../src/data/framing/drawing.ts";

/** A drawing of lines, `x0, y0, x1, y1, …` each, on the pad of 320 units. */
export function drawingOf(...strokes: readonly (readonly number[])[]): Drawing {
  return { strokes: strokes.map((points) => Float32Array.from(points)), picture: null };
}

export const seven = drawingOf([80, 80, 240, 80, 140, 280]);
export const one = drawingOf([160, 40, 160, 280]);
