import { describe, expect, it } from "vitest";
import { DataError } from "../../src/data/dataError.ts";
import { parseIdxImages, parseIdxLabels, readIdxHeader } from "../../src/data/idx.ts";
import { describeWithData, loadMnist } from "../sharedData.ts";
import { idxBytes } from "./idxBytes.ts";

const classes = 10;

function failure(parse: () => unknown): DataError {
  try {
    parse();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error("expected a DataError, got none");
}

describe("parseIdxImages", () => {
  it("gives a view of the file's bytes", () => {
    const bytes = idxBytes([3, 2, 4], [1, 2, 3]);
    const { images, count, rows, cols } = parseIdxImages(bytes, "a");
    expect({ count, rows, cols }).toEqual({ count: 3, rows: 2, cols: 4 });
    expect(Array.from(images.subarray(0, 5))).toEqual([1, 2, 3, 1, 2]);
    expect(images.length).toBe(24);
    expect(images.buffer).toBe(bytes.buffer);
  });

  it("reads bytes that do not begin their buffer", () => {
    const padded = new Uint8Array(100);
    const bytes = idxBytes([2, 2, 2], [9]);
    padded.set(bytes, 7);
    expect(parseIdxImages(padded.subarray(7, 7 + bytes.length), "a").images).toEqual(
      new Uint8Array(8).fill(9),
    );
  });

  it("tells labels from images", () => {
    expect(failure(() => parseIdxImages(idxBytes([5]), "a")).code).toBe("labels-for-images");
  });
});

describe("parseIdxLabels", () => {
  it("gives labels", () => {
    expect(parseIdxLabels(idxBytes([4], [9, 0]), "a", { classes })).toEqual({
      labels: Uint8Array.of(9, 0, 9, 0),
      count: 4,
    });
  });

  it("tells images from labels", () => {
    expect(failure(() => parseIdxLabels(idxBytes([5, 1, 1]), "a", { classes })).code).toBe(
      "images-for-labels",
    );
  });

  it("names the first label that is no class, and its item", () => {
    const error = failure(() => parseIdxLabels(idxBytes([5], [1, 2, 3, 10, 11]), "a", { classes }));
    expect(error.code).toBe("label-out-of-range");
    expect(error.message).toContain("got 10 at item 3");
    expect(parseIdxLabels(idxBytes([5], [1, 2, 3, 10, 11]), "a", { classes: 12 }).count).toBe(5);
  });
});

describe("readIdxHeader", () => {
  const whole = idxBytes([2, 3, 3]);
  const withFirst = (...bytes: number[]) => {
    const changed = whole.slice();
    changed.set(bytes);
    return changed;
  };
  const cases: readonly [string, string, Uint8Array][] = [
    ["empty", "no bytes", new Uint8Array(0)],
    ["empty", "no images", idxBytes([0, 28, 28])],
    ["empty", "no labels", idxBytes([0])],
    ["bad-magic", "text", new TextEncoder().encode("label,pixel0")],
    ["bad-magic", "another first byte", withFirst(1)],
    ["bad-magic", "another second byte", withFirst(0, 1)],
    ["bad-magic", "an unknown type", withFirst(0, 0, 7)],
    ["bad-type", "floats", idxBytes([2, 3, 3], [0], 13)],
    ["bad-type", "signed bytes", idxBytes([2], [0], 9)],
    ["bad-dimensions", "no dimension", withFirst(0, 0, 8, 0)],
    ["bad-dimensions", "two dimensions", idxBytes([2, 9])],
    ["bad-dimensions", "four dimensions", idxBytes([2, 3, 3, 1])],
    ["bad-dimensions", "no rows", idxBytes([2, 0, 3])],
    ["too-large", "more than memory", Uint8Array.of(0, 0, 8, 3, ...new Array<number>(12).fill(255))],
    ["wrong-length", "one byte more", Uint8Array.of(...whole, 0)],
  ];

  it.each(cases)("answers %s to %s, naming the file", (code, _, bytes) => {
    const error = failure(() => readIdxHeader(bytes, "my-file.idx"));
    expect(error.code).toBe(code);
    expect(error.file).toBe("my-file.idx");
    expect(error.message).toMatch(/^my-file\.idx: expected .*, got .*[.?]$/);
  });

  it("knows a file cut at any byte as truncated", () => {
    for (let length = 1; length < whole.length; length++) {
      expect(failure(() => readIdxHeader(whole.subarray(0, length), "a")).code).toBe("truncated");
    }
    expect(readIdxHeader(whole, "a")).toEqual({ dimensions: [2, 3, 3], offset: 16 });
  });
});

describeWithData("MNIST as IDX", () => {
  it("has the sizes it says", async () => {
    const { train, test } = await loadMnist();
    for (const [images, labels, count] of [
      [train.images, train.labels, 60_000],
      [test.images, test.labels, 10_000],
    ] as const) {
      // The shared arrays are views behind the headers.
      const imageFile = new Uint8Array(images.buffer, images.byteOffset - 16, images.length + 16);
      const labelFile = new Uint8Array(labels.buffer, labels.byteOffset - 8, labels.length + 8);
      expect(parseIdxImages(imageFile, "a")).toMatchObject({ count, rows: 28, cols: 28 });
      expect(parseIdxLabels(labelFile, "a", { classes }).count).toBe(count);
    }
  });
});
