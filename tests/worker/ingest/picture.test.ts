import { describe, expect, it } from "vitest";
import { fitted, lightOf } from "../../../src/worker/ingest/pictures/picture.ts";
import { decodePlainPng } from "../../../src/worker/ingest/pictures/png.ts";
import { archive } from "./offered.ts";

const picture = (width: number, height: number, light: ArrayLike<number>) => ({
  ...{ width, height, light: Uint8Array.from(light), alpha: null },
});

describe("fitted", () => {
  it("gives each pixel the mean of its area", () => {
    const light = [0, 100, 10, 30, 100, 200, 30, 50];
    expect([...fitted(picture(4, 2, light), 2)].slice(0, 2)).toEqual([100, 30]);
    expect([...fitted(picture(3, 3, [0, 30, 60, 0, 30, 60, 0, 30, 60]), 2)]).toEqual([10, 50, 10, 50]);
  });

  it("keeps the shape, in the middle of what most of the border is", () => {
    expect([...fitted(picture(4, 2, [9, 9, 9, 9, 1, 9, 9, 9]), 4)]).toEqual([
      ...[9, 9, 9, 9],
      ...[9, 9, 9, 9],
      ...[1, 9, 9, 9],
      ...[9, 9, 9, 9],
    ]);
    const tall = fitted(picture(1, 100, new Uint8Array(100).fill(5)), 28);
    expect(new Set(tall)).toEqual(new Set([5]));
  });

  it("enlarges too", () => {
    expect([...fitted(picture(2, 2, [1, 2, 3, 4]), 4)]).toEqual([
      1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4,
    ]);
  });
});

describe("lightOf", () => {
  it("keeps greys as they are", () => {
    for (let grey = 0; grey < 256; grey++) expect(lightOf(grey, grey, grey)).toBe(grey);
  });
});

describe("decodePlainPng", () => {
  const at = (x: number, y: number) => 5 * (8 * y + x);
  const pixels = <T>(make: (x: number, y: number) => T) =>
    Array.from({ length: 48 }, (_, i) => make(i % 8, Math.floor(i / 8)));

  it("reads greys, whatever the filters", () => {
    expect(decodePlainPng(archive("grey.png"))).toEqual(picture(8, 6, pixels(at)));
  });

  it("reads colours as their light, and what can be seen through", () => {
    const light = pixels((x, y) => lightOf(at(x, y), at(x, 5 - y), at(7 - x, y)));
    const alpha = Uint8Array.from(pixels((x, y) => ((x + y) % 2 ? 255 : 128)));
    expect(decodePlainPng(archive("colour.png"))).toEqual(picture(8, 6, light));
    expect(decodePlainPng(archive("colour-alpha.png"))).toEqual({ ...picture(8, 6, light), alpha });
    expect(decodePlainPng(archive("grey-alpha.png"))).toEqual({ ...picture(8, 6, pixels(at)), alpha });
  });

  it("leaves to the browser what is damaged anywhere, and what is no PNG", () => {
    const whole = archive("grey.png");
    for (let i = 0; i < whole.length; i++) {
      const flipped = new Uint8Array(whole);
      flipped[i] ^= 16;
      expect(decodePlainPng(flipped), `byte ${i}`).toBeNull();
      expect(decodePlainPng(whole.subarray(0, i)), `${i} bytes`).toBeNull();
    }
  });
});
