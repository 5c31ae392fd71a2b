import { RandomState } from "../engine/random.ts";
import type { Dataset, LabelledImages } from "./dataset.ts";
import { FRAME_SIDE, frameStrokes } from "./framing/frameStrokes.ts";
import { writeDigit } from "./handwriting.ts";

/** Numbers of digits; multiples of ten are balanced exactly. */
export interface BuiltinSizes {
  readonly train: number;
  readonly test: number;
}

export const BUILTIN_SIZES: BuiltinSizes = { train: 12_000, test: 2_000 };

const PIXELS = FRAME_SIDE * FRAME_SIDE;
const CLASSES = 10;

/** Digits drawn between two reports: a few milliseconds. */
const CHUNK = 200;

/** Digits that need no file, drawn from a seed; the same seed gives the same bytes. */
export function makeBuiltinDigits(seed: number, sizes: BuiltinSizes = BUILTIN_SIZES): Dataset {
  const drawing = drawBuiltinDigits(seed, sizes);
  for (;;) {
    const step = drawing.next();
    if (step.done) return step.value;
  }
}

/** `makeBuiltinDigits` in pieces: yields the number drawn so far every few milliseconds. */
export function* drawBuiltinDigits(
  seed: number,
  sizes: BuiltinSizes = BUILTIN_SIZES,
): Generator<number, Dataset, undefined> {
  const random = new RandomState(seed);
  const train = yield* drawDigits(random, sizes.train, 0);
  const test = sizes.test > 0 ? yield* drawDigits(random, sizes.test, sizes.train) : null;
  return { name: "Built-in digits", rows: FRAME_SIDE, cols: FRAME_SIDE, classes: CLASSES, train, test };
}

function* drawDigits(
  random: RandomState,
  count: number,
  before: number,
): Generator<number, LabelledImages, undefined> {
  const images = new Uint8Array(count * PIXELS);
  const labels = Uint8Array.from(random.permutation(count), (place) => place % CLASSES);
  for (let i = 0; i < count; i++) {
    const { strokes, penWidth } = writeDigit(random, labels[i]);
    frameStrokes(strokes, { penWidth, fine: 1, into: images.subarray(i * PIXELS, (i + 1) * PIXELS) });
    if ((i + 1) % CHUNK === 0) yield before + i + 1;
  }
  return { images, labels };
}
