import { describe, expect, it } from "vitest";
import type { DatasetFile } from "../../src/data/datasetFile.ts";
import { DatasetTray } from "../../src/data/datasetTray.ts";
import { noEdits } from "../../src/data/edits.ts";
import { idxBytes } from "./idxBytes.ts";
import { file, images, labels, named, shape } from "./smallParts.ts";

describe("DatasetTray, of sets of all kinds", () => {
  it("pairs only what belongs together", () => {
    const bonded = (part: DatasetFile, bond: string): DatasetFile => ({ ...part, bond });
    const tray = new DatasetTray();
    const first = tray.add([bonded(images("a: x", 6, 1), "a"), bonded(labels("b: y", 6, 1), "b")]);
    expect(first).toMatchObject({ loaded: null, errors: [] });
    expect(tray.add([bonded(labels("a: y", 6, 1), "a")]).loaded?.base.name).toBe("a");
  });

  it("prefers the labels of the same name among those of one number", () => {
    const { loaded } = new DatasetTray().add([
      ...[images("cats-images", 4, 1), images("dogs-images", 4, 2)],
      ...[labels("dogs-labels", 4, 2), labels("cats-labels", 4, 1)],
    ]);
    expect(shape(loaded!.base)).toEqual([4, 4]);
  });

  it("begins a new data set with a file that has images and labels and comes later", () => {
    const whole = (name: string, first: number): DatasetFile[] =>
      [images(name, 6, first), labels(name, 6, first)].map((part) => ({ ...part, bond: name }));
    const tray = new DatasetTray();
    expect(tray.add(whole("a.csv", 1)).change).toBe("train");
    const { change, loaded } = tray.add(whole("b.csv", 2));
    expect([change, ...shape(loaded!.base)]).toEqual(["train", 6, null]);
    expect(shape(new DatasetTray().add([...whole("a.csv", 1), ...whole("b.csv", 2)]).loaded!.base)).toEqual([
      6, 6,
    ]);
  });

  it("refuses two training sets in one drop with one message, and keeps what is loaded", () => {
    const tray = new DatasetTray();
    tray.add(named);
    const before = tray.add([]);
    const other = [images("b-train-images", 8, 3), labels("b-train-labels", 8, 3)];
    const { errors, ...result } = tray.add([
      ...other,
      images("c-train-images", 9, 4),
      labels("c-train-labels", 9, 4),
    ]);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      [
        "conflict",
        "c-train-images: expected training images of one data set, got them in b-train-images as well. " +
          "Drop the files of one data set.",
      ],
    ]);
    expect({ ...result, errors: [] }).toEqual(before);
    expect(tray.add(other).change).toBe("train");
  });

  it("refuses more files than a data set has", () => {
    const many = [1, 2, 3, 4].map((first) => images(`file${first}`, 5, first));
    expect(new DatasetTray().add(many)).toMatchObject({
      loaded: null,
      errors: [
        {
          code: "conflict",
          file: "file2",
          message: expect.stringContaining("in file1 and 2 more as well") as string,
        },
      ],
    });
  });

  it("says so by the archive where one holds more than a data set", () => {
    const three = ["x_a", "x_b", "x_c"].map((name, i) => ({
      ...images(`a.npz: ${name}`, 5, i),
      bond: "a.npz",
    }));
    expect(new DatasetTray().add(three).errors.map(({ message }) => message)).toEqual([
      "a.npz: x_b: expected images of one data set, got them in a.npz: x_a and 1 more as well. Keep one of them in a.npz.",
    ]);
  });

  it("takes files that an archive holds twice once", () => {
    const again = named.map((part) => ({ ...part, name: `copy/${part.name}` }));
    const { loaded, errors } = new DatasetTray().add([...named, ...again]);
    expect(errors).toEqual([]);
    expect(shape(loaded!.base)).toEqual([6, 4]);
  });

  it("loads training images without a test of another size", () => {
    const small = file("t10k-images", idxBytes([4, 14, 14]));
    const { loaded, errors } = new DatasetTray().add([named[0], named[1], small, named[3]]);
    expect(shape(loaded!.base)).toEqual([6, null]);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      [
        "conflict",
        "t10k-images: expected images of 28×28, as in train-images-idx3-ubyte, got 14×14. Make all images the same size.",
      ],
    ]);
  });

  it("refuses a test of other classes, whichever comes first", () => {
    const strange = [images("test-images", 4, 0), file("test-labels", idxBytes([4], [0, 9, 12]))];
    const message =
      "test-labels: expected labels from 0 to 9, as in train-labels-idx1-ubyte, got 12 at item 2. " +
      "Is it the test of another data set?";
    for (const drops of [
      [named.slice(0, 2), strange],
      [strange, named.slice(0, 2)],
    ]) {
      const tray = new DatasetTray();
      const results = drops.map((drop) => tray.add(drop));
      expect(results.flatMap(({ errors }) => errors.map((error) => error.message))).toEqual([message]);
      expect(tray.add([named[2], named[3]])).toMatchObject({ change: "test-only", errors: [] });
    }
  });

  it("refuses training images of one class", () => {
    const { loaded, errors } = new DatasetTray().add([images("a", 5, 7), file("b", idxBytes([5], [7]))]);
    expect(loaded).toBeNull();
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      [
        "too-few-classes",
        "b: expected labels of at least 2 classes, got 7 only. Add images of other classes.",
      ],
    ]);
  });

  it("names classes as the labels do, and numbers the test's like the training's", () => {
    const pair = (name: string, classNames: string[], values: number[]): DatasetFile[] => [
      { ...images(`${name}-images`, values.length), bond: name },
      { ...file(`${name}-labels`, idxBytes([values.length], values)), bond: name, classNames } as DatasetFile,
    ];
    const train = pair("train.csv", ["cat", "dog", "eel"], [2, 0, 1]);
    const { loaded } = new DatasetTray().add([...train, ...pair("test.csv", ["cat", "eel"], [1, 0])]);
    expect(loaded?.base).toMatchObject({ classes: 3, classNames: ["cat", "dog", "eel"] });
    expect(Array.from(loaded?.base.test?.labels ?? [])).toEqual([2, 0]);
    const other = new DatasetTray().add([...train, ...pair("test.csv", ["cat", "fox"], [1, 0])]);
    expect(other.errors.map(({ message }) => message)).toEqual([
      "test.csv-labels: expected classes of train.csv-labels (cat, dog, eel), got fox at item 0. " +
        "Is it the test of another data set? If not, label both alike.",
    ]);
  });

  it("leaves classes out that have no images, and says so", () => {
    const load = (...values: number[]) =>
      new DatasetTray().add([images("a", 6), file("b", idxBytes([6], values))]).loaded!;
    expect(load(1, 2, 3)).toMatchObject({
      base: { classes: 4 },
      notes: ["Class 0 has no images and is left out."],
    });
    expect([...load(1, 2, 3).edits.classMap]).toEqual([[0, null]]);
    expect(load(2, 5).notes).toEqual(["Classes 0, 1, 3 and 4 have no images and are left out."]);
    expect(load(20, 21).notes).toEqual(["Classes 0, 1, 2, 3 and 16 more have no images and are left out."]);
    expect(load(0, 1)).toMatchObject({ base: { classes: 2 }, notes: [], edits: noEdits });
  });

  it("exchanges dark and bright where the paper is bright", () => {
    const { edits, notes } = new DatasetTray().add([images("a", 6, 200), labels("b", 6)]).loaded!;
    expect(edits.invert).toBe(true);
    expect(notes).toContain("The paper is bright in these images, so dark and bright are exchanged.");
    const dark = new DatasetTray().add([images("a", 6, 100), labels("b", 6)]).loaded!;
    expect(dark.edits.invert).toBe(false);
  });

  it("passes on what was done to the files, once", () => {
    const noted = named.map((part) => ({ ...part, notes: ["Colours were made grey."] }));
    expect(new DatasetTray().add(noted).loaded?.notes).toEqual([
      "Colours were made grey.",
      "Classes 0, 3, 4, 5 and 3 more have no images and are left out.",
    ]);
  });

  it("turns EMNIST's images and names its classes", () => {
    const values = Uint8Array.from({ length: 124_800 }, (_, i) => 1 + (i % 26));
    const part = { split: null, count: values.length, crc32: null, bond: null, notes: [] };
    const { base, edits, notes } = new DatasetTray().add([
      { kind: "images", ...part, name: "a", values: new Uint8Array(784), rows: 28, cols: 28 },
      { kind: "labels", ...part, name: "b", values, classNames: null },
    ]).loaded!;
    expect(base).toMatchObject({ name: "EMNIST Letters", classes: 27 });
    expect(edits.transpose).toBe(true);
    expect([...edits.classMap]).toEqual([[0, null]]);
    expect(base.classNames.slice(0, 3)).toEqual(["0", "A", "B"]);
    expect(notes[0]).toMatch(/^Recognised as EMNIST Letters by its counts; /);
  });
});
