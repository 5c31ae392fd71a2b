import { describe, expect, it } from "vitest";
import { DatasetTray } from "../../src/data/datasetTray.ts";
import type { ImagesFile, LabelsFile } from "../../src/data/datasetFile.ts";
import { UNPACKED_CAP } from "../../src/data/gunzip.ts";
import * as names from "../../src/data/known/classNames.ts";
import { recognise } from "../../src/data/known/recognise.ts";
import { describeWithData, loadMnist } from "../sharedData.ts";

const part = { split: null, crc32: null, bond: null, notes: [] };

function images(name: string, count: number, values: Uint8Array): ImagesFile {
  return { kind: "images", ...part, name, count, rows: 28, cols: 28, values };
}

function labels(name: string, values: Uint8Array): LabelsFile {
  return { kind: "labels", ...part, name, count: values.length, values, classNames: null };
}

/** A set without pixels, as it is told by its labels alone. */
function known(name: string, count: number, classes: number, { first = 0, uneven = false } = {}) {
  const label = (_: number, i: number) => first + (uneven && i % 3 === 0 ? 0 : i % classes);
  return recognise(
    images(name, count, new Uint8Array(0)),
    labels(name, Uint8Array.from({ length: count }, label)),
  );
}

describe("class names of well-known sets", () => {
  it("are as many as their classes, each once", () => {
    const counts = {
      emnistByClass: 62,
      emnistMerged: 47,
      emnistLetters: 27,
      fashion: 10,
      kuzushiji: 10,
      kuzushiji49: 49,
    };
    for (const [set, count] of Object.entries(counts) as [keyof typeof counts, number][]) {
      expect(new Set(names[set]).size, set).toBe(count);
    }
  });

  it("stand where their authors' maps put them", () => {
    expect([names.emnistByClass[10], names.emnistByClass[36], names.emnistByClass[61]]).toEqual([
      "A",
      "a",
      "z",
    ]);
    expect([names.emnistMerged[35], names.emnistMerged[36], names.emnistMerged[46]]).toEqual(["Z", "a", "t"]);
    expect([names.emnistLetters[1], names.emnistLetters[26]]).toEqual(["A", "Z"]);
    expect([names.fashion[0], names.fashion[9]]).toEqual(["T-shirt/top", "Ankle boot"]);
    expect([
      names.kuzushiji49[10],
      names.kuzushiji49[24],
      names.kuzushiji49[46],
      names.kuzushiji49[48],
    ]).toEqual([...["さ", "の", "を", "ゝ"]]);
  });
});

