import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDrawing } from "../../../src/data/framing/drawing.ts";
import { withoutHooks } from "../../../src/data/framing/hooks.ts";
import { withoutSlips } from "../../../src/data/framing/slips.ts";
import { tidyStrokes } from "../../../src/data/framing/tidyStrokes.ts";
import { penDigitsFile } from "../../realData.mjs";
import { describeWithData } from "../../sharedData.ts";

const strokesOf = (...points: readonly (readonly number[])[]) =>
  points.map((stroke) => Float32Array.from(stroke));
const [bar] = strokesOf([100, 0, 100, 50, 100, 100, 100, 150, 100, 200]);
const lengths = (strokes: readonly Float32Array[]) => strokes.map((stroke) => stroke.length / 2);

describe("withoutHooks", () => {
  const [hooked] = strokesOf([95, 12, 98, 5, 100, 0, 100, 60, 100, 120, 100, 200, 108, 190]);

  it("cuts ends that turn back by more than a right angle within reach", () => {
    expect([...withoutHooks(hooked, 20)]).toEqual([100, 0, 100, 60, 100, 120, 100, 200]);
    expect([...withoutHooks(hooked, 14)]).toEqual([100, 0, 100, 60, 100, 120, 100, 200]);
    expect(withoutHooks(hooked, 7)).toEqual(hooked);
  });

  it("keeps corners up to a right angle, and straight ends", () => {
    for (const kept of strokesOf([90, 0, 100, 0, 100, 100, 100, 200], [95, -5, 100, 0, 100, 100], [...bar])) {
      expect(withoutHooks(kept, 30)).toEqual(kept);
    }
  });

  it("leaves strokes of one or two points and those that are nothing but hooks", () => {
    for (const kept of strokesOf([5, 5], [5, 5, 6, 6], [5, 5, 5, 5, 5, 5], [0, 0, 5, 0, 0, 0])) {
      expect(withoutHooks(kept, 30)).toEqual(kept);
    }
  });
});

describe("withoutSlips", () => {
  it("drops specks that stand clear of the digit", () => {
    const [dot, speck] = strokesOf([190, 20], [20, 180, 30, 190]);
    expect(withoutSlips([dot, bar, speck])).toEqual([bar]);
    expect(withoutSlips([bar])).toEqual([bar]);
  });

  it("keeps what is near a line, though far from its points, and what is large", () => {
    const [line, near, tick] = strokesOf([0, 0, 0, 200], [30, 100], [150, 100, 150, 140]);
    expect(withoutSlips([line, near, tick])).toEqual([line, near, tick]);
  });

  it("keeps what is just near enough, whatever the engine's Math.hypot", () => {
    // 35, 120 and 125 are a right triangle's sides; V8's Math.hypot gives a little more than 125.
    const [line, speck] = strokesOf([0, 0, 0, 625], [-35, 745]);
    expect(withoutSlips([line, speck])).toEqual([line, speck]);
  });

  it("keeps everything where there are only specks", () => {
    const dots = strokesOf([0, 0], [100, 0], [0, 100]);
    expect(withoutSlips(dots)).toEqual(dots);
    expect(withoutSlips([])).toEqual([]);
  });
});

describe("tidyStrokes", () => {
  it("leaves out points that are not finite", () => {
    const dirty = strokesOf([NaN, 1, 0, 0, 5, Infinity, 50, 50, 200, 40, 7], [NaN, NaN]);
    expect(tidyStrokes(dirty)).toEqual(strokesOf([0, 0, 50, 50, 200, 40]));
    expect(tidyStrokes([])).toEqual([]);
  });

  it("takes as a hook what is no longer than the pen is wide, whatever the size", () => {
    for (const size of [1e-3, 1, 1e5]) {
      // The pen is 2.4 px wide, of which 17.6 px are left for the points.
      const hook = (length: number) => strokesOf([size * length, size, 0, 0, 0, size * 100, 0, size * 176]);
      expect(lengths(tidyStrokes(hook(23)))).toEqual([3]);
      expect(lengths(tidyStrokes(hook(25)))).toEqual([4]);
    }
  });

  it("never empties a drawing", () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 320 }));
    const drawings = fc.array(fc.array(point, { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(drawings, (drawing) => {
        const strokes = strokesOf(...drawing.map((points) => points.flat()));
        const tidy = tidyStrokes(strokes);
        expect(tidy.length).toBeGreaterThan(0);
        expect(Math.min(...lengths(tidy))).toBeGreaterThan(0);
        expect(readDrawing({ strokes, picture: null })).not.toBeNull();
      }),
      { seed: 2024 },
    );
  });
});

describeWithData(
  "tidyStrokes on real pens",
  () => {
    it("finds a hook in four of ten digits and a slip in three of a thousand", () => {
      const digits = JSON.parse(gunzipSync(readFileSync(penDigitsFile()!)).toString()) as {
        strokes: number[][];
      }[];
      let [hooks, slips, points, kept] = [0, 0, 0, 0];
      for (const digit of digits) {
        const strokes = strokesOf(...digit.strokes);
        const tidy = tidyStrokes(strokes);
        const total = (all: readonly Float32Array[]) => lengths(all).reduce((sum, n) => sum + n, 0);
        if (tidy.length < strokes.length) slips++;
        else if (total(tidy) < total(strokes)) hooks++;
        points += total(strokes);
        kept += total(tidy);
      }
      // Measured: 1,003 of 2,415.
      expect(hooks / digits.length).toBeCloseTo(0.415, 1);
      expect(slips).toBe(7);
      // Measured: 96 of 100 points stay.
      expect(kept / points).toBeGreaterThan(0.9);
      expect(kept).toBeLessThan(points);
    });
  },
  "pen-digits",
);
