import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/data/dataset.ts";
import type { DatasetFile } from "../../src/data/datasetFile.ts";
import { DatasetTray, type TrayResult } from "../../src/data/datasetTray.ts";
import { describeWithData, loadMnist } from "../sharedData.ts";
import { file, images, labels, named, shape } from "./smallParts.ts";

function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

function oneByOne(files: readonly DatasetFile[]): TrayResult[] {
  const tray = new DatasetTray();
  return files.map((one) => tray.add([one]));
}

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

  it("calls one label no labels", () => {
    const { errors } = new DatasetTray().add([images("a", 1, 1), labels("b", 5000, 1)]);
    expect(errors.map((error) => error.message)).toEqual([
      "b: expected 1 label, as many as a has images, got 5,000. Add the file that belongs to either.",
    ]);
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

  it("names it after the archive or folder they came in where that says more", () => {
    const nameOf = (imageName: string, labelName = imageName) =>
      new DatasetTray().add([images(imageName, 2), labels(labelName, 2)]).loaded!.base.name;
    expect(nameOf("short.npz: Xtr", "short.npz: ytr")).toBe("short");
    expect(nameOf("short.npz: cats", "short.npz: cats_labels")).toBe("short");
    expect(nameOf("train.npz: cats", "train.npz: cats_labels")).toBe("cats");
    expect(nameOf("kana.zip: train.npz: x", "kana.zip: train.npz: y")).toBe("kana");
    expect(nameOf("kaggle/train.csv")).toBe("kaggle");
    expect(nameOf("csvs.zip: kaggle/train.csv")).toBe("csvs");
    expect(nameOf("data.zip: kaggle/train.csv")).toBe("kaggle");
    expect(nameOf("MNIST/raw/train-images-idx3-ubyte", "MNIST/raw/train-labels-idx1-ubyte")).toBe("MNIST");
    expect(nameOf("idx.zip: train-images-idx3-ubyte", "idx.zip: train-labels-idx1-ubyte")).toBe("idx");
    expect(nameOf("data/train.csv")).toBe("Your data");
    expect(nameOf("train.zip: train.csv")).toBe("Your data");
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
