import { describe, expect, it } from "vitest";
import { FRAME_SIZE } from "../../../src/data/framing/imageSize.ts";
import { isNudged, noNudge, nudgePlacement, shiftImage, shiftMap } from "../../../src/data/framing/nudge.ts";
import { RandomState } from "../../../src/engine/random.ts";

const random = new RandomState(7);
const noise = Uint8Array.from({ length: 784 }, () => 1 + Math.floor(255 * random.rand()));

const at = (image: Uint8Array, col: number, row: number) =>
  col < 0 || row < 0 || col > 27 || row > 27 ? 0 : image[row * 28 + col];

describe("shiftImage", () => {
  it("moves every pixel and loses what leaves the image", () => {
    for (const [dx, dy] of [
      [0, 0],
      [3, -2],
      [-6, 6],
      [27, 27],
      [28, 0],
      [0, -40],
    ]) {
      const shifted = shiftImage(noise, dx, dy);
      for (let row = 0; row < 28; row++) {
        for (let col = 0; col < 28; col++) {
          expect(at(shifted, col, row)).toBe(at(noise, col - dx, row - dy));
        }
      }
    }
  });

  it("writes into the bytes it is given, whatever they held", () => {
    const into = new Uint8Array(784).fill(9);
    expect(shiftImage(noise, 5, 1, FRAME_SIZE, into)).toBe(into);
    expect(into).toEqual(shiftImage(noise, 5, 1));
  });
});

describe("shiftMap", () => {
  it("holds all 169 shifts up to 6 px, row by row from the upper left", () => {
    const map = shiftMap(noise);
    expect(map.length).toBe(169 * 784);
    for (let i = 0; i < 169; i++) {
      const expected = shiftImage(noise, (i % 13) - 6, Math.floor(i / 13) - 6);
      expect(map.subarray(i * 784, (i + 1) * 784)).toEqual(expected);
    }
  });

  it("is the image alone for a reach of 0", () => {
    expect(shiftMap(noise, 0)).toEqual(noise);
  });
});

describe("nudgePlacement", () => {
  const place = (nudge: Partial<typeof noNudge>, x: number, y: number) => {
    const { fromX, fromY, xx, xy, yx, yy, toX, toY } = nudgePlacement({ ...noNudge, ...nudge });
    return [xx * (x - fromX) + xy * (y - fromY) + toX, yx * (x - fromX) + yy * (y - fromY) + toY];
  };

  it("turns clockwise and scales about the middle, then moves", () => {
    expect(place({}, 3, 20)).toEqual([3, 20]);
    const [x, y] = place({ rotation: 90, scale: 2, dx: 1, dy: -3 }, 17, 14);
    expect(x).toBeCloseTo(15, 12);
    expect(y).toBeCloseTo(17, 12);
  });

  it("leaves nothing as it is only if nothing is asked", () => {
    expect(isNudged(noNudge)).toBe(false);
    expect(isNudged({ ...noNudge, rotation: 360 })).toBe(false);
    for (const change of [{ dx: 1 }, { dy: -0.5 }, { scale: 1.1 }, { rotation: 2 }, { thickness: 0.1 }]) {
      expect(isNudged({ ...noNudge, ...change })).toBe(true);
    }
  });
});
