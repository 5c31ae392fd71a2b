import { describe, expect, it } from "vitest";
import { IdxReader } from "../../src/data/formats/idxReader.ts";
import { describeWithData, loadMnist } from "../sharedData.ts";
import { failure } from "./failure.ts";
import { idxBytes } from "./idxBytes.ts";
import { readIdx, readIdxImages, readIdxLabels } from "./readIdx.ts";

describe("IdxReader", () => {
  it("tells images from labels by their magic numbers, and the split by the name", () => {
    expect(readIdx("t10k-images", idxBytes([3, 2, 4], [1, 2, 3]))).toMatchObject({
      ...{
        kind: "images",
        name: "t10k-images",
        split: "test",
        count: 3,
        rows: 2,
        cols: 4,
        bond: null,
        notes: [],
      },
      values: Uint8Array.from({ length: 24 }, (_, i) => 1 + (i % 3)),
    });
    expect(readIdx("mine", idxBytes([4], [9, 255]))).toMatchObject({
      ...{ kind: "labels", name: "mine", split: null, count: 4, classNames: null },
      values: Uint8Array.of(9, 255, 9, 255),
    });
  });

  it("takes one channel, said last or first, for none", () => {
    expect(readIdxImages("a", idxBytes([2, 3, 5, 1]))).toMatchObject({ count: 2, rows: 3, cols: 5 });
    expect(readIdxImages("a", idxBytes([2, 1, 3, 5]))).toMatchObject({ count: 2, rows: 3, cols: 5 });
  });

  it("reads the same in pieces of any length, and hands on the checksum it is given", () => {
    const bytes = idxBytes([5, 3, 3], [1, 2, 3, 4]);
    for (let length = 1; length <= bytes.length; length++) {
      const reader = new IdxReader({ name: "a", sizeHint: length % 2 ? bytes.length : 0 });
      for (let at = 0; at < bytes.length; at += length) reader.push(bytes.subarray(at, at + length));
      expect(reader.finish(7)[0]).toMatchObject({ crc32: 7, values: bytes.subarray(16) });
    }
  });

  it("takes memory for what comes and not for what a header promises", () => {
    const reader = new IdxReader({ name: "a", sizeHint: 100 });
    reader.push(idxBytes([2, 2, 2]).map((byte, at) => (at === 5 ? 100 : byte)));
    const { code, message } = failure(() => reader.finish(null));
    expect([code, message]).toEqual([
      "truncated",
      "a: expected 26,214,424 bytes, got 24. Is the file complete?",
    ]);
  });
});

describe("what is no IDX file", () => {
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
    ["bad-dimensions", "three channels", idxBytes([2, 3, 3, 3])],
    ["bad-dimensions", "five dimensions", idxBytes([2, 3, 3, 1, 1])],
    ["unsupported-size", "images too wide", idxBytes([2, 3, 65])],
    ["bad-dimensions", "no rows", idxBytes([2, 0, 3])],
    ["too-large", "more than memory", Uint8Array.of(0, 0, 8, 3, ...new Array<number>(16).fill(255))],
    ["wrong-length", "one byte more", Uint8Array.of(...whole, 0)],
  ];

  it.each(cases)("answers %s to %s, naming the file", (code, _, bytes) => {
    const error = failure(() => readIdx("my-file.idx", bytes));
    expect(error.code).toBe(code);
    expect(error.file).toBe("my-file.idx");
    expect(error.message).toMatch(/^my-file\.idx: expected .*, got .*[.?]$/);
  });

  it("knows a file cut at any byte as truncated", () => {
    for (let length = 1; length < whole.length; length++) {
      expect(failure(() => readIdx("a", whole.subarray(0, length))).code).toBe("truncated");
    }
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
      expect(readIdxImages("a", imageFile)).toMatchObject({ count, rows: 28, cols: 28 });
      expect(readIdxLabels("a", labelFile).count).toBe(count);
    }
  });
});
