import type { Glyph } from "../glyphs.ts";

/** Ways to write a nine. */
export const nine: readonly Glyph[] = [
  // With a straight tail.
  { weight: 10, strokes: [[52, 12, 28, 0, 4, 20, 10, 44, 32, 44, 52, 14, 52, 14, 50, 60, 44, 100]] },
  // With a curved tail.
  { weight: 4.5, strokes: [[54, 16, 32, 0, 6, 18, 8, 42, 34, 46, 54, 20, 56, 12, 54, 50, 40, 86, 10, 96]] },
  // Round into the tail.
  { weight: 10, strokes: [[50, 8, 26, 2, 4, 26, 14, 46, 38, 38, 54, 8, 48, 50, 34, 100]] },
  // With a large head.
  { weight: 5.5, strokes: [[56, 10, 28, 0, 0, 26, 4, 56, 30, 58, 54, 30, 58, 8, 58, 8, 54, 54, 46, 100]] },
  // With a small head.
  { weight: 6, strokes: [[46, 6, 24, 4, 12, 20, 22, 34, 40, 26, 48, 8, 42, 54, 22, 100]] },
  // With a narrow head.
  { weight: 1.5, strokes: [[48, 2, 20, 10, 4, 34, 18, 42, 42, 22, 52, 2, 52, 2, 36, 52, 18, 100]] },
  // Flat on top, the tail leaning forward.
  { weight: 5, strokes: [[62, 6, 34, 0, 8, 12, 4, 34, 30, 38, 58, 14, 64, 2, 44, 50, 26, 100]] },
  // With the head closed before the tail.
  { weight: 11.5, strokes: [[50, 14, 32, 0, 8, 14, 6, 40, 28, 48, 48, 32, 52, 12, 54, 40, 52, 70, 46, 100]] },
  // Leaning back.
  { weight: 7.5, strokes: [[44, 8, 18, 0, 0, 18, 12, 36, 38, 32, 48, 12, 48, 12, 58, 56, 62, 100]] },
  // Open on top.
  { weight: 8, strokes: [[46, 12, 24, 6, 6, 24, 12, 42, 34, 38, 52, 14, 52, 14, 46, 56, 36, 100]] },
  // The tail curling up.
  {
    weight: 2.5,
    strokes: [[52, 12, 28, 0, 6, 18, 12, 40, 36, 42, 54, 16, 54, 16, 54, 60, 42, 94, 18, 98, 4, 84]],
  },
  // A ring and a stem.
  {
    weight: 6.5,
    strokes: [
      [50, 8, 26, 0, 4, 18, 10, 40, 34, 44, 52, 26, 50, 8],
      [54, 4, 50, 50, 46, 100],
    ],
  },
  // With a wide head.
  { weight: 7.5, strokes: [[70, 8, 38, 2, 4, 18, 10, 40, 42, 40, 66, 14, 66, 14, 58, 56, 48, 100]] },
  // With a long straight slope.
  { weight: 4.5, strokes: [[56, 4, 34, 2, 16, 18, 18, 36, 38, 34, 56, 8, 56, 8, 34, 56, 8, 100]] },
  // Leaning back, with a large head.
  { weight: 5.5, strokes: [[62, 10, 36, 0, 6, 16, 2, 44, 28, 54, 56, 36, 64, 10, 64, 10, 60, 60, 66, 100]] },
  // Upright, with a long head.
  { weight: 4.5, strokes: [[50, 6, 26, 2, 6, 28, 10, 54, 34, 54, 50, 26, 52, 4, 52, 4, 48, 60, 46, 100]] },
  // The tail swinging far to the left.
  { weight: 2.5, strokes: [[54, 20, 36, 0, 10, 10, 8, 34, 32, 40, 54, 20, 54, 20, 46, 70, 20, 100, 0, 92]] },
];
