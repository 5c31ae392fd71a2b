import type { Glyph } from "../glyphs.ts";

/** Ways to write a zero. */
export const zero: readonly Glyph[] = [
  // Closed.
  { weight: 13.5, strokes: [[40, 0, 15, 12, 2, 48, 14, 88, 36, 100, 60, 86, 70, 50, 60, 14, 38, 0]] },
  // Overlapping at the top.
  { weight: 17, strokes: [[46, 8, 28, 0, 8, 22, 0, 58, 14, 94, 38, 98, 62, 74, 66, 34, 52, 6, 28, 6]] },
  // From the right, round.
  { weight: 15.5, strokes: [[62, 14, 40, 1, 14, 14, 2, 52, 16, 90, 42, 98, 66, 78, 74, 44, 62, 12]] },
  // Wide.
  { weight: 26, strokes: [[50, 2, 16, 14, -4, 54, 14, 92, 48, 98, 84, 74, 88, 34, 62, 4, 38, 2]] },
  // Narrow, leaning.
  { weight: 8.5, strokes: [[52, 4, 30, 2, 10, 34, 4, 72, 18, 98, 38, 84, 54, 46, 54, 14, 42, 2]] },
  // With a tail across the top.
  { weight: 12, strokes: [[46, 4, 22, 4, 2, 40, 8, 84, 34, 100, 60, 76, 64, 34, 48, 8, 30, 10, 20, 20]] },
  // Not closed.
  { weight: 10, strokes: [[34, 4, 12, 20, 2, 56, 14, 92, 40, 98, 62, 72, 64, 32, 54, 8]] },
];
