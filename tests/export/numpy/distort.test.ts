import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Distorter } from "../../../src/engine/distortion/distorter.ts";
import { distortImage } from "../../../src/engine/distortion/distortImage.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { describeWithPython, pythonBytes } from "../python.ts";

interface Case {
  readonly rows: number;
  readonly cols: number;
  readonly degrees: number;
  readonly seed: number;
  readonly epoch: number;
  /** Of each image among all training images. */
  readonly indices: readonly number[];
  /** (N, rows·cols) */
  readonly images: Uint8Array;
}

const sizes = [
  [28, 28],
  [8, 8],
  [64, 20],
  [1, 64],
] as const;
const IMAGES = 40;

/** Half the images full of noise, so that every byte counts; the others mostly paper. */
function noise(pixels: number, seed: number): Uint8Array {
  const random = new RandomState(seed);
  return Uint8Array.from({ length: IMAGES * pixels }, (_, i) =>
    i % (2 * pixels) < pixels || random.rand() < 0.3 ? random.interval(255) : 0,
  );
}

/** Every size with several seeds, degrees and epochs, and indices up to the last that a word holds. */
function cases(): Case[] {
  return sizes.flatMap(([rows, cols]) =>
    [0, 3, 2 ** 32 - 1].flatMap((seed, s) =>
      [0.5, 10, 45].map((degrees, d) => ({
        ...{ rows, cols, degrees, seed, epoch: [0, 1, 7, 12_345][(s + 2 * d) % 4] },
        indices: Array.from({ length: IMAGES }, (_, i) => (i < 20 ? i : i * 1777 + 59_000)),
        images: noise(rows * cols, rows + d),
      })),
    ),
  );
}

function distortedByPage({ rows, cols, degrees, seed, epoch, indices, images }: Case): Uint8Array {
  const distorter = new Distorter({ rows, cols, degrees, seed });
  const pixels = rows * cols;
  const distorted = new Uint8Array(images.length);
  indices.forEach((index, i) => {
    const range = [i * pixels, (i + 1) * pixels] as const;
    distortImage(distorter, epoch, index, images.subarray(...range), distorted.subarray(...range));
  });
  return distorted;
}

/** All cases' images one after another, as the exported program distorts them. */
function distortedByPython(all: readonly Case[]): Uint8Array {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const args = [path("run_distort.py"), path("../../../src/export/numpy/python/distort.py")];
  const encoded = all.map((one) => ({ ...one, images: Buffer.from(one.images).toString("base64") }));
  return pythonBytes(args, { input: JSON.stringify(encoded) });
}

describeWithPython("Distortion in the exported program", () => {
  // Sines and exponentials may differ in the last place, which is lost in rounding to integers.
  it("gives the engine's bytes for several sizes, seeds, epochs and degrees", () => {
    const all = cases();
    const page = all.map(distortedByPage);
    const python = distortedByPython(all);
    expect(python).toHaveLength(page.reduce((sum, { length }) => sum + length, 0));
    let from = 0;
    all.forEach(({ rows, cols, degrees, seed, epoch }, i) => {
      const own = python.subarray(from, (from += page[i].length));
      const differ = page[i].reduce((count, value, at) => count + (value === own[at] ? 0 : 1), 0);
      expect({ rows, cols, degrees, seed, epoch, differ }).toMatchObject({ differ: 0 });
    });
  });

  it("distorts at all: the test would see images left as they are", () => {
    for (const one of cases()) {
      if (one.degrees > 1) expect(distortedByPage(one)).not.toEqual(one.images);
    }
  });
});
