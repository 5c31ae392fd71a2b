import type { Glyph } from "../glyphs.ts";

/** Ways to write a one. */
export const one: readonly Glyph[] = [
  { weight: 65.5, strokes: [[30, 0, 30, 50, 30, 100]] },
  // With a flag.
  { weight: 10.5, strokes: [[10, 24, 30, 0, 30, 0, 30, 50, 30, 100]] },
  // With flag and base.
  {
    weight: 3.5,
    strokes: [
      [8, 22, 30, 0, 30, 0, 30, 50, 30, 98],
      [4, 98, 30, 99, 58, 98],
    ],
  },
  // Hooked at the foot.
  { weight: 26, strokes: [[30, 0, 28, 50, 28, 88, 36, 100]] },
  // With a long flag.
  { weight: 3.5, strokes: [[4, 36, 32, 0, 32, 0, 31, 50, 30, 100]] },
];
