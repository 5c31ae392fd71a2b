import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { DatasetFile } from "../../../src/data/datasetFile.ts";
import { NpyReader } from "../../../src/data/formats/npyReader.ts";
import { npzParts } from "../../../src/data/formats/npzParts.ts";
import { fixture, readWith } from "./fixtures.ts";

/** Parts of an archive that NumPy saved, or of its arrays under other names. */
function partsOf(file: string, names: Readonly<Record<string, string>> = {}): readonly DatasetFile[] {
  const members = Object.entries(unzipSync(fixture(file))).map(([path, bytes]) => {
    const own = path.replace(/\.npy$/, "");
    const member = names[own] ?? own;
    return { member, parts: readWith(NpyReader, `${file}: ${member}`, bytes) };
  });
  return npzParts(file, members);
}

const summary = (parts: readonly DatasetFile[]) =>
  parts.map(({ kind, split, count }) => [kind, split, count]);

const fourParts = [
  ["images", "train", 6],
  ["labels", "train", 6],
  ["images", "test", 3],
  ["labels", "test", 3],
];

describe("npzParts", () => {
  it("reads Keras' names", () => {
    const parts = partsOf("keras.npz");
    expect(summary(parts)).toEqual(fourParts);
    expect(new Set(parts.map(({ bond }) => bond))).toEqual(new Set(["keras.npz"]));
    expect(parts[0].name).toBe("keras.npz: x_train");
  });

  it("reads names written otherwise", () => {
    const names = { x_train: "Xtrain", y_train: "train_y", x_test: "X.test", y_test: "YTest" };
    expect(summary(partsOf("keras.npz", names))).toEqual(fourParts);
  });

  it("joins MedMNIST's validation to its training", () => {
    const parts = partsOf("medmnist.npz");
    expect(summary(parts).sort()).toEqual(
      [
        ["images", "train", 8],
        ["labels", "train", 8],
        ["images", "test", 3],
        ["labels", "test", 3],
      ].sort(),
    );
    const images = parts.find(({ kind, split }) => kind === "images" && split === "train");
    expect(images?.values.subarray(96)).toEqual(images?.values.subarray(0, 32));
    expect(images?.notes).toEqual(["2 validation images were added to the training images."]);
    const labels = parts.find(({ kind, split }) => kind === "labels" && split === "train");
    expect(Array.from(labels?.values ?? [])).toEqual([3, 0, 2, 1, 3, 9, 3, 0]);
  });

  it("takes validation for test where there is no other, and leaves it out where it does not fit", () => {
    const names = { x_train: "x_val", y_train: "y_val", x_test: "other", y_test: "more" };
    expect(summary(partsOf("keras.npz", names)).slice(0, 2)).toEqual([
      ["images", "test", 6],
      ["labels", "test", 6],
    ]);
    const lone = { x_test: "x_val", y_test: "unknown" };
    expect(summary(partsOf("keras.npz", lone))).toEqual([...fourParts.slice(0, 2), ["labels", null, 3]]);
  });

  it("goes by the order where arrays have no names", () => {
    expect(summary(partsOf("in-order.npz")).sort()).toEqual([...fourParts].sort());
  });

  it("says nothing of the split of X and y", () => {
    const members = ["images", "labels"].map((member, at) => ({
      member: at === 0 ? "X" : "y",
      parts: readWith(NpyReader, member, fixture(`${member}-u1.npy`)),
    }));
    expect(summary(npzParts("a.npz", members))).toEqual([
      ["images", null, 6],
      ["labels", null, 6],
    ]);
  });
});
