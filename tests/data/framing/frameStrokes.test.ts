import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameStrokes, PEN_WIDTH, type Stroke } from "../../../src/data/framing/frameStrokes.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { penDigitsFile } from "../../realData.mjs";
import { describeWithData } from "../../sharedData.ts";

const seed = 2024;

interface Ink {
  readonly width: number;
  readonly height: number;
  readonly centreX: number;
  readonly centreY: number;
  /** Full pixels that the ink amounts to. */
  readonly mass: number;
  readonly touchesEdge: boolean;
}

function inkOf(image: Uint8Array): Ink {
  let [mass, x, y] = [0, 0, 0];
  const cols: number[] = [];
  const rows: number[] = [];
  image.forEach((value, i) => {
    if (value === 0) return;
    const [col, row] = [i % 28, Math.floor(i / 28)];
    mass += value;
    x += value * col;
    y += value * row;
    cols.push(col);
    rows.push(row);
  });
  const [left, right, top, bottom] = [
    Math.min(...cols),
    Math.max(...cols),
    Math.min(...rows),
    Math.max(...rows),
  ];
  return {
    width: right - left + 1,
    height: bottom - top + 1,
    centreX: x / mass,
    centreY: y / mass,
    mass: mass / 255,
    touchesEdge: left === 0 || top === 0 || right === 27 || bottom === 27,
  };
}

/** A box of 20 px, on as many pixels or one more, with its mass no further off the middle than `off`. */
function expectFramed(image: Uint8Array, off = 0.125): void {
  const ink = inkOf(image);
  expect([20, 21]).toContain(Math.max(ink.width, ink.height));
  if (ink.touchesEdge) return;
  for (const centre of [ink.centreX, ink.centreY]) {
    // Rounding to bytes moves the centre a little. Measured: 0.018 further off.
    expect(Math.abs(centre - 14)).toBeLessThan(off + 0.025);
  }
}

function strokes(...points: readonly (readonly number[])[]): Stroke[] {
  return points.map((stroke) => Float32Array.from(stroke));
}

function moved(drawing: readonly Stroke[], scale: number, dx: number, dy: number): Stroke[] {
  return drawing.map((stroke) => stroke.map((value, i) => value * scale + (i % 2 === 0 ? dx : dy)));
}

const coordinate = fc.integer({ min: -1000, max: 1000 });
const drawings = fc
  .array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((lines) => lines.map((points) => Float32Array.from(points.flat())))
  .filter((drawing) => new Set(drawing.flatMap((stroke) => Array.from(stroke))).size > 4);

/** Ink of each pixel of the box by counting 16·16 points of it. */
function supersampled(points: readonly number[], penWidth: number): Float64Array {
  const ink = new Float64Array(784);
  const fine = 16;
  for (let row = 0; row < 28 * fine; row++) {
    for (let col = 0; col < 28 * fine; col++) {
      const x = (col + 0.5) / fine;
      const y = (row + 0.5) / fine;
      for (let i = 0; i + 3 < points.length; i += 2) {
        const [x0, y0, x1, y1] = points.slice(i, i + 4);
        const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2);
        const t = Math.min(1, Math.max(0, along));
        if (Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0)) > penWidth / 2) continue;
        ink[Math.floor(row / fine) * 28 + Math.floor(col / fine)] += 1 / fine ** 2;
        break;
      }
    }
  }
  return ink;
}

