import type { Glyph } from "../glyphs.ts";

/** Ways to write a three. */
export const three: readonly Glyph[] = [
  // With a corner in the middle.
  { weight: 8, strokes: [[6, 12, 26, 0, 52, 8, 52, 30, 28, 46, 28, 46, 56, 56, 60, 82, 36, 100, 4, 90]] },
  { weight: 8, strokes: [[4, 14, 30, 0, 54, 14, 46, 36, 24, 46, 34, 48, 58, 62, 54, 90, 26, 100, 2, 88]] },
  // With a loop in the middle.
  { weight: 6.5, strokes: [[4, 10, 32, 0, 52, 18, 36, 44, 22, 48, 26, 41, 44, 48, 60, 72, 40, 98, 4, 90]] },
  // With a flat top.
  { weight: 4.5, strokes: [[5, 3, 30, 2, 56, 2, 56, 2, 26, 40, 26, 40, 52, 52, 58, 80, 34, 100, 4, 92]] },
  // With a small head.
  { weight: 6.5, strokes: [[14, 8, 34, 0, 56, 8, 48, 24, 30, 36, 30, 36, 58, 42, 66, 70, 42, 96, 0, 98]] },
  // With a large head.
  { weight: 4.5, strokes: [[2, 16, 24, 0, 54, 10, 54, 36, 22, 56, 22, 56, 46, 60, 52, 82, 30, 100, 2, 92]] },
  // All corners.
  { weight: 3, strokes: [[0, 10, 28, 2, 56, 5, 56, 5, 30, 38, 30, 38, 58, 50, 50, 80, 20, 100, -6, 98]] },
  // Leaning back, the belly reaching far to the left.
  { weight: 4.5, strokes: [[12, 14, 38, 0, 58, 14, 42, 36, 22, 44, 44, 46, 56, 66, 36, 92, -14, 96]] },
  // The tail curling up.
  { weight: 8.5, strokes: [[6, 14, 28, 0, 50, 12, 44, 32, 26, 44, 50, 50, 60, 72, 46, 96, 20, 99, 4, 84]] },
  // Leaning forward, the head far to the right.
  {
    weight: 5.5,
    strokes: [[14, 14, 42, 0, 70, 10, 58, 32, 32, 46, 32, 46, 54, 54, 50, 80, 24, 98, -4, 92]],
  },
  // Slender.
  { weight: 5.5, strokes: [[12, 8, 30, 0, 44, 12, 38, 32, 24, 44, 24, 44, 40, 54, 44, 78, 26, 98, 4, 92]] },
  // Both ends curled.
  {
    weight: 4,
    strokes: [[10, 26, 14, 6, 34, 0, 52, 16, 40, 40, 24, 46, 48, 52, 58, 76, 38, 100, 10, 94, 6, 76]],
  },
  // Like a Z above a belly.
  { weight: 8.5, strokes: [[2, 8, 28, 4, 54, 2, 54, 2, 30, 34, 22, 42, 46, 46, 54, 72, 34, 96, 2, 92]] },
  // Wide and low.
  { weight: 5, strokes: [[2, 18, 34, 0, 70, 10, 62, 34, 28, 46, 28, 46, 70, 54, 72, 82, 36, 100, -4, 86]] },
  // Wide and upright.
  {
    weight: 7,
    strokes: [[6, 12, 30, 0, 60, 8, 62, 28, 44, 42, 24, 46, 50, 46, 72, 64, 66, 90, 34, 100, 2, 92]],
  },
  // Wide, with a corner in the middle.
  { weight: 7.5, strokes: [[8, 8, 34, 0, 62, 8, 58, 30, 30, 44, 30, 44, 62, 52, 70, 74, 46, 98, 4, 96]] },
  // Flying to the left.
  {
    weight: 1.5,
    strokes: [[20, 12, 44, 0, 62, 12, 50, 34, 28, 44, 28, 44, 52, 56, 48, 80, 20, 96, -20, 90]],
  },
];
