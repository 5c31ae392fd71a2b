import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fileNames, ownDigitFile } from "../../../src/app/own/ownDigitFiles.ts";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { readIdx } from "../../data/readIdx.ts";

const { images, labels } = makeBuiltinDigits(5, { train: 3, test: 1 }).train;
const digits = Array.from(labels, (label, j) => ({ label, image: images.subarray(j * 784, (j + 1) * 784) }));

const unpacked = async (file: File) => new Uint8Array(gunzipSync(await file.arrayBuffer()));

describe("ownDigitFile", () => {
  it("makes the two halves of a data set, in the same order", async () => {
    const imageFile = ownDigitFile("images", digits);
    const labelFile = ownDigitFile("labels", digits);
    expect([imageFile.name, labelFile.name]).toEqual([fileNames.images, fileNames.labels]);
    expect(readIdx("a", await unpacked(imageFile))).toMatchObject({
      values: images,
      count: 3,
      rows: 28,
      cols: 28,
    });
    expect(readIdx("b", await unpacked(labelFile))).toMatchObject({
      kind: "labels",
      values: labels,
      count: 3,
    });
  });
});
