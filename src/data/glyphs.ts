/**
 * One way to write a digit: strokes of control points `x0, y0, x1, y1, …` that a smooth curve passes
 * through, y downwards, about 60 wide and 100 high. A point given twice is a corner.
 */
export interface Glyph {
  /** How often it is written, against the digit's other ways. */
  readonly weight: number;
  readonly strokes: readonly (readonly number[])[];
}

/** The ways to write each digit, drawn for this project; the digit is the index. */
export const GLYPHS: readonly (readonly Glyph[])[] = [
  [
    // Closed.
    { weight: 3, strokes: [[40, 0, 15, 12, 2, 48, 14, 88, 36, 100, 60, 86, 70, 50, 60, 14, 38, 0]] },
    // Overlapping at the top.
    { weight: 2, strokes: [[46, 8, 28, 0, 8, 22, 0, 58, 14, 94, 38, 98, 62, 74, 66, 34, 52, 6, 28, 6]] },
    // From the right, round.
    { weight: 2, strokes: [[62, 14, 40, 1, 14, 14, 2, 52, 16, 90, 42, 98, 66, 78, 74, 44, 62, 12]] },
    // Wide.
    { weight: 2, strokes: [[50, 2, 16, 14, -4, 54, 14, 92, 48, 98, 84, 74, 88, 34, 62, 4, 38, 2]] },
  ],
  [
    { weight: 10, strokes: [[30, 0, 30, 50, 30, 100]] },
    // With a flag.
    { weight: 2, strokes: [[10, 24, 30, 0, 30, 0, 30, 50, 30, 100]] },
    // With flag and base.
    {
      weight: 1,
      strokes: [
        [8, 22, 30, 0, 30, 0, 30, 50, 30, 98],
        [4, 98, 30, 99, 58, 98],
      ],
    },
  ],
  [
    // With a corner.
    { weight: 3, strokes: [[5, 22, 15, 4, 38, 0, 58, 14, 54, 40, 30, 70, 2, 98, 2, 98, 35, 97, 68, 97]] },
    // With a loop.
    {
      weight: 4,
      strokes: [[4, 20, 20, 2, 45, 2, 58, 22, 48, 50, 24, 80, 8, 96, 0, 88, 10, 77, 28, 84, 46, 97, 72, 92]],
    },
    // With a swing.
    { weight: 2, strokes: [[6, 25, 18, 3, 44, 0, 56, 20, 44, 52, 16, 86, 4, 98, 22, 93, 42, 98, 70, 94]] },
    // With a large loop.
    {
      weight: 3,
      strokes: [[8, 16, 30, 0, 54, 12, 54, 44, 40, 78, 18, 98, 0, 90, 6, 72, 28, 74, 52, 90, 84, 98]],
    },
    // With a loop as large as the head.
    { weight: 2, strokes: [[8, 22, 28, 0, 54, 10, 54, 42, 34, 80, 8, 98, -6, 82, 14, 66, 42, 84, 74, 94]] },
    // Low and wide, on a long tail.
    { weight: 3, strokes: [[14, 20, 34, 2, 56, 12, 46, 46, 6, 90, 6, 90, 48, 86, 100, 82]] },
  ],
  [
    // With a corner in the middle.
    { weight: 4, strokes: [[6, 12, 26, 0, 52, 8, 52, 30, 28, 46, 28, 46, 56, 56, 60, 82, 36, 100, 4, 90]] },
    { weight: 3, strokes: [[4, 14, 30, 0, 54, 14, 46, 36, 24, 46, 34, 48, 58, 62, 54, 90, 26, 100, 2, 88]] },
    // With a loop in the middle.
    { weight: 2, strokes: [[4, 10, 32, 0, 52, 18, 36, 44, 22, 48, 26, 41, 44, 48, 60, 72, 40, 98, 4, 90]] },
    // With a flat top.
    { weight: 0.7, strokes: [[5, 3, 30, 2, 56, 2, 56, 2, 26, 40, 26, 40, 52, 52, 58, 80, 34, 100, 4, 92]] },
    // With a small head.
    { weight: 2, strokes: [[14, 8, 34, 0, 56, 8, 48, 24, 30, 36, 30, 36, 58, 42, 66, 70, 42, 96, 0, 98]] },
    // With a large head.
    { weight: 2, strokes: [[2, 16, 24, 0, 54, 10, 54, 36, 22, 56, 22, 56, 46, 60, 52, 82, 30, 100, 2, 92]] },
    // All corners.
    { weight: 2.5, strokes: [[0, 10, 28, 2, 56, 5, 56, 5, 30, 38, 30, 38, 58, 50, 50, 80, 20, 100, -6, 98]] },
    // Leaning back, the belly reaching far to the left.
    { weight: 2, strokes: [[12, 14, 38, 0, 58, 14, 42, 36, 22, 44, 44, 46, 56, 66, 36, 92, -14, 96]] },
    // The tail curling up.
    { weight: 4, strokes: [[6, 14, 28, 0, 50, 12, 44, 32, 26, 44, 50, 50, 60, 72, 46, 96, 20, 99, 4, 84]] },
    // Leaning forward, the head far to the right.
    {
      weight: 2.5,
      strokes: [[14, 14, 42, 0, 70, 10, 58, 32, 32, 46, 32, 46, 54, 54, 50, 80, 24, 98, -4, 92]],
    },
  ],
  [
    // Open, with corners.
    {
      weight: 4,
      strokes: [
        [12, 2, 3, 50, 3, 50, 30, 52, 60, 48],
        [54, 4, 50, 50, 46, 100],
      ],
    },
    // Open, round.
    {
      weight: 3,
      strokes: [
        [6, 6, 3, 40, 16, 54, 38, 52, 56, 44],
        [58, 0, 52, 46, 48, 100],
      ],
    },
    // Closed.
    {
      weight: 1.2,
      strokes: [
        [46, 0, 22, 30, 0, 62, 0, 62, 34, 61, 66, 60],
        [46, 0, 44, 50, 42, 100],
      ],
    },
    // In one go, the bar back to the stem.
    { weight: 0.6, strokes: [[8, 4, 4, 44, 20, 56, 46, 44, 56, 6, 56, 6, 50, 50, 44, 100]] },
    // Low and wide, on a short stem.
    {
      weight: 2,
      strokes: [
        [24, 8, 4, 58, 4, 58, 44, 62, 92, 58],
        [66, 0, 56, 54, 50, 100],
      ],
    },
    // With a long bar.
    {
      weight: 1.5,
      strokes: [
        [20, 6, 0, 54, 0, 54, 40, 50, 86, 46],
        [44, 22, 40, 60, 34, 100],
      ],
    },
  ],
  [
    // In one go.
    {
      weight: 3,
      strokes: [[60, 2, 36, 2, 14, 3, 14, 3, 10, 44, 10, 44, 36, 38, 58, 58, 50, 90, 24, 100, 2, 90]],
    },
    // Cap apart.
    {
      weight: 4,
      strokes: [
        [16, 6, 10, 42, 34, 42, 54, 60, 48, 88, 24, 100, 2, 92],
        [16, 5, 40, 3, 66, 0],
      ],
    },
    // Like an S.
    { weight: 1, strokes: [[64, 3, 34, 4, 16, 20, 24, 42, 48, 58, 48, 86, 24, 100, 2, 92]] },
    // With a long cap.
    {
      weight: 3,
      strokes: [
        [28, 14, 18, 46, 18, 46, 44, 46, 54, 68, 38, 94, 0, 98],
        [28, 14, 60, 8, 100, 2],
      ],
    },
    // Slender, the belly small.
    { weight: 1.5, strokes: [[62, 0, 34, 8, 34, 8, 22, 40, 22, 40, 38, 52, 40, 78, 22, 98, 0, 96]] },
  ],
  [
    { weight: 3, strokes: [[46, 0, 18, 26, 2, 62, 10, 92, 34, 100, 54, 84, 48, 60, 24, 56, 6, 76]] },
    // With a straight back.
    { weight: 3, strokes: [[40, 0, 18, 32, 4, 70, 8, 94, 28, 100, 48, 86, 44, 64, 24, 64, 8, 84]] },
    // With a large loop.
    { weight: 2, strokes: [[50, 2, 24, 16, 4, 54, 8, 90, 34, 100, 58, 78, 44, 52, 18, 60, 8, 80]] },
    // With the back upright and a wide loop.
    { weight: 4, strokes: [[18, 0, 6, 36, 4, 72, 18, 98, 50, 98, 74, 78, 62, 56, 36, 62, 18, 84]] },
    // With a small low loop.
    { weight: 2, strokes: [[36, 0, 16, 34, 6, 74, 20, 98, 44, 94, 48, 76, 34, 68, 16, 84]] },
  ],
  [
    { weight: 4, strokes: [[2, 8, 28, 5, 58, 4, 58, 4, 42, 48, 28, 100]] },
    // With a hook.
    { weight: 2, strokes: [[2, 22, 6, 5, 6, 5, 32, 4, 60, 4, 60, 4, 38, 54, 28, 100]] },
    // Round.
    { weight: 3, strokes: [[2, 12, 26, 4, 54, 4, 54, 24, 38, 62, 26, 100]] },
    // With a bar.
    {
      weight: 1.5,
      strokes: [
        [2, 8, 30, 5, 60, 4, 60, 4, 42, 48, 28, 100],
        [16, 54, 36, 52, 58, 49],
      ],
    },
    // With a drooping top.
    { weight: 3, strokes: [[0, 30, 8, 10, 26, 12, 48, 2, 48, 2, 40, 46, 26, 100]] },
    // Narrow, the stem nearly upright.
    { weight: 2, strokes: [[2, 18, 8, 6, 28, 8, 46, 6, 46, 6, 44, 52, 40, 100]] },
    // With a large hook.
    { weight: 2, strokes: [[4, 34, 2, 10, 2, 10, 30, 10, 58, 4, 58, 4, 46, 50, 34, 100]] },
    // With a bar across.
    {
      weight: 1.5,
      strokes: [
        [6, 16, 12, 4, 36, 6, 58, 2, 58, 2, 40, 54, 28, 100],
        [6, 52, 40, 50, 82, 46],
      ],
    },
  ],
  [
    // As an S and back.
    {
      weight: 4,
      strokes: [
        [52, 10, 34, 0, 10, 12, 16, 36, 44, 58, 54, 82, 32, 100, 8, 86, 16, 62, 44, 40, 54, 12, 40, 2],
      ],
    },
    // From the middle.
    { weight: 2, strokes: [[30, 46, 8, 24, 28, 0, 52, 18, 34, 46, 6, 74, 26, 100, 54, 82, 32, 48]] },
    // Ends apart at the top.
    { weight: 3, strokes: [[56, 6, 32, 1, 12, 20, 36, 50, 44, 80, 22, 100, 4, 82, 24, 56, 50, 28, 58, 8]] },
    // With a large head.
    {
      weight: 3,
      strokes: [[54, 18, 32, 0, 6, 12, 6, 36, 32, 52, 44, 78, 30, 100, 16, 84, 28, 58, 54, 36, 54, 14]],
    },
    // With a wide head, open.
    { weight: 2, strokes: [[64, 8, 34, 2, 4, 14, 14, 38, 38, 62, 36, 92, 18, 98, 10, 80, 32, 50, 70, 18]] },
  ],
  [
    // With a straight tail.
    { weight: 4, strokes: [[52, 12, 28, 0, 4, 20, 10, 44, 32, 44, 52, 14, 52, 14, 50, 60, 44, 100]] },
    // With a curved tail.
    { weight: 2, strokes: [[54, 16, 32, 0, 6, 18, 8, 42, 34, 46, 54, 20, 56, 12, 54, 50, 40, 86, 10, 96]] },
    // Round into the tail.
    { weight: 3, strokes: [[50, 8, 26, 2, 4, 26, 14, 46, 38, 38, 54, 8, 48, 50, 34, 100]] },
    // With a large head.
    { weight: 3, strokes: [[56, 10, 28, 0, 0, 26, 4, 56, 30, 58, 54, 30, 58, 8, 58, 8, 54, 54, 46, 100]] },
    // With a small head.
    { weight: 3, strokes: [[46, 6, 24, 4, 12, 20, 22, 34, 40, 26, 48, 8, 42, 54, 22, 100]] },
    // With a narrow head.
    { weight: 3, strokes: [[48, 2, 20, 10, 4, 34, 18, 42, 42, 22, 52, 2, 52, 2, 36, 52, 18, 100]] },
    // Flat on top, the tail leaning forward.
    { weight: 3, strokes: [[62, 6, 34, 0, 8, 12, 4, 34, 30, 38, 58, 14, 64, 2, 44, 50, 26, 100]] },
    // With the head closed before the tail.
    { weight: 2, strokes: [[50, 14, 32, 0, 8, 14, 6, 40, 28, 48, 48, 32, 52, 12, 54, 40, 52, 70, 46, 100]] },
    // Leaning back.
    { weight: 1.5, strokes: [[44, 8, 18, 0, 0, 18, 12, 36, 38, 32, 48, 12, 48, 12, 58, 56, 62, 100]] },
  ],
];
