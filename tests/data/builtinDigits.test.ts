import { describe, expect, it } from "vitest";
import { drawBuiltinDigits, makeBuiltinDigits } from "../../src/data/builtinDigits.ts";
import { crc32 } from "../../src/data/crc32.ts";
import { frameStrokes } from "../../src/data/framing/frameStrokes.ts";
import { GLYPHS } from "../../src/data/glyphs.ts";
import { writeDigit } from "../../src/data/handwriting.ts";
import { RandomState } from "../../src/engine/random.ts";

const sizes = { train: 3000, test: 500 };
const digits = makeBuiltinDigits(7, sizes);

function countsOf(labels: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
}

function image(item: number): Uint8Array {
  return digits.train.images.subarray(784 * item, 784 * (item + 1));
}

describe("makeBuiltinDigits", () => {
  it("draws the same bytes from the same seed", () => {
    const again = makeBuiltinDigits(7, sizes);
    expect(Buffer.compare(again.train.images, digits.train.images)).toBe(0);
    expect(again.train.labels).toEqual(digits.train.labels);
    expect(Buffer.compare(again.test!.images, digits.test!.images)).toBe(0);
  });

  it("draws the bytes it always drew", () => {
    const { train, test } = makeBuiltinDigits(1, { train: 200, test: 20 });
    // Change these with the glyphs or the hand, and only then.
    expect([train.images, train.labels, test!.images].map((bytes) => crc32(bytes).toString(16))).toEqual([
      "a01fdaae",
      "3a1457ae",
      "c0338087",
    ]);
  });

  it("draws others from another seed, and others for the test", () => {
    const other = makeBuiltinDigits(8, sizes);
    expect(Buffer.compare(other.train.images, digits.train.images)).not.toBe(0);
    const seen = new Set<number>();
    for (const { images } of [digits.train, digits.test!]) {
      for (let at = 0; at < images.length; at += 784) seen.add(crc32(images.subarray(at, at + 784)));
    }
    expect(seen.size).toBe(sizes.train + sizes.test);
  });

  it("is a data set of 28×28 in ten classes", () => {
    const { name, rows, cols, classes, train, test } = digits;
    expect({ name, rows, cols, classes }).toEqual({
      name: "Built-in digits",
      rows: 28,
      cols: 28,
      classes: 10,
    });
    expect([train.images.length, test!.images.length]).toEqual([784 * 3000, 784 * 500]);
    expect(makeBuiltinDigits(1, { train: 10, test: 0 }).test).toBeNull();
  });

  it("has as many of each digit, shuffled", () => {
    expect(countsOf(digits.train.labels)).toEqual(new Array(10).fill(300));
    expect(countsOf(digits.test!.labels)).toEqual(new Array(10).fill(50));
    // The first hundred of an unshuffled set would hold one or ten classes evenly; chance does not.
    const counts = countsOf(digits.train.labels.subarray(0, 100));
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(Math.max(...counts)).not.toBe(Math.min(...counts));
  });

  it("has MNIST's ink", () => {
    const { images } = digits.train;
    const means = Array.from(
      { length: sizes.train },
      (_, i) => image(i).reduce((sum, v) => sum + v, 0) / 784 / 255,
    );
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    const spread = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / means.length);
    const share = (from: number, to: number) =>
      images.filter((v) => v >= from && v <= to).length / images.length;
    // MNIST: mean 0.1307, between images 0.044, not empty 0.191, full 0.075.
    expect(mean).toBeGreaterThan(0.12);
    expect(mean).toBeLessThan(0.145);
    expect(spread).toBeGreaterThan(0.03);
    expect(spread).toBeLessThan(0.05);
    expect(share(1, 255)).toBeGreaterThan(0.16);
    expect(share(1, 255)).toBeLessThan(0.21);
    expect(share(251, 255)).toBeGreaterThan(0.06);
    expect(share(251, 255)).toBeLessThan(0.1);
  });

  it("lays some digits a pixel off MNIST's place, and cuts off none", () => {
    const offsets = { rows: new Map<number, number>(), cols: new Map<number, number>() };
    for (let i = 0; i < sizes.train; i++) {
      const ink = image(i);
      let [sum, down, across] = [0, 0, 0];
      ink.forEach((value, at) => {
        sum += value;
        down += value * Math.floor(at / 28);
        across += value * (at % 28);
      });
      for (const [counts, middle] of [
        [offsets.rows, down / sum],
        [offsets.cols, across / sum],
      ] as const) {
        // Framing by whole pixels leaves half a pixel; bytes are rounded.
        const off = Math.round(middle - 14.001);
        counts.set(off, (counts.get(off) ?? 0) + 1);
      }
    }
    for (const counts of Object.values(offsets)) {
      for (const step of [-1, 1]) {
        expect((counts.get(step) ?? 0) / sizes.train).toBeGreaterThan(0.15);
        expect((counts.get(step) ?? 0) / sizes.train).toBeLessThan(0.25);
      }
      expect((counts.get(0) ?? 0) / sizes.train).toBeGreaterThan(0.55);
    }
  });

  it("has digits of one class more alike than those of others", () => {
    // Nearest class mean, learned on the training part: 0.1 by chance.
    const means = Array.from({ length: 10 }, () => new Float64Array(784));
    digits.train.labels.forEach((label, i) => image(i).forEach((v, p) => (means[label][p] += v / 300)));
    let right = 0;
    digits.test!.labels.forEach((label, i) => {
      const one = digits.test!.images.subarray(784 * i, 784 * (i + 1));
      const distances = means.map((mean) => mean.reduce((sum, v, p) => sum + (v - one[p]) ** 2, 0));
      if (distances.indexOf(Math.min(...distances)) === label) right++;
    });
    expect(right / 500).toBeGreaterThan(0.6);
  });
});

