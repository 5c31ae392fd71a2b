import type { Glyph } from "../glyphs.ts";

/** Ways to write a four. */
export const four: readonly Glyph[] = [
  // Open, with corners.
  {
    weight: 23.5,
    strokes: [
      [12, 2, 3, 50, 3, 50, 30, 52, 60, 48],
      [54, 4, 50, 50, 46, 100],
    ],
  },
  // Open, round.
  {
    weight: 15,
    strokes: [
      [6, 6, 3, 40, 16, 54, 38, 52, 56, 44],
      [58, 0, 52, 46, 48, 100],
    ],
  },
  // Closed.
  {
    weight: 9.5,
    strokes: [
      [46, 0, 22, 30, 0, 62, 0, 62, 34, 61, 66, 60],
      [46, 0, 44, 50, 42, 100],
    ],
  },
  // In one go, the bar back to the stem.
  { weight: 12, strokes: [[8, 4, 4, 44, 20, 56, 46, 44, 56, 6, 56, 6, 50, 50, 44, 100]] },
  // Low and wide, on a short stem.
  {
    weight: 9.5,
    strokes: [
      [24, 8, 4, 58, 4, 58, 44, 62, 92, 58],
      [66, 0, 56, 54, 50, 100],
    ],
  },
  // With a long bar.
  {
    weight: 4.5,
    strokes: [
      [20, 6, 0, 54, 0, 54, 40, 50, 86, 46],
      [44, 22, 40, 60, 34, 100],
    ],
  },
  // Narrow, the stem long.
  {
    weight: 6.5,
    strokes: [
      [16, 4, 8, 34, 8, 34, 26, 38, 46, 34],
      [48, 2, 42, 50, 36, 100],
    ],
  },
  // Square.
  {
    weight: 9.5,
    strokes: [
      [10, 6, 6, 48, 6, 48, 40, 50, 80, 46],
      [62, 2, 58, 50, 58, 100],
    ],
  },
  // The sides alike.
  {
    weight: 12,
    strokes: [
      [8, 14, 6, 50, 6, 50, 36, 52, 66, 46],
      [64, 10, 60, 60, 56, 92],
    ],
  },
];
