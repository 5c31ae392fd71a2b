import type { Glyph } from "../glyphs.ts";

/** Ways to write a five. */
export const five: readonly Glyph[] = [
  // In one go.
  {
    weight: 12,
    strokes: [[60, 2, 36, 2, 14, 3, 14, 3, 10, 44, 10, 44, 36, 38, 58, 58, 50, 90, 24, 100, 2, 90]],
  },
  // Cap apart.
  {
    weight: 17,
    strokes: [
      [16, 6, 10, 42, 34, 42, 54, 60, 48, 88, 24, 100, 2, 92],
      [16, 5, 40, 3, 66, 0],
    ],
  },
  // Like an S.
  { weight: 6.5, strokes: [[64, 3, 34, 4, 16, 20, 24, 42, 48, 58, 48, 86, 24, 100, 2, 92]] },
  // With a long cap.
  {
    weight: 15,
    strokes: [
      [28, 14, 18, 46, 18, 46, 44, 46, 54, 68, 38, 94, 0, 98],
      [28, 14, 60, 8, 100, 2],
    ],
  },
  // Slender, the belly small.
  { weight: 7.5, strokes: [[62, 0, 34, 8, 34, 8, 22, 40, 22, 40, 38, 52, 40, 78, 22, 98, 0, 96]] },
  // The tail curling up.
  {
    weight: 4.5,
    strokes: [[58, 2, 34, 3, 14, 6, 14, 6, 10, 42, 10, 42, 34, 36, 56, 54, 54, 82, 30, 100, 8, 92, 2, 78]],
  },
  // The belly large and round.
  {
    weight: 5.5,
    strokes: [[50, 2, 30, 3, 12, 6, 12, 6, 4, 36, 4, 36, 38, 26, 64, 50, 58, 86, 30, 100, 0, 88]],
  },
  // The belly low.
  {
    weight: 10,
    strokes: [
      [22, 8, 16, 52, 42, 54, 52, 72, 40, 92, 18, 100, 0, 90],
      [22, 7, 44, 4, 68, 2],
    ],
  },
  // With a corner at the neck.
  {
    weight: 8.5,
    strokes: [
      [20, 6, 14, 40, 14, 40, 40, 36, 64, 56, 58, 86, 30, 100, 0, 90],
      [20, 5, 46, 4, 76, 2],
    ],
  },
  // Wide, the cap apart.
  {
    weight: 6.5,
    strokes: [
      [18, 8, 8, 48, 36, 40, 62, 52, 62, 80, 34, 100, 0, 94],
      [18, 8, 44, 6, 70, 6],
    ],
  },
  // Round all over.
  { weight: 8, strokes: [[66, 4, 38, 4, 18, 8, 10, 28, 20, 42, 46, 46, 58, 66, 44, 92, 16, 100, -4, 92]] },
];
