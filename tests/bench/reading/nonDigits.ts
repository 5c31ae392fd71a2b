import type { Stroke } from "../../../src/data/framing/frameStrokes.ts";
import type { RandomState } from "../../../src/engine/random.ts";

/** A drawing that is no digit, and what it is. */
export interface NonDigit {
  readonly kind: "letter" | "picture" | "scribble";
  readonly name: string;
  readonly strokes: readonly Stroke[];
}

type Shape = readonly (readonly number[])[];

/** A part of an ellipse as points; angles in turns, clockwise from the right. */
function arc(x: number, y: number, rx: number, ry: number, from = 0, to = 1): number[] {
  const pieces = 24;
  return Array.from({ length: pieces + 1 }, (_, k) => {
    const angle = 2 * Math.PI * (from + ((to - from) * k) / pieces);
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
  }).flat();
}

/** Capitals that nobody takes for a digit, in a box of 70 by 100, y downwards. */
const LETTERS: Readonly<Record<string, Shape>> = {
  A: [
    [0, 100, 35, 0, 70, 100],
    [14, 62, 56, 62],
  ],
  E: [
    [66, 0, 0, 0, 0, 100, 66, 100],
    [0, 48, 54, 48],
  ],
  F: [
    [66, 0, 0, 0, 0, 100],
    [0, 48, 50, 48],
  ],
  H: [
    [0, 0, 0, 100],
    [70, 0, 70, 100],
    [0, 50, 70, 50],
  ],
  K: [
    [0, 0, 0, 100],
    [66, 0, 0, 55],
    [18, 42, 70, 100],
  ],
  M: [[0, 100, 0, 0, 40, 65, 80, 0, 80, 100]],
  N: [[0, 100, 0, 0, 70, 100, 70, 0]],
  R: [
    [0, 0, 0, 100],
    [0, 0, 40, 0, ...arc(38, 25, 26, 25, -0.25, 0.25), 0, 50],
    [28, 50, 66, 100],
  ],
  T: [
    [0, 0, 76, 0],
    [38, 0, 38, 100],
  ],
  W: [[0, 0, 22, 100, 45, 30, 68, 100, 90, 0]],
  X: [
    [0, 0, 70, 100],
    [70, 0, 0, 100],
  ],
};

const heartSide = (x: number) => [
  50,
  92,
  50 + 0.62 * x,
  58,
  50 + x,
  30,
  50 + 0.84 * x,
  8,
  50 + 0.46 * x,
  4,
  50,
  28,
];

const PICTURES: Readonly<Record<string, Shape>> = {
  heart: [heartSide(-48), heartSide(48)],
  star: [[50, 0, 79, 92, 2, 35, 98, 35, 21, 92, 50, 0]],
  house: [
    [10, 100, 10, 45, 50, 0, 90, 45, 90, 100, 10, 100],
    [42, 100, 42, 68, 60, 68, 60, 100],
  ],
  smiley: [arc(50, 50, 50, 50), arc(33, 36, 5, 6), arc(67, 36, 5, 6), arc(50, 55, 28, 22, 0.04, 0.46)],
  sun: [
    arc(50, 50, 22, 22),
    ...Array.from({ length: 8 }, (_, k) => {
      const [x, y] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)];
      return [50 + 30 * x, 50 + 30 * y, 50 + 50 * x, 50 + 50 * y];
    }),
  ],
  fish: [[0, 30, 60, 75, 85, 75, 100, 50, 85, 25, 60, 25, 0, 70, 0, 30]],
  tree: [
    [50, 100, 50, 75],
    [10, 75, 90, 75, 50, 0, 10, 75],
  ],
  grid: [
    [33, 0, 33, 100],
    [67, 0, 67, 100],
    [0, 33, 100, 33],
    [0, 67, 100, 67],
  ],
};

const SPREAD = { jitter: 3, rotation: 0.1, slant: 0.12, aspect: 0.15 };

/** `count` drawings of each kind, letters and pictures as a hand varies them, moving `random` on. */
export function drawNonDigits(random: RandomState, count: number): NonDigit[] {
  const drawn = (kind: NonDigit["kind"], shapes: Readonly<Record<string, Shape>>): NonDigit[] => {
    const names = Object.keys(shapes);
    return Array.from({ length: count }, (_, k) => {
      const name = names[k % names.length];
      return { kind, name, strokes: byHand(random, shapes[name]) };
    });
  };
  const scribbles = Array.from({ length: count }, (): NonDigit => {
    return { kind: "scribble", name: "scribble", strokes: [scribble(random)] };
  });
  return [...drawn("letter", LETTERS), ...drawn("picture", PICTURES), ...scribbles];
}

/** The first half of a digit's points, the last stroke cut off: what the pad sees on the way. */
export function halfOf(strokes: readonly (readonly number[])[]): number[][] {
  let left = Math.ceil(strokes.reduce((sum, stroke) => sum + stroke.length, 0) / 4) * 2;
  const half: number[][] = [];
  for (const stroke of strokes) {
    if (left > 0) half.push(stroke.slice(0, left));
    left -= stroke.length;
  }
  return half;
}

function byHand(random: RandomState, shape: Shape): Stroke[] {
  const turn = SPREAD.rotation * random.randn();
  const slant = SPREAD.slant * random.randn();
  const aspect = Math.exp(SPREAD.aspect * random.randn());
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return shape.map((points) => {
    const stroke = new Float32Array(points.length);
    // Close points move alike, so that curves stay curves.
    let [jitterX, jitterY] = [0, 0];
    for (let i = 0; i < points.length; i += 2) {
      const step = i === 0 ? Infinity : Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
      const fresh = Math.min(1, step / 30);
      jitterX = (1 - fresh) * jitterX + fresh * SPREAD.jitter * random.randn();
      jitterY = (1 - fresh) * jitterY + fresh * SPREAD.jitter * random.randn();
      const y = points[i + 1] + jitterY - 50;
      const x = (points[i] + jitterX) * aspect - slant * y;
      stroke[i] = cos * x - sin * y;
      stroke[i + 1] = sin * x + cos * y;
    }
    return stroke;
  });
}

/** A pen that wanders: its direction turns at random, and it is drawn back to the middle. */
function scribble(random: RandomState): Stroke {
  const steps = 40 + random.interval(80);
  const stroke = new Float32Array(2 * steps);
  let [x, y, angle, turning] = [0, 0, 2 * Math.PI * random.rand(), 0];
  for (let i = 0; i < steps; i++) {
    turning = 0.7 * turning + 0.45 * random.randn();
    angle += turning;
    x += 8 * Math.cos(angle) - 0.04 * x;
    y += 8 * Math.sin(angle) - 0.04 * y;
    stroke[2 * i] = x;
    stroke[2 * i + 1] = y;
  }
  return stroke;
}