describe("recognise", () => {
  const turned = "; its images lie on their side, so they are turned";

  it.each([
    ["EMNIST ByClass", 697_932, 62, { uneven: true }, names.emnistByClass],
    ["EMNIST ByMerge", 697_932, 47, { uneven: true }, names.emnistMerged],
    ["EMNIST Balanced", 112_800, 47, {}, names.emnistMerged],
    ["EMNIST Letters", 124_800, 26, { first: 1 }, names.emnistLetters],
    ["EMNIST Digits", 240_000, 10, {}, null],
  ] as const)("knows %s by its counts and turns its images", (name, count, classes, options, classNames) => {
    expect(known("a", count, classes, options)).toEqual({
      ...{ name, classNames, transposed: true },
      note: `Recognised as ${name} by its counts${turned}.`,
    });
  });

  it("knows no set by its counts that is too large to be read", () => {
    const byClass = { images: 697_932 + 116_323, bytes: 28 * 28 + 1 };
    expect(byClass.images * byClass.bytes).toBeLessThanOrEqual(UNPACKED_CAP);
  });

  it("takes other sets of these numbers for what they are", () => {
    expect(known("a", 112_800, 47, { uneven: true })).toBeNull();
    expect(known("a", 240_000, 47)).toBeNull();
    expect(known("a", 60_000, 10)).toBeNull();
    expect(known("emnist-mnist", 60_000, 9)).toBeNull();
    expect(known("emnist", 1000, 10)).toBeNull();
  });

  it("knows labels with a list of names beside them by their checksums alone: they may be an export of the set", () => {
    const listed = { classNames: names.emnistMerged, numbered: true };
    const balanced = labels(
      "a",
      Uint8Array.from({ length: 112_800 }, (_, i) => i % 47),
    );
    expect(recognise(images("a", 112_800, new Uint8Array(0)), { ...balanced, ...listed })).toBeNull();
    const fashion = [images("a", 60_000, new Uint8Array(0)), labels("b", new Uint8Array(60_000))] as const;
    const summed = [
      { ...fashion[0], crc32: 0xb4f29f28 },
      { ...fashion[1], crc32: 0x741a4657, classNames: names.fashion },
    ] as const;
    expect(recognise(summed[0], { ...summed[1], numbered: true })).toMatchObject({ name: "Fashion-MNIST" });
    expect(recognise(...summed), "names that numbered themselves").toBeNull();
  });

  it("knows sets of MNIST's numbers by their names", () => {
    expect(known("emnist-mnist-train-images", 60_000, 10)).toMatchObject({
      name: "EMNIST MNIST",
      transposed: true,
    });
    expect(known("kmnist/train-images-idx3-ubyte.gz", 60_000, 10)).toMatchObject({
      ...{ name: "KMNIST", classNames: names.kuzushiji, transposed: false },
      note: "Recognised as KMNIST by its name and counts.",
    });
    expect(known("a", 232_365, 49, { uneven: true })).toEqual({
      ...{ name: "Kuzushiji-49", classNames: names.kuzushiji49, transposed: false },
      note: "Recognised as Kuzushiji-49 by its counts.",
    });
    expect(known("fashion-mnist_train.csv", 60_000, 10)).toMatchObject({ classNames: names.fashion });
  });

  it("knows IDX files by the checksums that come with them", () => {
    const files = [images("a", 60_000, new Uint8Array(0)), labels("b", new Uint8Array(60_000))] as const;
    expect(recognise({ ...files[0], crc32: 0xb4f29f28 }, { ...files[1], crc32: 0x741a4657 })).toMatchObject({
      name: "Fashion-MNIST",
      classNames: names.fashion,
    });
    expect(recognise({ ...files[0], crc32: 0xb4f29f28 }, files[1])).toBeNull();
  });

  it("knows sets by the files that their authors offer, where images and labels are from one", () => {
    const values = Uint8Array.from({ length: 60_000 }, (_, i) => i % 10);
    const pixels = { ...images("train-images", 60_000, new Uint8Array(0)), publishedIn: "KMNIST" };
    expect(recognise(pixels, { ...labels("train-labels", values), publishedIn: "KMNIST" })).toEqual({
      ...{ name: "KMNIST", classNames: names.kuzushiji, transposed: false },
      note: "Recognised as KMNIST by its checksums.",
    });
    expect(recognise(pixels, labels("train-labels", values))).toBeNull();
  });

  it("leaves data with class names of their own, or of another size, alone", () => {
    const values = Uint8Array.from({ length: 112_800 }, (_, i) => i % 47);
    const pixels = images("a", 112_800, new Uint8Array(0));
    expect(recognise(pixels, labels("a", values))?.name).toBe("EMNIST Balanced");
    expect(recognise(pixels, { ...labels("a", values), classNames: names.emnistMerged })).toBeNull();
    expect(recognise({ ...pixels, rows: 32 }, labels("a", values))).toBeNull();
  });
});

describeWithData("recognise with MNIST", () => {
  it("knows it in any format by the values alone, and no copy with a pixel changed", async () => {
    const { train } = await loadMnist();
    const found = recognise(images("a", 60_000, train.images), labels("b", train.labels));
    expect(found).toMatchObject({ name: "MNIST", note: "Recognised as MNIST by its checksums." });
    const changed = train.images.slice();
    changed[12_345] ^= 1;
    expect(recognise(images("a", 60_000, changed), labels("b", train.labels))).toBeNull();
  });

  it("knows it with names for its numbers, and by counts nothing that has names", async () => {
    const { train } = await loadMnist();
    const named = { ...labels("b", train.labels), classNames: names.fashion };
    expect(recognise(images("a", 60_000, train.images), { ...named, numbered: true })?.name).toBe("MNIST");
    expect(recognise(images("a", 60_000, train.images), named)).toBeNull();
    const other = images("fashion", 60_000, new Uint8Array(0));
    expect(recognise(other, { ...named, numbered: true })).toBeNull();
  });

  it("knows it whole only with its own test, which may come later", async () => {
    const { train, test } = await loadMnist();
    const [x, y] = [images("train-x", 60_000, train.images), labels("train-y", train.labels)];
    const tested = [images("test-x", 10_000, test.images), labels("test-y", test.labels)];
    const tray = new DatasetTray();
    expect(tray.add([x, y]).loaded).toMatchObject({
      base: { name: "MNIST" },
      notes: ["Recognised as MNIST by its checksums."],
    });
    expect(new DatasetTray().add([x, y]).loaded?.wellKnown).toBeUndefined();
    expect(tray.add(tested).loaded?.wellKnown).toBe("mnist");
    const changed = labels(
      "test-y",
      test.labels.map((label, i) => (i === 7 ? 0 : label)),
    );
    expect(new DatasetTray().add([x, y, tested[0], changed]).loaded?.wellKnown).toBeUndefined();
  });
});
