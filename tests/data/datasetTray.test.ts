import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/data/dataset.ts";
import type { DatasetFile } from "../../src/data/datasetFile.ts";
import { noEdits } from "../../src/data/edits.ts";
import { DatasetTray, type TrayResult } from "../../src/data/datasetTray.ts";
import { describeWithData, loadMnist } from "../sharedData.ts";
import { idxBytes } from "./idxBytes.ts";
import { readIdx } from "./readIdx.ts";

function file(name: string, bytes: Uint8Array): DatasetFile {
  return readIdx(name, bytes);
}

function images(name: string, count: number, ink = 1): DatasetFile {
  return file(name, idxBytes([count, 28, 28], [ink]));
}

function labels(name: string, count: number, label = 1): DatasetFile {
  return file(name, idxBytes([count], [label, 9]));
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

/** Numbers of images of a data set whose labels agree with them: both begin with the same value. */
function shape(dataset: Dataset): [number, number | null] {
  for (const part of [dataset.train, dataset.test]) {
    if (part === null) continue;
    expect(part.images.length).toBe(784 * part.labels.length);
    expect(part.images[0]).toBe(part.labels[0]);
  }
  return [dataset.train.labels.length, dataset.test === null ? null : dataset.test.labels.length];
}

function oneByOne(files: readonly DatasetFile[]): TrayResult[] {
  const tray = new DatasetTray();
  return files.map((one) => tray.add([one]));
}

const named = [
  images("train-images-idx3-ubyte", 6, 1),
  labels("train-labels-idx1-ubyte", 6, 1),
  images("t10k-images-idx3-ubyte", 4, 2),
  labels("t10k-labels-idx1-ubyte", 4, 2),
];
const nameless = named.map((one, index) => ({ ...one, name: `file${index}`, split: null }));
const halfNamed = named.map((one, index) => (index % 2 === 0 ? one : nameless[index]));

describe("DatasetTray", () => {
  for (const [names, files] of Object.entries({ named, nameless, "half named": halfNamed })) {
    it(`makes the same data set of four ${names} files in all 24 orders, together or one by one`, () => {
      for (const order of orders(files)) {
        const together = new DatasetTray().add(order);
        expect(shape(together.loaded!.base)).toEqual([6, 4]);
        expect(together.change).toBe("train");
        expect(together.missing).toEqual([]);
        const steps = oneByOne(order);
        const last = steps.findLast((step) => step.loaded !== null)!;
        expect(shape(last.loaded!.base)).toEqual([6, 4]);
        expect(steps[3].missing).toEqual([]);
        expect(steps.flatMap((step) => step.errors)).toEqual([]);
      }
    });
  }

  it("has a data set as soon as the training pair is whole, and adds the test pair later", () => {
    const steps = oneByOne(named);
    expect(steps.map((step) => step.change)).toEqual(["none", "train", "none", "test-only"]);
    expect(shape(steps[1].loaded!.base)).toEqual([6, null]);
    expect(steps[0].missing).toEqual(["training labels", "test images", "test labels"]);
    expect(steps[1].missing).toEqual(["test images", "test labels"]);
    expect(steps[2].have.map(({ role, count }) => [role, count])).toEqual([
      ["training images", 6],
      ["training labels", 6],
      ["test images", 4],
    ]);
    expect(steps[3].loaded!.base.train.images.buffer).toBe(steps[1].loaded!.base.train.images.buffer);
  });

  it("keeps a test pair until its training pair comes", () => {
    const steps = oneByOne([named[2], named[3], named[0], named[1]]);
    expect(steps.map((step) => step.change)).toEqual(["none", "none", "none", "train"]);
    expect(steps[1].missing).toEqual(["training images", "training labels"]);
  });

  it("takes the first of two nameless pairs of one size for training", () => {
    const files = [images("a", 5, 1), labels("b", 5, 1), images("c", 5, 2), labels("d", 5, 2)];
    const { loaded } = new DatasetTray().add(files);
    expect(shape(loaded!.base)).toEqual([5, 5]);
    expect(loaded!.base.train.labels[0]).toBe(1);
  });

  it("copies no image", () => {
    const { loaded } = new DatasetTray().add(named);
    expect(loaded!.base.train.images.buffer).toBe(named[0].values.buffer);
    expect(loaded!.base.test!.images.buffer).toBe(named[2].values.buffer);
  });

  it("begins a new data set with a second training pair and mixes nothing", () => {
    const tray = new DatasetTray();
    tray.add([named[0], named[1], named[2]]);
    const first = tray.add([images("other-train-images", 8, 3)]);
    expect(first).toMatchObject({ loaded: null, change: "none" });
    expect(first.missing).toContain("training labels");
    const second = tray.add([labels("other-train-labels", 8, 3)]);
    expect(second.change).toBe("train");
    expect(second.loaded!.base.name).toBe("other");
    expect(shape(second.loaded!.base)).toEqual([8, null]);
    expect(second.missing).toEqual(["test images", "test labels"]);
    // The old test images waited in vain.
    expect(tray.add([named[3]])).toMatchObject({ loaded: null, missing: ["test images"] });
  });

  it("keeps what is loaded while a new test pair waits for its training pair", () => {
    const tray = new DatasetTray();
    tray.add(named);
    expect(tray.add([images("x-test-images", 3, 5), labels("x-test-labels", 3, 5)]).change).toBe("none");
    const { loaded } = tray.add([images("x-train-images", 9, 6), labels("x-train-labels", 9, 6)]);
    expect(shape(loaded!.base)).toEqual([9, 3]);
    expect(loaded!.base.test!.labels[0]).toBe(5);
  });

  it("keeps files for a new data set, whatever the order they come in", () => {
    for (const order of orders([
      images("x-train-images", 9, 6),
      labels("x-train-labels", 9, 6),
      images("x-test-images", 3, 5),
      labels("x-test-labels", 3, 5),
    ])) {
      const tray = new DatasetTray();
      tray.add(named);
      const steps = order.map((one) => tray.add([one]));
      expect(shape(steps.findLast(({ loaded }) => loaded !== null)!.loaded!.base)).toEqual([9, 3]);
      expect(steps[3].missing).toEqual([]);
    }
  });

  it("names images and labels whose numbers differ, and lets a later drop mend it", () => {
    for (const [imageName, labelName] of [
      ["my-train-images", "my-train-labels"],
      ["a", "b"],
    ]) {
      const tray = new DatasetTray();
      const { errors, loaded } = tray.add([images(imageName, 6, 1), labels(labelName, 5, 1)]);
      expect(errors.map((error) => error.code)).toEqual(["counts-differ"]);
      expect(errors[0].message).toContain(imageName);
      expect(errors[0].message).toContain(labelName);
      expect(loaded).toBeNull();
      expect(shape(tray.add([labels(labelName, 6, 1)]).loaded!.base)).toEqual([6, null]);
    }
  });

  it("names differing numbers of named files of two drops", () => {
    const tray = new DatasetTray();
    expect(tray.add([images("train-images", 6)]).errors).toEqual([]);
    expect(tray.add([labels("train-labels", 5)]).errors.map((error) => error.code)).toEqual([
      "counts-differ",
    ]);
    // Told again as long as it stands, or the page would list four files and load none.
    expect(tray.add([images("test-images", 3)]).errors).toHaveLength(1);
    expect(tray.add([labels("train-labels", 6)])).toMatchObject({ errors: [], change: "train" });
  });

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
      "test.csv-labels: expected classes of train.csv-labels, got fox. Is it the test of another data set?",
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

  it("says what is missing of nothing", () => {
    expect(new DatasetTray().add([]).missing).toHaveLength(4);
  });

  it("names the data set after its files", () => {
    const nameOf = (imageName: string, labelName: string) =>
      new DatasetTray().add([images(imageName, 2), labels(labelName, 2)]).loaded!.base.name;
    expect(nameOf("my-digits-train-images.idx3-ubyte.gz", "x")).toBe("my-digits");
    expect(nameOf("folder/kana_images.gz", "kana_labels.gz")).toBe("kana");
    expect(nameOf("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")).toBe("Your data");
    expect(nameOf("images.idx", "sevens-labels.idx")).toBe("sevens");
    expect(nameOf("sevens_train.csv", "sevens_train.csv")).toBe("sevens");
    expect(nameOf("sevens.npz: x_train", "sevens.npz: y_train")).toBe("sevens");
    expect(nameOf("my.zip: sevens/images.npy", "my.zip: sevens/labels.npy")).toBe("my");
  });

  it("reads the part out of the name only where a word begins with it", () => {
    const splitOf = (name: string) => new DatasetTray().add([images(name, 2)]).have[0].role;
    expect(splitOf("T10K-images")).toBe("test images");
    expect(splitOf("emnist_test.images")).toBe("test images");
    expect(splitOf("latest-images")).toBe("training images");
    expect(splitOf("train-or-test")).toBe("training images");
  });
});

describeWithData("DatasetTray with MNIST", () => {
  it("calls MNIST by its name, whatever its files are called", async () => {
    const { train } = await loadMnist();
    // The shared arrays are views behind the headers.
    const imageFile = new Uint8Array(
      train.images.buffer,
      train.images.byteOffset - 16,
      train.images.length + 16,
    );
    const labelFile = new Uint8Array(
      train.labels.buffer,
      train.labels.byteOffset - 8,
      train.labels.length + 8,
    );
    const { loaded } = new DatasetTray().add([file("foo.bin", imageFile), file("bar", labelFile)]);
    expect(loaded!.base.name).toBe("MNIST");
    expect(shape2(loaded!.base)).toEqual([60_000, 47_040_000]);
  });
});

function shape2({ train }: Dataset): [number, number] {
  return [train.labels.length, train.images.length];
}
