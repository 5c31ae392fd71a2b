import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DataError } from "../../../src/data/dataError.ts";
import type { DatasetFile } from "../../../src/data/datasetFile.ts";
import { NpyReader } from "../../../src/data/formats/npyReader.ts";
import { npzParts, type NpzMember } from "../../../src/data/formats/npzParts.ts";
import { fixture, readWith } from "./fixtures.ts";

/** Parts of an archive that NumPy saved, or of its arrays under other names. */
function partsOf(file: string, names: Readonly<Record<string, string>> = {}): readonly DatasetFile[] {
  const members = Object.entries(unzipSync(fixture(file))).map(([path, bytes]) => {
    const own = path.replace(/\.npy$/, "");
    const member = names[own] ?? own;
    return { member, parts: readWith(NpyReader, `${file}: ${member}`, bytes) };
  });
  return npzParts(file, members).parts;
}

const summary = (parts: readonly DatasetFile[]) =>
  parts.map(({ kind, split, count }) => [kind, split, count]);

const about = { split: null, crc32: null, bond: null, notes: [] };

/** Images of 1×1, or labels, of which each is their number. */
function images(member: string, count: number): NpzMember {
  const part = { ...about, name: `a.npz: ${member}`, count, values: new Uint8Array(count).fill(count) };
  return { member, parts: [{ kind: "images", ...part, rows: 1, cols: 1 }] };
}
function labels(member: string, count: number): NpzMember {
  const part = { ...about, name: `a.npz: ${member}`, count, values: new Uint8Array(count).fill(count) };
  return { member, parts: [{ kind: "labels", ...part, classNames: null }] };
}

const four = () => [images("x_train", 6), labels("y_train", 6), images("x_test", 3), labels("y_test", 3)];

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
    const parts = partsOf("keras.npz", lone);
    expect(summary(parts)).toEqual(fourParts.slice(0, 2));
    expect(parts[0].notes).toEqual([
      "keras.npz: only images and labels for training, validation and test are read; x_val and unknown were left aside.",
    ]);
  });

  it.each(["dev", "valid", "validation", "val", "extra", "holdout"])(
    "joins a third part called %s",
    (name) => {
      const three = [...four(), images(`x_${name}`, 2), labels(`y_${name}`, 2)];
      const { parts, errors } = npzParts("a.npz", three);
      expect(errors).toEqual([]);
      expect(summary(parts)).toEqual([["images", "train", 8], ["labels", "train", 8], ...fourParts.slice(2)]);
      const kind = name === "extra" ? "extra" : "validation";
      expect(parts[0].notes).toEqual([`2 ${kind} images were added to the training images.`]);
    },
  );

  it("joins all of several further parts", () => {
    const further = [images("x_extra", 5), images("x_val", 2), labels("y_val", 2), labels("y_extra", 5)];
    const { parts } = npzParts("a.npz", [...four(), ...further]);
    expect(summary(parts)[0]).toEqual(["images", "train", 13]);
    expect(Array.from(parts[0].values.subarray(6))).toEqual([5, 5, 5, 5, 5, 2, 2]);
    expect(Array.from(parts[1].values.subarray(6))).toEqual([5, 5, 5, 5, 5, 2, 2]);
  });

  it("leaves a third part of another name aside where the others are there", () => {
    const { parts, errors } = npzParts("a.npz", [...four(), images("x_calib", 2), labels("y_calib", 2)]);
    expect(errors).toEqual([]);
    expect(summary(parts)).toEqual(fourParts);
    expect(parts[0].notes).toEqual([
      "a.npz: only images and labels for training, validation and test are read; x_calib and y_calib were left aside.",
    ]);
  });

  it("reads names cut short", () => {
    const short = [images("Xtr", 6), labels("ytr", 6), images("Xte", 3), labels("yte", 3)];
    expect(summary(npzParts("a.npz", short).parts)).toEqual(fourParts);
  });

  it("leaves other arrays aside whatever is wrong with them, but none of the data set's", () => {
    const failed = (member: string): NpzMember => ({
      member,
      parts: [],
      error: new DataError("bad-type", member, ""),
    });
    const others = ["mean", "std", "train_ids", "description"].map(failed);
    const numbers = [labels("writer", 6), images("test_mean", 1)];
    const { parts, errors } = npzParts("a.npz", [...four(), ...others, ...numbers, failed("x_val")]);
    expect(summary(parts)).toEqual(fourParts);
    expect(errors.map(({ file }) => file)).toEqual(["x_val"]);
    expect(parts.flatMap(({ notes }) => notes)).toEqual([
      "a.npz: only images and labels for training, validation and test are read; " +
        "mean, std, train_ids, description, writer and test_mean were left aside.",
    ]);
  });

  it("tells what is wrong with any array where names tell none apart", () => {
    const error = new DataError("bad-type", "b", "");
    const { errors } = npzParts("a.npz", [{ ...images("a", 6) }, { member: "b", parts: [], error }]);
    expect(errors).toEqual([error]);
  });

  it("names the classes, which stay numbers", () => {
    const names = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu"];
    const { parts, errors } = npzParts("a.npz", [...four(), { member: "class_names", parts: [], names }]);
    expect(errors).toEqual([]);
    expect(parts.flatMap(({ notes }) => notes)).toEqual([]);
    for (const part of parts)
      if (part.kind === "labels") expect(part).toMatchObject({ classNames: names, numbered: true });
    expect(parts.filter(({ kind }) => kind === "labels")).toHaveLength(2);
  });

  it.each([
    [["ant", "bee"], "2 names"],
    [["a", "b", "c", "d", "e", "f", "a"], "some twice, or none"],
  ])("leaves the names %j aside, with a note", (names, got) => {
    const { parts } = npzParts("a.npz", [...four(), { member: "classes", parts: [], names }]);
    expect(parts[1]).toMatchObject({ kind: "labels", classNames: null });
    expect(parts[0].notes).toEqual([
      `a.npz: expected 7 names of classes in classes, got ${got}, so classes are their numbers.`,
    ]);
  });

  it("says that names alone are no data set", () => {
    const { parts, errors } = npzParts("a.npz", [{ member: "names", parts: [], names: ["a", "b"] }]);
    expect(parts).toEqual([]);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      [
        "wrong-format",
        "a.npz: expected arrays of images and labels, such as x_train and y_train, got only names. " +
          "Save them with numpy.savez.",
      ],
    ]);
  });

  it("goes by the order where arrays have no names", () => {
    expect(summary(partsOf("in-order.npz")).sort()).toEqual([...fourParts].sort());
  });

  it("says nothing of the split of X and y", () => {
    const members = ["images", "labels"].map((member, at) => ({
      member: at === 0 ? "X" : "y",
      parts: readWith(NpyReader, member, fixture(`${member}-u1.npy`)),
    }));
    expect(summary(npzParts("a.npz", members).parts)).toEqual([
      ["images", null, 6],
      ["labels", null, 6],
    ]);
  });
});
