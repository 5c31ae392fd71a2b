import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import type { LabelledImages } from "../../../src/data/dataset.ts";
import { createFastEngine } from "../../../src/engine/fast/fastEngine.ts";
import type { Workshop } from "../../../src/engine/fast/workshop.ts";
import { RandomState } from "../../../src/engine/random.ts";

export { Workshop } from "../../../src/engine/fast/workshop.ts";
export { penImages } from "../reading/pens.ts";

/** What is trained on built-in digits alone: 784-128-10 in all else as the page has it from the start. */
export interface Training {
  /** Of the digits, the first weights and the order. */
  readonly seed: number;
  /** Digits to train on. */
  readonly digits: number;
  readonly epochs: number;
  /** Degrees of distortion; 0 for none. */
  readonly distortion: number;
}

export interface Transfer {
  /** Share read right of each set, in [0, 1]. */
  readonly shares: readonly number[];
  /** Share read right of 2,000 built-in digits that were not trained on. */
  readonly own: number;
  /** For each set, by label and by answer, how many. */
  readonly confusions: readonly (readonly (readonly number[])[])[];
  /** Microseconds that a digit took to draw. */
  readonly digitMicroseconds: number;
}

const CLASSES = 10;
const BATCH = 64;
const UNSEEN = 2000;

/** Trains on built-in digits alone and reads real ones. */
export function measureTransfer(
  { seed, digits, epochs, distortion }: Training,
  sets: readonly LabelledImages[],
  workshop: Workshop,
): Transfer {
  const start = performance.now();
  const { train, test } = makeBuiltinDigits(seed, { train: digits, test: UNSEEN });
  const digitMicroseconds = ((performance.now() - start) * 1000) / (digits + UNSEEN);
  const random = new RandomState(seed);
  const setup = {
    network: { layers: [784, 128, CLASSES], activation: "relu", init: "he" },
    optimizer: { name: "sgd", lr: 0.1, momentum: 0, decay: 0 },
    data: { train, test },
    random,
    precision: "f32",
    threads: 1,
  } as const;
  const engine = createFastEngine(setup, workshop);
  if (distortion > 0) engine.setDistortion({ rows: 28, cols: 28, degrees: distortion, seed });
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = random.permutation(digits);
    for (let at = 0; at < digits; at += BATCH) engine.trainStep(order.subarray(at, at + BATCH), epoch);
  }
  const own = engine.evaluate("test", 0, UNSEEN).correct / UNSEEN;
  const confusions = sets.map((set) => confusionOf(set, engine.predict(set.images).probabilities));
  engine.dispose();
  const shares = confusions.map((counts, i) => {
    const right = counts.reduce((sum, row, label) => sum + row[label], 0);
    return right / sets[i].labels.length;
  });
  return { shares, own, confusions, digitMicroseconds };
}

function confusionOf({ labels }: LabelledImages, probabilities: ArrayLike<number>): number[][] {
  const counts = Array.from({ length: CLASSES }, () => new Array<number>(CLASSES).fill(0));
  labels.forEach((label, n) => {
    const row = Array.from({ length: CLASSES }, (_, k) => probabilities[n * CLASSES + k]);
    counts[label][row.indexOf(Math.max(...row))]++;
  });
  return counts;
}
