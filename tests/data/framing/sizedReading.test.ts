import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  noNudge,
  readDrawing,
  type Drawing,
  type ImageSize,
  type Nudge,
  type Reading,
} from "../../../src/data/framing/drawing.ts";
import { shiftImage } from "../../../src/data/framing/nudge.ts";

const drawn = (...strokes: readonly (readonly number[])[]): Drawing => ({
  strokes: strokes.map((stroke) => Float32Array.from(stroke)),
  picture: null,
});
const seven = drawn([80, 80, 240, 80, 140, 280], [110, 180, 220, 180]);
const one = drawn([160, 40, 160, 300]);
const dash = drawn([40, 160, 300, 160]);
const dot = drawn([50, 50]);
const pictureOf = (drawing: Drawing): Drawing => ({
  strokes: [],
  picture: { rows: 28, cols: 28, ink: readDrawing(drawing)!.image },
});

const read = (drawing: Drawing, size: ImageSize, nudge: Partial<Nudge> = {}, framed = true) =>
  readDrawing(drawing, { framed, nudge: { ...noNudge, ...nudge } }, size)!;

const massOf = (image: Uint8Array) => image.reduce((sum, value) => sum + value, 0) / 255;

/** Where ink begins and ends, in pixels, pixels that are hardly touched left out. */
function extentOf({ image, rows, cols }: Reading) {
  const [inkedRows, inkedCols] = [new Set<number>(), new Set<number>()];
  image.forEach((value, i) => {
    if (value < 40) return;
    inkedRows.add(Math.floor(i / cols));
    inkedCols.add(i % cols);
  });
  const span = (of: Set<number>) => [Math.min(...of), Math.max(...of) + 1] as const;
  expect(rows * cols).toBe(image.length);
  return { across: span(inkedCols), down: span(inkedRows) };
}

describe("readDrawing, for images of another size", () => {
  it("leaves 28×28 as it is", () => {
    for (const drawing of [seven, dot, pictureOf(seven)]) {
      expect(read(drawing, { rows: 28, cols: 28 })).toEqual(readDrawing(drawing));
    }
  });

  it("fills as much of a square image as MNIST's digits do, 20 of 28 parts", () => {
    for (const drawing of [seven, pictureOf(seven)]) {
      for (const side of [14, 20, 28, 32, 56, 64]) {
        const { down } = extentOf(read(drawing, { rows: side, cols: side }));
        // A picture's box is known to a pixel of 28.
        const near = 1.5 * Math.max(1, side / 28);
        expect(Math.abs(down[1] - down[0] - (20 / 28) * side), `${side}`).toBeLessThanOrEqual(near);
      }
    }
  });

  it("draws twice as large what it reads in twice the size", () => {
    const [small, large] = [read(seven, { rows: 28, cols: 28 }), read(seven, { rows: 56, cols: 56 })];
    expect(large.scale).toBeCloseTo(2 * small.scale, 9);
    expect(large.penWidth).toBeCloseTo(2 * small.penWidth, 9);
    expect(massOf(large.image) / massOf(small.image)).toBeCloseTo(4, 1);
    const halved = Float64Array.from({ length: 784 }, (_, i) => {
      const at = 2 * Math.floor(i / 28) * 56 + 2 * (i % 28);
      return (large.image[at] + large.image[at + 1] + large.image[at + 56] + large.image[at + 57]) / 4;
    });
    const apart = halved.reduce((sum, value, i) => sum + Math.abs(value - small.image[i]), 0) / 255;
    expect(apart / massOf(small.image)).toBeLessThan(0.05);
  });

  it("keeps the digit's shape in an image that is not square, and takes the room of the longer side", () => {
    const tall = extentOf(read(one, { rows: 20, cols: 12 }));
    expect(Math.abs(tall.down[1] - tall.down[0] - 20 * (20 / 28))).toBeLessThanOrEqual(1.5);
    expect(tall.across[1] - tall.across[0]).toBeLessThanOrEqual(3);
    const flat = extentOf(read(dash, { rows: 20, cols: 12 }));
    expect(Math.abs(flat.across[1] - flat.across[0] - 12 * (20 / 28))).toBeLessThanOrEqual(1.5);
    const reading = read(seven, { rows: 20, cols: 12 });
    const { boxWidth, boxHeight } = reading.framing!;
    const square = readDrawing(seven)!.framing!;
    expect(boxWidth / boxHeight).toBeCloseTo(square.boxWidth / square.boxHeight, 9);
  });

  it("tells where points of the pad lie", () => {
    for (const drawing of [seven, pictureOf(seven)]) {
      const { image, scale, left, top, cols } = read(one, { rows: 40, cols: 24 });
      expect(image[Math.floor(170 * scale + top) * cols + Math.floor(160 * scale + left)]).toBe(255);
      expect(read(drawing, { rows: 40, cols: 24 }).framing).not.toBeNull();
    }
  });

  it("shows the whole pad in the middle when raw", () => {
    const reading = read(one, { rows: 20, cols: 40 }, {}, false);
    expect([reading.scale, reading.left, reading.top]).toEqual([20 / 320, 10, 0]);
    expect(reading.framing).toBeNull();
    const { across } = extentOf(reading);
    expect((across[0] + across[1]) / 2).toBeCloseTo(20, 0);
  });

  it("gives a picture of the image's own size back when raw", () => {
    const ink = Uint8Array.from({ length: 240 }, (_, i) => (i * 37) % 256);
    const picture = { rows: 20, cols: 12, ink };
    expect(read({ strokes: [], picture }, { rows: 20, cols: 12 }, {}, false).image).toEqual(ink);
  });

  it("moves by whole pixels of the image", () => {
    const size = { rows: 20, cols: 12 };
    for (const drawing of [seven, pictureOf(seven)]) {
      const { image } = read(drawing, size);
      expect(read(drawing, size, { dx: 2, dy: -3 }).image).toEqual(shiftImage(image, 2, -3, size));
    }
  });

  it("turns about the image's own middle", () => {
    const size = { rows: 32, cols: 20 };
    const { image } = read(seven, size);
    const turned = read(seven, size, { rotation: 180 }).image;
    for (let i = 0; i < image.length; i++) {
      expect(Math.abs(turned[i] - image[image.length - 1 - i])).toBeLessThanOrEqual(2);
    }
  });

  it("keeps all framed ink inside, and some of it, from 1×1 to 64×64", () => {
    const side = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.constantFrom(seven, one, dash, dot, pictureOf(seven)),
        (rows, cols, drawing) => {
          const { image, framing } = read(drawing, { rows, cols });
          expect(image).toHaveLength(rows * cols);
          expect(massOf(image)).toBeGreaterThan(0);
          const { boxLeft, boxTop, boxWidth, boxHeight, shiftX, shiftY } = framing!;
          expect(Math.min(boxLeft + shiftX, boxTop + shiftY)).toBeGreaterThan(-1e-9);
          expect(boxLeft + shiftX + boxWidth).toBeLessThan(cols + 1e-9);
          expect(boxTop + shiftY + boxHeight).toBeLessThan(rows + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("gives null where there is no ink", () => {
    const size = { rows: 20, cols: 12 };
    expect(readDrawing(drawn(), undefined, size)).toBeNull();
    expect(
      readDrawing({ strokes: [], picture: { rows: 1, cols: 1, ink: Uint8Array.of(0) } }, undefined, size),
    ).toBeNull();
  });
});
