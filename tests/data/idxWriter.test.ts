import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, inject, it } from "vitest";
import { makeBuiltinDigits } from "../../src/data/builtinDigits.ts";
import { DatasetTray } from "../../src/data/datasetTray.ts";
import { gzip, writeIdxImages, writeIdxLabels } from "../../src/data/idxWriter.ts";
import { describeWithData, loadMnist } from "../sharedData.ts";
import { idxBytes } from "./idxBytes.ts";
import { readIdx, readIdxImages } from "./readIdx.ts";

const { images, labels } = makeBuiltinDigits(5, { train: 12, test: 1 }).train;
const names = { images: "my-digits-images-idx3-ubyte.gz", labels: "my-digits-labels-idx1-ubyte.gz" };

describe("writeIdxImages and writeIdxLabels", () => {
  it("write what the format says, byte for byte", () => {
    expect(writeIdxImages(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 2, 3)).toEqual(
      idxBytes([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    );
    expect(writeIdxLabels(Uint8Array.of(3, 1, 4))).toEqual(idxBytes([3], [3, 1, 4]));
  });

  it("write what the readers read", () => {
    const read = readIdx(names.images, writeIdxImages(images, 28, 28));
    expect(read).toMatchObject({ kind: "images", values: images, count: 12, rows: 28, cols: 28 });
    expect(readIdx(names.labels, writeIdxLabels(labels))).toMatchObject({
      kind: "labels",
      values: labels,
      count: 12,
    });
  });

  it("refuse a part of an image", () => {
    expect(() => writeIdxImages(new Uint8Array(785), 28, 28)).toThrow(RangeError);
  });
});

describe("gzip", () => {
  it("packs what any gunzip unpacks", () => {
    expect(new Uint8Array(gunzipSync(gzip(images)))).toEqual(images);
  });

  it("makes the same file of the same bytes on any day", () => {
    expect([...gzip(images).subarray(4, 8)], "the date that a gzip file carries").toEqual([0, 0, 0, 0]);
  });
});

describe("an exported pair", () => {
  it("is a data set for the page that wrote it", () => {
    const unpack = (file: string, bytes: Uint8Array) => {
      return readIdx(file, new Uint8Array(gunzipSync(gzip(bytes))));
    };
    const { loaded, errors } = new DatasetTray().add([
      unpack(names.labels, writeIdxLabels(labels)),
      unpack(names.images, writeIdxImages(images, 28, 28)),
    ]);
    expect(errors).toEqual([]);
    expect(loaded?.base).toMatchObject({ name: "my-digits", train: { images, labels }, test: null });
  });
});

const loaders = resolve(inject("realData").folder, "../numpy/mlp.py");
const numpy = existsSync(loaders) && runs("import numpy");
if (!numpy) console.warn("skipped: an exported pair in NumPy (python3 with numpy, or mlp.py, is not here)");

describe.skipIf(!numpy)("an exported pair in NumPy", () => {
  it("is read by the original's own loaders, the same in every pixel and label", () => {
    const folder = mkdtempSync(join(tmpdir(), "idx-"));
    try {
      writeFileSync(join(folder, names.images), gzip(writeIdxImages(images, 28, 28)));
      writeFileSync(join(folder, names.labels), gzip(writeIdxLabels(labels)));
      const script = `
import json, sys
sys.path.insert(0, ${JSON.stringify(join(loaders, ".."))})
import mlp
x = mlp.load_mnist_images(${JSON.stringify(folder)}, ${JSON.stringify(names.images)})
y = mlp.load_mnist_labels(${JSON.stringify(folder)}, ${JSON.stringify(names.labels)})
print(json.dumps({"shape": x.shape, "pixels": x.ravel().tolist(), "labels": y.tolist()}))
`;
      const read: unknown = JSON.parse(execFileSync("python3", ["-B", "-c", script], { encoding: "utf8" }));
      expect(read).toEqual({ shape: [12, 28, 28], pixels: [...images], labels: [...labels] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describeWithData("MNIST's own files, written again", () => {
  it("are what they were", async () => {
    const { test } = await loadMnist();
    const again = readIdxImages("t10k", writeIdxImages(test.images, 28, 28)).values;
    expect(Buffer.compare(again, test.images)).toBe(0);
    expect(writeIdxLabels(test.labels).subarray(0, 8)).toEqual(Uint8Array.of(0, 0, 8, 1, 0, 0, 0x27, 0x10));
  });
});

function runs(script: string): boolean {
  try {
    execFileSync("python3", ["-c", script], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
