import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { indexedPng } from "../../../src/ui/pictures/indexedPng.ts";
import type { RgbaImage } from "../../../src/ui/pictures/scene.ts";

function imageOf(rows: number, cols: number, colour: (pixel: number) => readonly number[]): RgbaImage {
  const pixels = Uint8ClampedArray.from(Array.from({ length: rows * cols }, (_, i) => colour(i)).flat());
  return { rows, cols, pixels };
}

/** The chunks of a PNG by name, each of which must carry its right sum. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, end));
    at = end + 4;
  }
  return chunks;
}

/** What a reader makes of it. */
function decoded(png: Uint8Array): RgbaImage {
  const chunks = chunksOf(png);
  const [head, palette, alphas] = [chunks.get("IHDR")!, chunks.get("PLTE")!, chunks.get("tRNS")];
  const [cols, rows] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  expect([...head.subarray(8)]).toEqual([8, 3, 0, 0, 0]);
  const lines = inflateSync(chunks.get("IDAT")!);
  expect(lines).toHaveLength(rows * (cols + 1));
  return imageOf(rows, cols, (i) => {
    const line = Math.floor(i / cols);
    expect(lines[line * (cols + 1)]).toBe(0);
    const place = lines[i + line + 1];
    return [...palette.subarray(3 * place, 3 * place + 3), alphas?.[place] ?? 255];
  });
}

describe("indexedPng", () => {
  it("gives back each pixel of an image of up to 256 colours", () => {
    for (const image of [
      imageOf(16, 16, (i) => [i, 255 - i, 7, 255]),
      imageOf(28, 20, (i) => [i % 9, 0, 200, 255]),
      imageOf(1, 3, () => [1, 2, 3, 255]),
    ]) {
      expect(decoded(indexedPng(image)!)).toEqual(image);
    }
  });

  it("keeps what can be seen through", () => {
    const image = imageOf(2, 3, (i) => [10 * i, 0, 0, i % 2 === 0 ? 0 : 255]);
    expect(decoded(indexedPng(image)!)).toEqual(image);
  });

  it("stores more than fits a block", () => {
    const image = imageOf(300, 400, (i) => [i % 251, 0, 0, 255]);
    expect(decoded(indexedPng(image)!)).toEqual(image);
  });

  it("takes little more than a byte a pixel", () => {
    const image = imageOf(28, 28, (i) => [(i * 5) % 128, 0, 0, 255]);
    expect(indexedPng(image)!.length).toBeLessThan(28 * 29 + 3 * 128 + 120);
  });

  it("says where there are too many colours", () => {
    expect(indexedPng(imageOf(1, 256, (i) => [i, 0, 0, 255]))).not.toBeNull();
    expect(indexedPng(imageOf(1, 257, (i) => [i % 256, Math.floor(i / 256), 0, 255]))).toBeNull();
  });
});
