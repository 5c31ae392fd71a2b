import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDrawing, type Drawing } from "../../../src/data/framing/drawing.ts";
import { fromBase64url, toBase64url } from "../../../src/experiment/drawingText/base64url.ts";
import { formatDrawing } from "../../../src/experiment/drawingText/formatDrawing.ts";
import { parseDrawing } from "../../../src/experiment/drawingText/parseDrawing.ts";
import { penDigitsFile } from "../../realData.mjs";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { propertySeed } from "../validConfig.ts";

const drawn = (...strokes: number[][]): Drawing => ({
  strokes: strokes.map((points) => Float32Array.from(points)),
  picture: null,
});
const coordinate = fc.double({ min: -9000, max: 9000, noNaN: true });
const stroke = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 })
  .map((points) => points.flat());

describe("toBase64url", () => {
  it("writes bytes that fromBase64url reads back, as Node does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
      { seed: propertySeed },
    );
  });

  it("is refused with a foreign letter, a single one too many, or bits left over", () => {
    expect(["AQ=", "A+", "A", "AQAAA", "AR"].map(fromBase64url)).toEqual([null, null, null, null, null]);
  });
});

describe("formatDrawing", () => {
  it("keeps every stroke of a few points within half a unit and the tolerance", () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 5 }), (strokes) => {
        const back = parseDrawing(formatDrawing(drawn(...strokes))!)!;
        expect(back.strokes).toHaveLength(strokes.length);
        for (const [k, points] of strokes.entries()) {
          const ends = [...points.slice(0, 2), ...points.slice(-2)].map((value) =>
            Math.round(Math.min(8191, Math.max(-8191, value))),
          );
          expect([...back.strokes[k].slice(0, 2), ...back.strokes[k].slice(-2)]).toEqual(
            ends.map((value) => value + 0),
          );
        }
      }),
      { seed: propertySeed },
    );
  });

  it("leaves out what lies on the way, but no corner", () => {
    const text = formatDrawing(drawn([10, 10, 20, 10.3, 30, 10, 50, 10, 50, 40, 50.4, 60, 50, 90]))!;
    expect(parseDrawing(text)).toEqual(drawn([10, 10, 50, 10, 50, 90]));
  });

  it("keeps a loop that ends where it began, a dot, and a tap without movement", () => {
    const loop = Array.from({ length: 65 }, (_, i) => [
      160 + 80 * Math.cos((i / 32) * Math.PI),
      160 + 80 * Math.sin((i / 32) * Math.PI),
    ]).flat();
    const back = parseDrawing(formatDrawing(drawn(loop, [30, 40], [7, 7, 7, 7]))!)!;
    expect(back.strokes[0].length).toBeGreaterThan(24);
    expect(back.strokes.slice(1)).toEqual(drawn([30, 40], [7, 7]).strokes);
  });

  it("is coarser for a scribble, and gives up where there is too much ink for a link", () => {
    const scribble = Array.from({ length: 4000 }, (_, i) => [
      160 + 0.04 * i * Math.cos(i / 40),
      160 + 0.04 * i * Math.sin(i / 30),
    ]).flat();
    expect(formatDrawing(drawn(scribble))!.length).toBeLessThanOrEqual(1500);
    const dots = Array.from({ length: 1000 }, (_, i) => [i % 300, i % 299]);
    expect(formatDrawing(drawn(...dots))).toBeNull();
  });

  it("has nothing to say of an empty pad, a picture without ink, or points that are none", () => {
    const blank = { rows: 3, cols: 3, ink: new Uint8Array(9) };
    expect(formatDrawing(drawn())).toBeNull();
    expect(formatDrawing({ strokes: [], picture: blank })).toBeNull();
    expect(formatDrawing(drawn([NaN, 3]))).toBeNull();
  });
});

describe("parseDrawing", () => {
  it("gives a drawing or null for any text whatever", () => {
    const anyText = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.uint8Array({ minLength: 24, maxLength: 24, max: 199 }))
        .map(([points, bytes]) => toBase64url(Uint8Array.of(1, 1, points, ...bytes.slice(0, 2 * points)))),
      fc.uint8Array({ maxLength: 30 }).map((bytes) => toBase64url(Uint8Array.of(2, ...bytes))),
    );
    let read = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const drawing = parseDrawing(text);
        if (drawing === null) return;
        read += 1;
        expect(drawing.strokes.every((points) => points.length >= 2 && points.every(isFinite))).toBe(true);
        expect(readDrawing(drawing)).not.toBeNull();
      }),
      { seed: propertySeed, numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(0);
  });

  it("refuses every beginning of a drawing, and anything behind it", () => {
    const bytes = fromBase64url(formatDrawing(drawn([10, 10, 50, 10], [200, 300, 5, 7]))!)!;
    for (let length = 0; length < bytes.length; length++) {
      expect(parseDrawing(toBase64url(bytes.subarray(0, length)))).toBeNull();
    }
    expect(parseDrawing(toBase64url(Uint8Array.of(...bytes, 0)))).toBeNull();
    expect(parseDrawing(toBase64url(bytes))).not.toBeNull();
  });

  it("refuses what would be too large", () => {
    expect(parseDrawing("A".repeat(16_385))).toBeNull();
    expect(parseDrawing(toBase64url(Uint8Array.of(1, 1, 255, 255, 127)))).toBeNull();
    expect(parseDrawing(toBase64url(Uint8Array.of(1, 1, 1, 255, 255, 3, 0)))).toBeNull();
    expect(parseDrawing(toBase64url(Uint8Array.of(2, ...new Array<number>(785).fill(9))))).toBeNull();
  });
});

describeWithData("a drawing in a link, of MNIST's digits as pictures", () => {
  it("is read as it was, to the last bit", async () => {
    const { test } = await loadMnist();
    let longest = 0;
    for (let k = 0; k < 200; k++) {
      const ink = test.images.subarray(k * 784, (k + 1) * 784);
      const text = formatDrawing({ strokes: [], picture: { rows: 28, cols: 28, ink } })!;
      longest = Math.max(longest, text.length);
      expect(readDrawing(parseDrawing(text)!)!.image).toEqual(ink);
    }
    // Measured: 460.
    expect(longest).toBeLessThan(600);
  });
});

describeWithData(
  "a drawing in a link, of real pens",
  () => {
    it("is short, and read nearly as it was drawn", () => {
      const pens = JSON.parse(gunzipSync(readFileSync(penDigitsFile()!)).toString()) as {
        strokes: number[][];
      }[];
      const digits = pens.filter((_, k) => k % 5 === 0);
      let [longest, letters, difference] = [0, 0, 0];
      for (const { strokes } of digits) {
        // On the pad as a person draws: in the middle two thirds.
        const drawing = drawn(...strokes.map((points) => points.map((value) => 50 + value * 0.22)));
        const text = formatDrawing(drawing)!;
        longest = Math.max(longest, text.length);
        letters += text.length;
        const [before, after] = [drawing, parseDrawing(text)!].map((each) => readDrawing(each)!.image);
        difference += before.reduce((sum, value, i) => sum + Math.abs(value - after[i]), 0) / 784;
      }
      // Measured: 292 letters at most, 100 on average; a mean difference of 0.64 of 255 a pixel.
      expect(longest).toBeLessThan(350);
      expect(letters / digits.length).toBeLessThan(110);
      expect(difference / digits.length).toBeLessThan(0.8);
    });
  },
  "pen-digits",
);
