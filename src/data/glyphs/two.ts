import type { Glyph } from "../glyphs.ts";

/** Ways to write a two. */
export const two: readonly Glyph[] = [
  // With a corner.
  { weight: 8.5, strokes: [[5, 22, 15, 4, 38, 0, 58, 14, 54, 40, 30, 70, 2, 98, 2, 98, 35, 97, 68, 97]] },
  // With a loop.
  {
    weight: 3,
    strokes: [[4, 20, 20, 2, 45, 2, 58, 22, 48, 50, 24, 80, 8, 96, 0, 88, 10, 77, 28, 84, 46, 97, 72, 92]],
  },
  // With a swing.
  { weight: 8, strokes: [[6, 25, 18, 3, 44, 0, 56, 20, 44, 52, 16, 86, 4, 98, 22, 93, 42, 98, 70, 94]] },
  // With a large loop.
  {
    weight: 10,
    strokes: [[8, 16, 30, 0, 54, 12, 54, 44, 40, 78, 18, 98, 0, 90, 6, 72, 28, 74, 52, 90, 84, 98]],
  },
  // With a loop as large as the head.
  { weight: 8.5, strokes: [[8, 22, 28, 0, 54, 10, 54, 42, 34, 80, 8, 98, -6, 82, 14, 66, 42, 84, 74, 94]] },
  // Low and wide, on a long tail.
  { weight: 8, strokes: [[14, 20, 34, 2, 56, 12, 46, 46, 6, 90, 6, 90, 48, 86, 100, 82]] },
  // Curled head, small loop.
  {
    weight: 3.5,
    strokes: [[6, 36, 10, 8, 34, 0, 54, 18, 50, 52, 30, 84, 6, 94, 2, 80, 20, 72, 44, 84, 70, 86]],
  },
  // Like a Z.
  { weight: 5, strokes: [[2, 10, 26, 2, 52, 4, 52, 4, 28, 50, 2, 94, 2, 94, 34, 96, 66, 94]] },
  // Upright, the base from the middle.
  { weight: 6, strokes: [[4, 18, 20, 0, 44, 10, 42, 44, 28, 74, 18, 96, 18, 96, 44, 94, 72, 90]] },
  // Slender.
  { weight: 3.5, strokes: [[14, 14, 26, 0, 40, 10, 38, 44, 24, 80, 6, 98, 6, 98, 28, 96, 54, 98]] },
  // With a round belly and a loop like an a.
  {
    weight: 13,
    strokes: [[8, 22, 26, 0, 52, 6, 58, 36, 46, 72, 22, 94, 2, 88, 6, 70, 28, 70, 50, 84, 80, 88]],
  },
  // Leaning back.
  { weight: 3, strokes: [[2, 22, 8, 4, 30, 0, 48, 18, 50, 48, 40, 76, 28, 92, 28, 92, 50, 92, 74, 88]] },
  // Wide, with a wide loop.
  {
    weight: 5,
    strokes: [[10, 26, 22, 4, 48, 0, 66, 20, 58, 52, 34, 82, 10, 96, -4, 84, 8, 70, 34, 74, 62, 92, 92, 94]],
  },
  // Round, the loop pressed flat.
  { weight: 4.5, strokes: [[6, 20, 30, 2, 58, 12, 56, 42, 36, 72, 12, 90, -2, 96, 14, 92, 44, 90, 84, 86]] },
  // With a large head and a straight base.
  { weight: 6.5, strokes: [[0, 14, 26, 0, 56, 10, 58, 36, 40, 66, 6, 96, 6, 96, 40, 92, 80, 94]] },
];