describe("frameStrokes", () => {
  it("fills a box of 20 px and centres its mass at (14, 14)", () => {
    fc.assert(
      fc.property(drawings, fc.double({ min: 1, max: 4, noNaN: true }), (drawing, penWidth) => {
        expectFramed(frameStrokes(drawing, { penWidth })!.image);
      }),
      { seed },
    );
  });

  it("moves by whole pixels, as MNIST did, where a pixel is not divided", () => {
    fc.assert(
      fc.property(drawings, (drawing) => {
        const { image, inkLeft, inkTop } = frameStrokes(drawing, { fine: 1 })!;
        expectFramed(image, 0.5);
        expect([inkLeft, inkTop].every(Number.isInteger)).toBe(true);
        const ink = inkOf(image);
        expect(Math.max(ink.width, ink.height)).toBe(20);
      }),
      { seed },
    );
  });

  it("does not depend on where and how large the drawing is", () => {
    fc.assert(
      fc.property(
        drawings,
        fc.integer({ min: -6, max: 6 }),
        coordinate,
        coordinate,
        (drawing, power, dx, dy) => {
          const there = moved(drawing, 2 ** power, dx, dy);
          expect(frameStrokes(there)!.image).toEqual(frameStrokes(drawing)!.image);
        },
      ),
      { seed },
    );
  });

  it("gives the inked area of each pixel", () => {
    const errors = (count: number) => {
      const random = new RandomState(5);
      const all: number[] = [];
      for (let drawing = 0; drawing < 12; drawing++) {
        const points = Array.from({ length: 2 * count }, () => random.rand());
        const { image, scale, left, top } = frameStrokes(strokes(points))!;
        const placed = Array.from(
          Float32Array.from(points),
          (value, i) => value * scale + (i % 2 === 0 ? left : top),
        );
        supersampled(placed, PEN_WIDTH).forEach((area, i) => all.push(Math.abs(area - image[i] / 255)));
      }
      return { worst: Math.max(...all), mean: all.reduce((sum, error) => sum + error, 0) / all.length };
    };
    // Measured on single lines: 0.022 at worst.
    expect(errors(2).worst).toBeLessThan(0.03);
    // Where lines meet, a part that both cover in part gets the larger part only. Measured: 0.00041.
    expect(errors(4).mean).toBeLessThan(0.0008);
  });

  it("draws a dot as wide as the pen, however often it is drawn", () => {
    const area = Math.PI * (PEN_WIDTH / 2) ** 2;
    for (const dot of [strokes([5, 5]), strokes([5, 5, 5, 5, 5, 5]), strokes([5, 5], [5, 5])]) {
      const ink = inkOf(frameStrokes(dot)!.image);
      expect(ink.mass).toBeGreaterThan(0.8 * area);
      expect(ink.mass).toBeLessThan(1.2 * area);
      expect(Math.round(ink.centreX)).toBe(14);
      expect(Math.round(ink.centreY)).toBe(14);
    }
  });

  it("counts a drawing up to dotSize as a dot", () => {
    const tap = strokes([100, 100, 101, 100.5, 101, 101]);
    expect(inkOf(frameStrokes(tap, { dotSize: 2 })!.image).width).toBeLessThanOrEqual(4);
    expect(inkOf(frameStrokes(tap, { dotSize: 0.5 })!.image).width).toBe(20);
  });

  it("draws a straight line as long as the box and as wide as the pen", () => {
    const upright = frameStrokes(strokes([7, 0, 7, 300]), { penWidth: 2 })!;
    expect([upright.inkWidth, upright.inkHeight]).toEqual([2, 20]);
    const level = frameStrokes(strokes([0, 7, 300, 7]), { penWidth: 3 })!;
    expect([level.inkWidth, level.inkHeight]).toEqual([20, 3]);
    for (const [{ image, inkWidth, inkHeight, inkLeft, inkTop }, penWidth] of [
      [upright, 2],
      [level, 3],
    ] as const) {
      // A rectangle with a half circle at either end.
      const area = penWidth * (20 - penWidth) + Math.PI * (penWidth / 2) ** 2;
      // Measured: 0.10 px off.
      expect(Math.abs(inkOf(image).mass - area)).toBeLessThan(0.2);
      expect(inkLeft + inkWidth / 2).toBeCloseTo(14.5, 9);
      expect(inkTop + inkHeight / 2).toBeCloseTo(14.5, 9);
    }
  });

  it("keeps all ink even if its mass lies at one end", () => {
    const scribble = Array.from({ length: 60 }, (_, i) => [i % 2 === 0 ? 0 : 30, i * 1.6]).flat();
    const { image } = frameStrokes(strokes(scribble, [10, 50, 100, 50]))!;
    const ink = inkOf(image);
    expect([ink.width, ink.height]).toEqual([20, 20]);
    expect(ink.touchesEdge).toBe(true);
  });

  it("reads drawings of any size and of many strokes", () => {
    for (const scale of [1e-30, 1e-3, 1, 1e6, 1e30]) {
      expectFramed(frameStrokes(moved(strokes([0, 0, 3, 1, 2, 5]), scale, 0, 0))!.image);
    }
    const fan = Array.from({ length: 20 }, (_, i) => Float32Array.of(i, 0, 20 - i, 30));
    expectFramed(frameStrokes(fan)!.image);
  });

  it("gives null for no point", () => {
    for (const nothing of [[], strokes([]), strokes([], [1]), strokes([NaN, 1, 2, Infinity])]) {
      expect(frameStrokes(nothing)).toBeNull();
    }
  });

  it("leaves out points that are not finite", () => {
    const clean = strokes([0, 0, 5, 5, 9, 2]);
    const dirty = strokes([0, 0, NaN, 3, 5, 5, Infinity, 4, 9, 2]);
    expect(frameStrokes(dirty)!.image).toEqual(frameStrokes(clean)!.image);
  });

  it("draws into the bytes it is given, whatever they held", () => {
    const drawing = strokes([0, 0, 5, 5, 9, 2]);
    const into = new Uint8Array(784).fill(77);
    expect(frameStrokes(drawing, { into })!.image).toBe(into);
    expect(into).toEqual(frameStrokes(drawing)!.image);
  });

  it("says where the strokes lie in the image", () => {
    const { image, scale, left, top } = frameStrokes(strokes([10, 20, 60, 20, 60, 120]))!;
    for (const [x, y] of [
      [10, 20],
      [60, 20],
      [60, 120],
    ]) {
      expect(image[Math.floor(y * scale + top) * 28 + Math.floor(x * scale + left)]).toBe(255);
    }
  });
});

describeWithData(
  "frameStrokes on real pens",
  () => {
    const digits = JSON.parse(gunzipSync(readFileSync(penDigitsFile()!)).toString()) as {
      strokes: number[][];
    }[];

    it("frames every digit as MNIST does, with MNIST's amount of ink", () => {
      let mass = 0;
      for (const digit of digits) {
        const { image } = frameStrokes(strokes(...digit.strokes))!;
        expectFramed(image);
        mass += inkOf(image).mass / 784;
      }
      // MNIST: 0.1307 in training, 0.1325 in test images.
      expect(mass / digits.length).toBeGreaterThan(0.12);
      expect(mass / digits.length).toBeLessThan(0.14);
    });
  },
  "pen-digits",
);
