import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { npyBytes, textBytes } from "../../data/npyBytes.ts";
import { archive, expected, offer, outline, read } from "./offered.ts";
import { zipOf } from "./zipOf.ts";

describe("arrays of NumPy in an archive", () => {
  it("are a data set in Keras’ layout", async () => {
    const { parts, errors } = await read([offer("keras.npz", archive("keras.npz"))]);
    expect(errors).toEqual([]);
    expect(outline(parts).toSorted()).toEqual([
      ["keras.npz: x_test", "images", "test", 12, "keras.npz"],
      ["keras.npz: x_train", "images", "train", 30, "keras.npz"],
      ["keras.npz: y_test", "labels", "test", 12, "keras.npz"],
      ["keras.npz: y_train", "labels", "train", 30, "keras.npz"],
    ]);
    const valuesOf = (name: string) => parts.find((part) => part.name === `keras.npz: ${name}`)!.values;
    expect(valuesOf("x_train")).toEqual(expected(0, 30).images);
    expect(valuesOf("y_test")).toEqual(expected(30, 42).labels);
  });
});

describe("arrays beside the data", () => {
  const bytes = (count: number, ...sides: number[]) =>
    npyBytes(
      "|u1",
      [count, ...sides],
      Uint8Array.from({ length: sides.reduce((n, s) => n * s, count) }, (_, i) => i % 3),
    );
  const set = [
    { path: "x_train.npy", bytes: bytes(6, 2, 2) },
    { path: "y_train.npy", bytes: bytes(6) },
  ];

  it("raise no error, and their texts name the classes", async () => {
    const beside = [
      { path: "mean.npy", bytes: npyBytes("<f8", [28, 28], new Uint8Array(8 * 784)) },
      { path: "std.npy", bytes: npyBytes("<f8", [], new Uint8Array(8)) },
      { path: "class_names.npy", bytes: textBytes(["cat", "dog", "eel"], "<U3") },
    ];
    const { parts, errors } = await read([offer("a.npz", zipOf([...beside, ...set]))]);
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual([
      ["a.npz: x_train", "images", "train", 6, "a.npz"],
      ["a.npz: y_train", "labels", "train", 6, "a.npz"],
    ]);
    expect(parts[0].notes).toEqual([
      "Pixels from 0 to 2 were stretched to 0 to 255.",
      "a.npz: only images and labels for training, validation and test are read; mean and std were left aside.",
    ]);
    expect(parts[1]).toMatchObject({ classNames: ["cat", "dog", "eel"], numbered: true });
  });

  it("of the data set are told where they cannot be read", async () => {
    const text = { path: "y_test.npy", bytes: textBytes(["cat"], "<U3") };
    const { parts, errors } = await read([offer("a.npz", zipOf([...set, text]))]);
    expect(errors.map(({ code, file }) => [code, file])).toEqual([["bad-type", "a.npz: y_test"]]);
    expect(parts).toHaveLength(2);
  });
});

/** A NumPy array of zeros and ones, (rows, columns), as NumPy saves it. */
function flags(rows: number, columns: number): Uint8Array {
  const header =
    `{'descr': '|u1', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`.padEnd(117) + "\n";
  const values = Array.from({ length: rows * columns }, (_, i) => Number(i % 5 === 0));
  const ascii = Array.from(header, (letter) => letter.charCodeAt(0));
  return Uint8Array.of(...[0x93, 78, 85, 77, 80, 89, 1, 0, header.length, 0], ...ascii, ...values);
}

describe("labels of several classes each, as ChestMNIST has them", () => {
  it("are told for what they are", async () => {
    const { errors } = await read([
      offer("chestmnist.npz", zipOf([{ path: "train_labels.npy", bytes: flags(9, 14), deflate: false }])),
    ]);
    expect(errors).toEqual([
      {
        code: "bad-dimensions",
        file: "chestmnist.npz: train_labels",
        message:
          "chestmnist.npz: train_labels: expected one class for each image, got rows of 14 zeros and ones with several " +
          "classes, or none. Save the labels as (N,), one class for each image, or choose another data set.",
      },
    ]);
  });
});

describe("a file of a well-known set", () => {
  const bytes = archive("train-images.gz");
  const mine = { set: "Mine", size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };

  it("is known by its size and checksum, whatever it is called, in an archive too", async () => {
    const published = [{ ...mine, sha256: "0".repeat(64) }, mine];
    const files = [offer("a", bytes), offer("b.zip", zipOf([{ path: "c", bytes }]))];
    const { parts, errors } = await read(files, { published });
    expect(errors).toEqual([]);
    expect(parts.map(({ publishedIn }) => publishedIn)).toEqual(["Mine", "Mine"]);
  });

  it("is no other of the same size or the same data", async () => {
    const other = new Uint8Array(gzipSync(gunzipSync(bytes), { level: 1 }));
    const published = [
      { ...mine, sha256: mine.sha256.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) },
    ];
    const [{ parts }, again] = [
      await read([offer("a", bytes)], { published }),
      await read([offer("a", other)], { published: [mine] }),
    ];
    expect(other.length).not.toBe(bytes.length);
    expect([...parts, ...again.parts].map(({ publishedIn }) => publishedIn)).toEqual([undefined, undefined]);
  });

  it("is not known where the browser counts no checksums", async () => {
    vi.stubGlobal("crypto", {});
    onTestFinished(() => void vi.unstubAllGlobals());
    const { parts, errors } = await read([offer("a", bytes)], { published: [mine] });
    expect(errors).toEqual([]);
    expect(parts[0].publishedIn).toBeUndefined();
  });
});

describe("a gzipped table", () => {
  it("is read as it is unpacked", async () => {
    const { parts, errors } = await read([offer("train.csv.gz", archive("train.csv.gz"))]);
    expect(errors).toEqual([]);
    expect(parts.map(({ kind, count, split }) => [kind, count, split])).toEqual([
      ["images", 30, "train"],
      ["labels", 30, "train"],
    ]);
    expect(parts[0].values).toEqual(expected(0, 30).images);
    expect(new Set(parts.map(({ bond }) => bond)).size).toBe(1);
  });
});
