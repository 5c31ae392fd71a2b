import { describe, expect, it } from "vitest";
import type { CachedImage } from "../../../src/ui/browser/imageCache.ts";
import { rowBitmap } from "../../../src/ui/browser/rowBitmap.ts";

const image = (ink: readonly number[], excluded = false): CachedImage => ({
  serial: 1,
  edition: 0,
  ink: Uint8Array.from(ink),
  label: 0,
  cameAs: 0,
  excluded,
});

const row = {
  rows: 2,
  cols: 3,
  columns: 3,
  ink: [0, 10, 20],
  paper: [255, 250, 245],
  dimmed: ({ excluded }: CachedImage) => excluded,
} as const;

/** A bitmap's size and the palette's entry of each pixel, row by row, read as the format says. */
function read(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer);
  const [start, width, height] = [
    view.getUint32(10, true),
    view.getInt32(18, true),
    -view.getInt32(22, true),
  ];
  const stride = Math.ceil(width / 4) * 4;
  const rows = Array.from({ length: height }, (_, y) => [
    ...bytes.subarray(start + y * stride, start + y * stride + width),
  ]);
  const colour = (value: number) => [...bytes.subarray(54 + value * 4, 57 + value * 4)].reverse();
  return {
    kind: String.fromCharCode(bytes[0], bytes[1]),
    length: view.getUint32(2, true),
    width,
    height,
    rows,
    colour,
  };
}

describe("the bitmap of a row", () => {
  it("is a file of 8-bit pixels, from paper to ink", () => {
    const bytes = rowBitmap({ ...row, images: [] });
    const { kind, length, width, height, colour } = read(bytes);
    expect([kind, length, width, height]).toEqual(["BM", bytes.length, 3 * 7, 6]);
    expect([0, 255, 51].map(colour)).toEqual([
      [255, 250, 245],
      [0, 10, 20],
      [204, 202, 200],
    ]);
  });

  it("has each image in the middle of its column, and paper where none has come", () => {
    const { rows } = read(
      rowBitmap({ ...row, images: [image([1, 2, 3, 4, 5, 6]), null, image([7, 8, 9, 10, 11, 12])] }),
    );
    const paper = new Array<number>(7).fill(0);
    const empty = [...paper, ...paper, ...paper];
    expect(rows).toEqual([
      empty,
      empty,
      [0, 0, 1, 2, 3, 0, 0, ...paper, 0, 0, 7, 8, 9, 0, 0],
      [0, 0, 4, 5, 6, 0, 0, ...paper, 0, 0, 10, 11, 12, 0, 0],
      empty,
      empty,
    ]);
  });

  it("shows what takes no part with little ink, and leaves the image itself alone", () => {
    const left = image([100, 200, 0, 0, 0, 0], true);
    const { rows } = read(rowBitmap({ ...row, images: [left] }));
    expect(rows[2].slice(2, 4)).toEqual([28, 56]);
    expect(left.ink[0]).toBe(100);
  });

  it("leaves out an image of another size, which is of before the set was changed", () => {
    const { rows } = read(rowBitmap({ ...row, images: [image([255, 255])] }));
    expect(rows.flat().every((value) => value === 0)).toBe(true);
  });
});