describe("drawBuiltinDigits", () => {
  it("reports in small steps up to the whole number and ends with the same data set", () => {
    const drawing = drawBuiltinDigits(7, sizes);
    const reports: number[] = [];
    for (;;) {
      const step = drawing.next();
      if (step.done) {
        expect(Buffer.compare(step.value.train.images, digits.train.images)).toBe(0);
        break;
      }
      reports.push(step.value);
    }
    expect(reports).toEqual([...reports].sort((a, b) => a - b));
    expect(reports.length).toBeGreaterThanOrEqual(14);
    expect(reports.every((done) => done <= 3500)).toBe(true);
  });
});

describe("writeDigit", () => {
  it("writes finite strokes for every digit, with a pen that fits the image", () => {
    const random = new RandomState(3);
    for (let i = 0; i < 1000; i++) {
      const { strokes, penWidth } = writeDigit(random, i % 10);
      expect(strokes.every((stroke) => stroke.every(Number.isFinite))).toBe(true);
      expect(penWidth).toBeGreaterThanOrEqual(1.5);
      expect(penWidth).toBeLessThanOrEqual(4.2);
      expect(frameStrokes(strokes, { penWidth })).not.toBeNull();
    }
  });

  it("uses every way of writing a digit", () => {
    const random = new RandomState(3);
    const lengths = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      lengths.add(
        writeDigit(random, 7)
          .strokes.map((stroke) => stroke.length)
          .join(),
      );
    }
    const glyphLengths = GLYPHS[7].map(({ strokes }) => strokes.map((points) => points.length).join());
    expect(lengths.size).toBe(new Set(glyphLengths).size);
  });
});

describe("a hand's ways", () => {
  const fours = Array.from({ length: 400 }, (_, seed) => writeDigit(new RandomState(seed), 4).strokes);

  it("are the seed's own", () => {
    const again = writeDigit(new RandomState(11), 4).strokes;
    expect(again).toEqual(fours[11]);
    expect(again).not.toEqual(fours[12]);
  });

  it("keep every point within reach of the digit", () => {
    const random = new RandomState(5);
    for (let i = 0; i < 2000; i++) {
      for (const stroke of writeDigit(random, i % 10).strokes) {
        // Heights of a digit, from its middle.
        expect(stroke.every((value) => Math.abs(value) < 3)).toBe(true);
      }
    }
  });

  it("join strokes now with a gap, now reaching across", () => {
    const crossings = fours.filter((strokes) => strokes.length === 2).map(([bar, stem]) => cross(bar, stem));
    const crossed = crossings.filter(Boolean).length / crossings.length;
    expect(crossings.length).toBeGreaterThan(200);
    expect(crossed).toBeGreaterThan(0.5);
    expect(crossed).toBeLessThan(0.98);
  });
});

/** Whether two strokes have a point in common. */
function cross(one: Float32Array, other: Float32Array): boolean {
  const side = (s: Float32Array, a: number, x: number, y: number) =>
    Math.sign((s[a + 2] - s[a]) * (y - s[a + 1]) - (s[a + 3] - s[a + 1]) * (x - s[a]));
  for (let a = 0; a + 3 < one.length; a += 2) {
    for (let b = 0; b + 3 < other.length; b += 2) {
      const parts = side(one, a, other[b], other[b + 1]) * side(one, a, other[b + 2], other[b + 3]);
      if (parts <= 0 && side(other, b, one[a], one[a + 1]) * side(other, b, one[a + 2], one[a + 3]) <= 0) {
        return true;
      }
    }
  }
  return false;
}

describe("GLYPHS", () => {
  it("has for each digit more than one way, of whole points in pairs", () => {
    expect(GLYPHS).toHaveLength(10);
    for (const glyphs of GLYPHS) {
      expect(glyphs.length).toBeGreaterThan(1);
      for (const { weight, strokes } of glyphs) {
        expect(weight).toBeGreaterThan(0);
        for (const points of strokes) {
          expect(points.length % 2).toBe(0);
          expect(points.length).toBeGreaterThanOrEqual(4);
        }
      }
    }
  });
});
