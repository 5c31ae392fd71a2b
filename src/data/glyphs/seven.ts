import type { Glyph } from "../glyphs.ts";

/** Ways to write a seven. */
export const seven: readonly Glyph[] = [
  { weight: 13, strokes: [[2, 8, 28, 5, 58, 4, 58, 4, 42, 48, 28, 100]] },
  // With a hook.
  { weight: 8.5, strokes: [[2, 22, 6, 5, 6, 5, 32, 4, 60, 4, 60, 4, 38, 54, 28, 100]] },
  // Round.
  { weight: 14, strokes: [[2, 12, 26, 4, 54, 4, 54, 24, 38, 62, 26, 100]] },
  // With a bar.
  {
    weight: 11,
    strokes: [
      [2, 8, 30, 5, 60, 4, 60, 4, 42, 48, 28, 100],
      [16, 54, 36, 52, 58, 49],
    ],
  },
  // With a drooping top.
  { weight: 7, strokes: [[0, 30, 8, 10, 26, 12, 48, 2, 48, 2, 40, 46, 26, 100]] },
  // Narrow, the stem nearly upright.
  { weight: 11, strokes: [[2, 18, 8, 6, 28, 8, 46, 6, 46, 6, 44, 52, 40, 100]] },
  // With a large hook.
  { weight: 8.5, strokes: [[4, 34, 2, 10, 2, 10, 30, 10, 58, 4, 58, 4, 46, 50, 34, 100]] },
  // With a bar across.
  {
    weight: 7,
    strokes: [
      [6, 16, 12, 4, 36, 6, 58, 2, 58, 2, 40, 54, 28, 100],
      [6, 52, 40, 50, 82, 46],
    ],
  },
  // Round, with a long top.
  { weight: 12, strokes: [[-2, 18, 10, 4, 40, 6, 62, 10, 56, 34, 40, 64, 26, 100]] },
  // Low and wide.
  { weight: 6, strokes: [[0, 8, 30, 6, 70, 2, 70, 2, 44, 40, 20, 90]] },
];
