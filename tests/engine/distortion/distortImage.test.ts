import { describe, expect, it } from "vitest";
import { Distorter, MOVE_WORDS } from "../../../src/engine/distortion/distorter.ts";
import { distortImage } from "../../../src/engine/distortion/distortImage.ts";
import { FIELD_SIDE } from "../../../src/engine/distortion/field.ts";
import type { Distortion } from "../../../src/engine/engine.ts";

const usual: Distortion = { rows: 28, cols: 28, degrees: 10, seed: 3 };
const IMAGES = 4000;

/** Moves of many images, word by word. */
function movesOf(distortion: Distortion, images = IMAGES): Int32Array[] {
  const distorter = new Distorter(distortion);
  return Array.from({ length: images }, (_, index) => {
    const move = new Int32Array(MOVE_WORDS);
    distorter.writeMove(0, index, move, 0);
    return move;
  });
}

const distorted = (distortion: Distortion, image: Uint8Array, epoch = 0, index = 0) => {
  const to = new Uint8Array(image.length);
  distortImage(new Distorter(distortion), epoch, index, image, to);
  return to;
};

/** A ring that touches no edge. */
const ring = Uint8Array.from({ length: 784 }, (_, i) => {
  const radius = Math.hypot((i % 28) - 14, Math.floor(i / 28) - 14);
  return Math.abs(radius - 8) < 1.2 ? 255 : 0;
});

describe("Distorter", () => {
  it("turns by up to its degrees, to either side alike", () => {
    // With c for cos and s for sin of the turn: m[3] / m[4] is s / (s · slant + c), the slant being as small.
    const turns = movesOf(usual).map((m) => (Math.atan2(m[3], m[4]) * 180) / Math.PI);
    expect(Math.max(...turns)).toBeGreaterThan(9);
    expect(Math.min(...turns)).toBeLessThan(-9);
    expect(Math.max(...turns.map(Math.abs))).toBeLessThan(10.6);
    const mean = turns.reduce((sum, turn) => sum + turn, 0) / IMAGES;
    expect(Math.abs(mean)).toBeLessThan(4 * (10 / Math.sqrt(3 * IMAGES)));
  });

  it("shifts by up to a tenth of a pixel for each degree", () => {
    const shifts = movesOf(usual).map((m) => m[2] / 2 ** 16 - 14);
    expect(Math.max(...shifts)).toBeGreaterThan(0.95);
    expect(Math.min(...shifts)).toBeLessThan(-0.95);
    expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(1);
  });

  it("takes its windows from within the field", () => {
    for (const [rows, cols] of [
      [28, 28],
      [64, 64],
      [1, 64],
    ]) {
      for (const move of movesOf({ rows, cols, degrees: 45, seed: 1 }, 500)) {
        for (const start of [move[8], move[9]]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start % FIELD_SIDE).toBeLessThanOrEqual(FIELD_SIDE - cols);
          expect(Math.floor(start / FIELD_SIDE)).toBeLessThanOrEqual(FIELD_SIDE - rows);
        }
      }
    }
  });

  it("gives hardly any two images, or epochs, or seeds the same move", () => {
    const texts = new Set<string>();
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const distorter = new Distorter({ ...usual, seed });
      for (let epoch = 0; epoch < 3; epoch++) {
        for (let index = 0; index < 300; index++) {
          const move = new Int32Array(MOVE_WORDS);
          distorter.writeMove(epoch, index, move, 0);
          texts.add(move.join());
        }
      }
    }
    expect(texts.size).toBe(3 * 3 * 300);
  });
});

describe("distortImage", () => {
  it("leaves an image as it is when there is nearly nothing to do, but for faint ink", () => {
    const image = Uint8Array.from(ring);
    image[5] = 47; // fainter than what is kept
    image[6] = 48;
    const expected = Uint8Array.from(image);
    expected[5] = 0;
    expect(distorted({ ...usual, degrees: 1e-6 }, image)).toEqual(expected);
  });

  it("keeps about the amount of ink", () => {
    const inkOf = (image: Uint8Array) => image.reduce((sum, value) => sum + value, 0);
    let ink = 0;
    for (let index = 0; index < 200; index++) ink += inkOf(distorted(usual, ring, 0, index));
    expect(Math.abs(ink / 200 / inkOf(ring) - 1)).toBeLessThan(0.03); // measured: 0.7 % less
  });

  it("moves ink in from the edge without taking any from beyond it", () => {
    const full = new Uint8Array(784).fill(255);
    const image = distorted({ ...usual, degrees: 45 }, full, 0, 4);
    expect(Math.max(...image)).toBe(255);
    expect(image).toContain(0);
  });

  it("knows images that are not square", () => {
    const image = new Uint8Array(12 * 5).fill(200);
    const to = distorted({ rows: 12, cols: 5, degrees: 8, seed: 2 }, image);
    expect(to[6 * 5 + 2]).toBe(200);
  });
});
