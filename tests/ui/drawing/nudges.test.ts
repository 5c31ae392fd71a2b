import { describe, expect, it } from "vitest";
import { noNudge, type Nudge } from "../../../src/data/framing/drawing.ts";
import {
  dragged,
  handleAt,
  handlesOf,
  nudged,
  nudgedByKey,
  ranges,
} from "../../../src/ui/drawing/nudge/nudges.ts";

const typed = (keys: readonly string[], start: Nudge = noNudge) =>
  keys.reduce<Nudge>((nudge, key) => nudgedByKey(nudge, key) ?? nudge, start);

describe("nudged", () => {
  it("keeps every value within its range", () => {
    expect(nudged(noNudge, { dx: 99, dy: -99, scale: 9, rotation: 400, thickness: -9 })).toEqual({
      dx: ranges.dx.most,
      dy: ranges.dy.least,
      scale: ranges.scale.most,
      rotation: ranges.rotation.most,
      thickness: ranges.thickness.least,
    });
  });

  it("leaves no crumbs of binary fractions", () => {
    expect(nudged(noNudge, { scale: 1.05 + 0.05 + 0.05 }).scale).toBe(1.15);
  });
});

describe("nudgedByKey", () => {
  it("moves by a pixel with the arrows", () => {
    expect(typed(["ArrowRight", "ArrowRight", "ArrowUp"])).toEqual({ ...noNudge, dx: 2, dy: -1 });
  });

  it("scales, turns and thickens, and back again", () => {
    const forth = typed(["+", "r", "t"]);
    expect(forth).toEqual({ ...noNudge, scale: 1.05, rotation: 5, thickness: 0.2 });
    expect(typed(["-", "R", "T"], forth)).toEqual(noNudge);
  });

  it("stops at the ends", () => {
    expect(typed(Array<string>(50).fill("ArrowLeft")).dx).toBe(ranges.dx.least);
  });

  it("knows no other key", () => {
    expect(nudgedByKey(noNudge, "x")).toBeNull();
    expect(nudgedByKey(noNudge, "Tab")).toBeNull();
    expect(nudgedByKey(noNudge, "constructor")).toBeNull();
  });
});

describe("the handles", () => {
  it("lie on the ring about the digit, wherever it has been moved and turned", () => {
    const nudge = { ...noNudge, dx: 2, dy: -1, rotation: 30 };
    const { centre, radius, scale, rotate } = handlesOf(nudge);
    expect(centre).toEqual({ x: 16, y: 13 });
    expect(Math.hypot(rotate.x - centre.x, rotate.y - centre.y)).toBeCloseTo(radius, 9);
    expect(Math.hypot(scale.x - centre.x, scale.y - centre.y)).toBeCloseTo(radius, 9);
    expect(rotate.x, "clockwise from above").toBeGreaterThan(centre.x);
  });

  it("stay inside the image", () => {
    const { scale, rotate } = handlesOf({ ...noNudge, dx: 10, dy: -10, scale: 1.5 });
    for (const value of [scale.x, scale.y, rotate.x, rotate.y]) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(28);
    }
  });

  it("are taken hold of near by, and the digit itself elsewhere", () => {
    const { scale, rotate } = handlesOf(noNudge);
    expect(handleAt({ x: scale.x + 1, y: scale.y - 1 }, noNudge)).toBe("scale");
    expect(handleAt({ x: rotate.x, y: rotate.y + 2 }, noNudge)).toBe("rotate");
    expect(handleAt({ x: 14, y: 14 }, noNudge)).toBe("move");
  });
});

describe("a drag", () => {
  it("moves by whole pixels", () => {
    const moved = dragged(noNudge, "move", { x: 10, y: 10 }, { x: 12.6, y: 8.8 });
    expect(moved).toEqual({ ...noNudge, dx: 3, dy: -1 });
  });

  it("scales as the distance from the middle grows", () => {
    const { scale } = handlesOf(noNudge);
    const half = { x: 14 + (scale.x - 14) * 0.7, y: 14 + (scale.y - 14) * 0.7 };
    expect(dragged(noNudge, "scale", scale, half)).toEqual({ ...noNudge, scale: 0.7 });
  });

  it("turns as the angle about the middle grows, the shorter way round", () => {
    const { rotate } = handlesOf(noNudge);
    expect(dragged(noNudge, "rotate", rotate, { x: 20, y: 8 })).toEqual({ ...noNudge, rotation: 45 });
    const left = { x: 4, y: 14.5 };
    expect(dragged({ ...noNudge, rotation: 10 }, "rotate", left, { x: 4, y: 13.5 }).rotation).toBe(16);
  });

  it("begins from where the digit is", () => {
    const start = { ...noNudge, dx: 3, scale: 1.2 };
    expect(dragged(start, "scale", handlesOf(start).scale, handlesOf(start).scale)).toEqual(start);
    expect(dragged(start, "move", { x: 5, y: 5 }, { x: 4, y: 5 })).toEqual({ ...start, dx: 2 });
  });
});
