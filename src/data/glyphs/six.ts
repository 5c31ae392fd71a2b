import type { Glyph } from "../glyphs.ts";

/** Ways to write a six. */
export const six: readonly Glyph[] = [
  { weight: 7.5, strokes: [[46, 0, 18, 26, 2, 62, 10, 92, 34, 100, 54, 84, 48, 60, 24, 56, 6, 76]] },
  // With a straight back.
  { weight: 10.5, strokes: [[40, 0, 18, 32, 4, 70, 8, 94, 28, 100, 48, 86, 44, 64, 24, 64, 8, 84]] },
  // With a large loop.
  { weight: 5, strokes: [[50, 2, 24, 16, 4, 54, 8, 90, 34, 100, 58, 78, 44, 52, 18, 60, 8, 80]] },
  // With the back upright and a wide loop.
  { weight: 18.5, strokes: [[18, 0, 6, 36, 4, 72, 18, 98, 50, 98, 74, 78, 62, 56, 36, 62, 18, 84]] },
  // With a small low loop.
  { weight: 14.5, strokes: [[36, 0, 16, 34, 6, 74, 20, 98, 44, 94, 48, 76, 34, 68, 16, 84]] },
  // Leaning back, the loop low to the right.
  { weight: 17.5, strokes: [[12, 0, 2, 38, 4, 76, 28, 98, 58, 88, 64, 66, 44, 56, 28, 70, 30, 94]] },
  // Not closed.
  { weight: 8, strokes: [[44, 0, 18, 28, 4, 62, 12, 94, 40, 98, 58, 78, 44, 58, 26, 62, 16, 76]] },
  // Hooked on top.
  { weight: 4.5, strokes: [[60, 10, 44, 0, 18, 26, 4, 62, 14, 94, 40, 98, 56, 76, 38, 58, 10, 72]] },
  // Slender and sloping.
  { weight: 6, strokes: [[64, 0, 34, 26, 10, 62, 4, 90, 22, 100, 44, 86, 42, 68, 26, 66, 10, 84]] },
  // Wide and round.
  { weight: 6, strokes: [[44, 0, 16, 22, 0, 58, 12, 94, 44, 100, 70, 80, 60, 58, 32, 58, 12, 82]] },
  // Upright, like a b.
  { weight: 7, strokes: [[14, 0, 8, 40, 8, 80, 30, 100, 58, 86, 54, 62, 30, 58, 10, 76]] },
  // Like a G.
  { weight: 7.5, strokes: [[60, 6, 34, 8, 6, 40, 2, 78, 28, 100, 62, 90, 64, 64, 38, 58, 18, 78]] },
];
