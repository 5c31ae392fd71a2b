import { beforeAll, describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { readDrawing } from "../../../src/data/framing/drawing.ts";
import {
  prepareStrangeness,
  type ImageSet,
  type Strangeness,
} from "../../../src/engine/insight/strangeness.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { verdictLimits } from "../../../src/experiment/verdict.ts";
import { drawNonDigits } from "../../bench/reading/nonDigits.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";

function prepare(set: ImageSet): { strangeness: Strangeness | null; pieces: number } {
  const work = prepareStrangeness(set);
  for (let pieces = 0; ; pieces++) {
    const piece = work.next();
    if (piece.done === true) return { strangeness: piece.value, pieces };
  }
}

const quantile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];

describe("Strangeness", () => {
  const digits = makeBuiltinDigits(4, { train: 3000, test: 300 });
  const set = { images: digits.train.images, rows: 28, cols: 28 };
  const known = prepare(set).strangeness!;
  const tests = Array.from({ length: 300 }, (_, n) => digits.test!.images.subarray(n * 784, (n + 1) * 784));

  it("is below 1 for most digits like those it knows, 0 for one of them", () => {
    const values = tests.map((image) => known.of(image));
    // Measured: median 0.70, 95% within 1.02.
    expect(quantile(values, 0.5)).toBeLessThan(0.8);
    expect(quantile(values, 0.9)).toBeLessThan(1.1);
    expect(quantile(values, 0.1)).toBeGreaterThan(0.2);
    expect(known.of(set.images.subarray(784 * 7, 784 * 8))).toBe(0);
  });

  it("is large for what is no digit, and for next to no ink", () => {
    const drawn = drawNonDigits(new RandomState(3), 40);
    const values = drawn.map(({ strokes }) => known.of(readDrawing({ strokes, picture: null })!.image));
    // Measured: half of them above 1.12, half of the digits above 0.7: built-in digits differ much among themselves.
    expect(quantile(values, 0.5)).toBeGreaterThan(1.05);
    const dot = readDrawing({ strokes: [Float32Array.of(50, 50)], picture: null })!.image;
    expect(known.of(dot)).toBeGreaterThan(2);
    expect(known.of(new Uint8Array(784))).toBeGreaterThan(10);
  });

  it("is the same each time", () => {
    const again = prepare(set).strangeness!;
    for (const image of tests.slice(0, 20)) expect(again.of(image)).toBe(known.of(image));
  });

  it("comes in many pieces", () => {
    expect(prepare(set).pieces).toBeGreaterThan(100);
  });

  it("names the training images that look most alike, an image itself first", () => {
    expect([...known.nearest(set.images.subarray(784 * 7, 784 * 8), 3)][0]).toBe(7);
    expect(known.nearest(tests[0], 20)).toHaveLength(20);
  });

  it("takes images of any sides, and very few of them", () => {
    const random = new RandomState(6);
    for (const [rows, cols, N] of [
      [9, 17, 40],
      [40, 6, 3],
      [2, 2, 2],
    ]) {
      const images = Uint8Array.from({ length: N * rows * cols }, () => random.interval(255));
      const { strangeness } = prepare({ images, rows, cols });
      expect(strangeness!.of(images.subarray(0, rows * cols))).toBe(0);
      const other = Uint8Array.from({ length: rows * cols }, () => random.interval(255));
      expect(Number.isFinite(strangeness!.of(other))).toBe(true);
    }
    expect(prepare({ images: new Uint8Array(4), rows: 2, cols: 2 }).strangeness).toBeNull();
    expect(prepare({ images: new Uint8Array(0), rows: 2, cols: 2 }).strangeness).toBeNull();
  });

  it("stays finite where training images repeat each other", () => {
    const { strangeness } = prepare({ images: new Uint8Array(30 * 16).fill(90), rows: 4, cols: 4 });
    expect(strangeness!.of(new Uint8Array(16).fill(90))).toBe(0);
    expect(Number.isFinite(strangeness!.of(new Uint8Array(16).fill(200)))).toBe(true);
  });

  it("looks through 60,000 images at most, spread over all, and numbers them as they are", () => {
    const images = new Uint8Array(130_000 * 4);
    for (let n = 0; n < 130_000; n++) images.fill(n % 251, 4 * n, 4 * n + 4);
    const { strangeness } = prepare({ images, rows: 2, cols: 2 });
    expect(strangeness!.total).toBe(Math.ceil(130_000 / 3));
    expect(strangeness!.totalBelow(100)).toBe(34);
    const [nearest] = strangeness!.nearest(new Uint8Array(4).fill(250), 1);
    expect(nearest % 3).toBe(0);
    expect(nearest % 251).toBe(250);
  });
});

describeWithData("Strangeness over MNIST", () => {
  let known: Strangeness;
  let tests: Uint8Array[];
  beforeAll(async () => {
    const { train, test } = await loadMnist();
    known = prepare({ images: train.images, rows: 28, cols: 28 }).strangeness!;
    tests = Array.from({ length: 400 }, (_, k) => test.images.subarray(k * 25 * 784, (k * 25 + 1) * 784));
  });

  it("tells test digits from letters, pictures and scribbles", () => {
    const { unlike } = verdictLimits;
    const shareOf = (images: Uint8Array[]) =>
      images.filter((image) => known.of(image) > unlike).length / images.length;
    const drawn = drawNonDigits(new RandomState(9), 100);
    const others = drawn.map(({ strokes }) => readDrawing({ strokes, picture: null })!.image);
    // Measured: 0.8% of all 10,000 test digits, three quarters of such drawings.
    expect(shareOf(tests)).toBeLessThan(0.02);
    expect(shareOf(others)).toBeGreaterThan(0.65);
  });
});
