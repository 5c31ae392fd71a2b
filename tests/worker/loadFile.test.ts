import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/data/crc32.ts";
import { RandomState } from "../../src/engine/random.ts";
import { loadFile } from "../../src/worker/loadFile.ts";

const SLICE = 128 * 1024;

/** Bytes that do not pack. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const random = new RandomState(11);
  return Uint8Array.from(random.permutation(length), (value) => (value * 2654435761) >>> 24);
}

const plain = noise(2.5 * SLICE);
const packed = new Uint8Array(gzipSync(plain));

describe("loadFile", () => {
  it("gives a plain file's bytes, and tells of each slice", async () => {
    const told: number[][] = [];
    const {
      name,
      bytes,
      crc32: sum,
    } = await loadFile(new File([plain], "plain"), (...progress) => told.push(progress));
    expect(name).toBe("plain");
    expect(Buffer.compare(bytes, plain)).toBe(0);
    expect(sum).toBe(crc32(plain));
    expect(told).toEqual([
      [SLICE, SLICE],
      [2 * SLICE, 2 * SLICE],
      [2.5 * SLICE, 2.5 * SLICE],
    ]);
  });

  it("unpacks a gzipped file, whatever its name, and tells how far it is", async () => {
    const told: number[][] = [];
    const { bytes, crc32: sum } = await loadFile(new File([packed], "images.idx"), (...progress) =>
      told.push(progress),
    );
    expect(Buffer.compare(bytes, plain)).toBe(0);
    expect(sum).toBe(crc32(plain));
    expect(told.map(([read]) => read)).toEqual([SLICE, 2 * SLICE, packed.length]);
    told.slice(1).forEach(([, unpacked], i) => {
      expect(unpacked).toBeGreaterThan(told[i][1]);
    });
    expect(told.at(-1)![1]).toBe(plain.length);
  });

  it("does not believe a size that no file of its length can unpack to", async () => {
    const lying = packed.slice();
    lying.set([255, 255, 255, 255], lying.length - 4);
    await expect(loadFile(new File([lying], "lie.gz"), () => {})).rejects.toMatchObject({
      name: "DataError",
      file: "lie.gz",
    });
  });

  it("refuses a gzipped file that was cut short or damaged, by name", async () => {
    for (const damaged of [packed.slice(0, 1000), packed.slice(0, -1), packed.slice(0, 1)]) {
      await expect(loadFile(new File([damaged], "cut.gz"), () => {})).rejects.toMatchObject({
        code: "truncated",
        file: "cut.gz",
      });
    }
    const flipped = packed.slice();
    flipped[flipped.length - 6] ^= 1;
    await expect(loadFile(new File([flipped], "bad.gz"), () => {})).rejects.toMatchObject({
      code: "bad-crc",
    });
  });

  it("gives an empty file as no bytes, which the reader of the format will refuse", async () => {
    const { bytes } = await loadFile(new File([], "nothing"), () => {});
    expect(bytes).toHaveLength(0);
  });
});
