import { describe, expect, it } from "vitest";
import { findInk, type Photo } from "../../../src/data/framing/findInk.ts";
import { frameInk } from "../../../src/data/framing/frameInk.ts";
import { RandomState } from "../../../src/engine/random.ts";

type Shade = readonly [grey: number, alpha: number];

/** A photo whose every pixel is `shade(x, y)`. */
function photoOf(width: number, height: number, shade: (x: number, y: number) => Shade): Photo {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [grey, alpha] = shade(x, y);
      rgba.set([grey, grey, grey, alpha], 4 * (y * width + x));
    }
  }
  return { width, height, rgba };
}

/** Whether (x, y) lies on a 7 that fills a square of 1, its strokes 0.12 wide. */
function onSeven(x: number, y: number): boolean {
  const top = x >= 0.1 && x <= 0.9 && Math.abs(y - 0.1) <= 0.06;
  // From the bar's right end to the middle of the foot.
  const along = (y - 0.1) / 0.8;
  const stem = along >= 0 && along <= 1 && Math.abs(x - (0.84 - 0.44 * along)) <= 0.068;
  return top || stem;
}

/** A photo of the 7, `size` wide with its corner at (left, top). */
const sevenAt = (left: number, top: number, size: number) => (x: number, y: number) =>
  onSeven((x - left) / size, (y - top) / size);

const framed = (photo: Photo): Uint8Array => {
  const image = frameInk(findInk(photo))?.image;
  if (!image) throw new Error("framed: expected ink, got none.");
  return image;
};

/** Mean difference of two images, of 255. */
const difference = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length / 255;

const seven = sevenAt(60, 40, 120);
const clean = framed(photoOf(240, 200, (x, y) => [seven(x, y) ? 20 : 245, 255]));

describe("findInk", () => {
  it("finds dark ink on light paper, with full ink within the strokes and none beside them", () => {
    expect(Math.max(...clean)).toBe(255);
    expect(clean.filter((value) => value > 0).length).toBeGreaterThan(60);
    expect(clean.filter((value) => value > 0).length).toBeLessThan(160);
  });

  it("finds the same in light ink on a dark board", () => {
    const board = photoOf(240, 200, (x, y) => [seven(x, y) ? 220 : 40, 255]);
    expect(difference(framed(board), clean)).toBeLessThan(0.01);
  });

  it("sees through light that falls off, and noise", () => {
    const random = new RandomState(1);
    const shaded = photoOf(240, 200, (x, y) => {
      const light = 220 - 0.45 * x - 0.15 * y;
      return [(seven(x, y) ? 0.45 * light : light) + 6 * random.randn(), 255];
    });
    expect(difference(framed(shaded), clean)).toBeLessThan(0.03);
  });

  it.each([0, 255])("reads ink of grey %i on nothing, as transparent images have it", (grey) => {
    const image = photoOf(240, 200, (x, y) => [grey, seven(x, y) ? 255 : 0]);
    if (grey === 0) expect(difference(framed(image), clean)).toBeLessThan(0.01);
    else expect(framed(image).some((value) => value > 0)).toBe(true);
  });

  it("leaves specks out", () => {
    const speck = (x: number, y: number) => Math.hypot(x - 215, y - 20) < 2;
    const photo = photoOf(240, 200, (x, y) => [seven(x, y) || speck(x, y) ? 20 : 245, 255]);
    expect(difference(framed(photo), clean)).toBeLessThan(0.01);
  });

  it("makes thick and thin strokes alike", () => {
    const pen = (width: number) =>
      framed(
        photoOf(240, 200, (x, y) => [Math.abs(y - 100) < 70 && Math.abs(x - 120) < width ? 20 : 245, 255]),
      );
    const inkOf = (image: Uint8Array) => image.reduce((sum, value) => sum + value, 0);
    expect(inkOf(pen(14)) / inkOf(pen(4))).toBeLessThan(1.25);
  });

  it("takes a digit of any size, and a large photo in time", () => {
    const large = sevenAt(900, 500, 1500);
    const photo = photoOf(4000, 3000, (x, y) => [large(x, y) ? 20 : 245, 255]);
    expect(difference(framed(photo), clean)).toBeLessThan(0.05);
    const small = sevenAt(8, 6, 18);
    const tiny = photoOf(36, 30, (x, y) => [small(x, y) ? 20 : 245, 255]);
    expect(framed(tiny).some((value) => value > 200)).toBe(true);
  });

  it.each([
    ["blank paper", photoOf(120, 90, () => [240, 255]), "no-ink"],
    ["an image of one pixel", photoOf(1, 1, () => [0, 255]), "too-small"],
    ["bytes that are missing", { width: 20, height: 20, rgba: new Uint8ClampedArray(4) }, "wrong-length"],
  ])("refuses %s", (_, photo, code) => {
    expect(() => findInk(photo)).toThrow(expect.objectContaining({ name: "PictureError", code }));
  });
});
