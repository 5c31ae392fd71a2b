import { expect, it, describe } from "vitest";
import { crc32 } from "../../../src/data/crc32.ts";
import { numberedClasses, type Dataset } from "../../../src/data/dataset.ts";
import { writeIdxImages, writeIdxLabels } from "../../../src/data/idxWriter.ts";
import { dataFactsOf, sameChecksums } from "../../../src/worker/exporting/dataFacts.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { digits } from "../smallRun.ts";

const breathe = () => Promise.resolve();

describe("dataFactsOf", () => {
  it("counts the checksums of the IDX files that the data would be", async () => {
    const { train, test } = digits;
    if (test === null) throw new Error("expected test images, got none");
    const facts = await dataFactsOf(digits, breathe);
    expect(facts).toEqual({
      ...{ name: "Built-in digits", rows: 28, cols: 28, classes: 10, classNames: numberedClasses(10) },
      ...{ trainCount: 600, testCount: 100, publicSet: null },
      checksums: {
        trainImages: crc32(writeIdxImages(train.images, 28, 28)),
        trainLabels: crc32(writeIdxLabels(train.labels)),
        testImages: crc32(writeIdxImages(test.images, 28, 28)),
        testLabels: crc32(writeIdxLabels(test.labels)),
      },
    });
  });

  it("tells data apart by one pixel, and by whether there are test images", async () => {
    const { train, test } = digits;
    const other: Dataset = {
      ...digits,
      train: { ...train, images: train.images.map((value, i) => (i === 7 ? 255 - value : value)) },
    };
    const [one, two, three] = await Promise.all(
      [digits, other, { ...digits, test: null }].map((data) => dataFactsOf(data, breathe)),
    );
    expect(sameChecksums(one.checksums, one.checksums)).toBe(true);
    expect(sameChecksums(one.checksums, two.checksums)).toBe(false);
    expect(sameChecksums(one.checksums, three.checksums)).toBe(false);
    expect(three).toMatchObject({ testCount: 0, checksums: { testImages: null, testLabels: null } });
    expect(test?.labels.length).toBe(100);
  });
});

describeWithData("dataFactsOf on MNIST", () => {
  it("knows the public set whatever it is called, and no part of it", async () => {
    const { train, test } = await loadMnist();
    const data = {
      name: "mine",
      rows: 28,
      cols: 28,
      classes: 10,
      classNames: numberedClasses(10),
      train,
      test,
    };
    expect(await dataFactsOf(data, breathe)).toMatchObject({ name: "mine", publicSet: "MNIST" });
    expect((await dataFactsOf({ ...data, test: null }, breathe)).publicSet).toBeNull();
  });
});
