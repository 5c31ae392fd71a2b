import { describe, expect, it } from "vitest";
import type { DatasetFile } from "../../src/data/datasetFile.ts";
import { DatasetTray } from "../../src/data/datasetTray.ts";
import { npzParts } from "../../src/data/formats/npzParts.ts";
import { medSetOf, medSets } from "../../src/data/known/medMnist.ts";

const part = { split: null, crc32: null, bond: null, notes: [] };

/** Labels of so many classes, each of them there. */
const labels = (count: number, classes: number) => Uint8Array.from({ length: count }, (_, i) => i % classes);

/** An archive of images of 2×2 and labels of two classes, as MedMNIST names its arrays. */
function archiveOf(counts: Readonly<Record<string, number>>, classes = 2): readonly DatasetFile[] {
  const members = Object.entries(counts).flatMap(([place, count]) => [
    {
      member: `${place}_images`,
      parts: [
        {
          ...{ kind: "images" as const, ...part, name: `breast.npz: ${place}_images`, count },
          ...{ rows: 2, cols: 2, values: new Uint8Array(4 * count).fill(9) },
        },
      ],
    },
    {
      member: `${place}_labels`,
      parts: [
        {
          ...{ kind: "labels" as const, ...part, name: `breast.npz: ${place}_labels`, count },
          ...{ values: labels(count, classes), classNames: null },
        },
      ],
    },
  ]);
  return npzParts("breast.npz", members).parts;
}

describe("medSets", () => {
  it("have as many images as their descriptions say, and every name once, short enough to be edited", () => {
    const totals = { OCTMNIST: 109_309, PneumoniaMNIST: 5856, BreastMNIST: 780, TissueMNIST: 236_386 };
    for (const [name, total] of Object.entries(totals)) {
      const [{ train, validation, test }] = medSets.find((set) => set.name === name)!.versions;
      expect(train + validation + test, name).toBe(total);
    }
    for (const { name, classNames } of medSets) {
      expect(new Set(classNames).size, name).toBe(classNames.length);
      expect(Math.max(...classNames.map(({ length }) => length))).toBeLessThanOrEqual(40);
    }
    expect(medSets.map(({ classNames }) => classNames.length)).toEqual([4, 2, 2, 8, 11, 11, 11]);
  });

  it.each(medSets)("know $name by its counts and classes, with its validation or without", (set) => {
    const classes = set.classNames.length;
    for (const { train, validation, test } of set.versions) {
      const [trained, tested] = [labels(train, classes), new Uint8Array(test)];
      expect(medSetOf(trained, new Uint8Array(validation), tested)).toBe(set);
      expect(medSetOf(trained, null, tested)).toBe(set);
      expect(medSetOf(trained, new Uint8Array(validation + 1), tested)).toBeNull();
      expect(medSetOf(trained, null, new Uint8Array(test + 1))).toBeNull();
      expect(medSetOf(labels(train, classes - 1), null, tested), "a class less").toBeNull();
      expect(medSetOf(labels(train, classes + 1), null, tested), "a class more").toBeNull();
    }
  });
});

describe("npzParts of MedMNIST", () => {
  it("names the classes of the data set that is made of them", () => {
    const { loaded } = new DatasetTray().add(archiveOf({ train: 546, val: 78, test: 156 }));
    expect(loaded?.base.classNames).toEqual(["malignant", "normal, benign"]);
    expect([loaded?.base.train.labels.length, loaded?.base.test?.labels.length]).toEqual([624, 156]);
    expect(loaded?.notes).toEqual([
      "Recognised as BreastMNIST by its counts.",
      "78 validation images were added to the training images.",
    ]);
  });

  it("leaves sets of other numbers or classes alone", () => {
    for (const others of [
      archiveOf({ train: 546, val: 78, test: 157 }),
      archiveOf({ train: 624, test: 156 }),
      archiveOf({ train: 546, val: 78, test: 156 }, 3),
      archiveOf({ train: 546, val: 78 }),
    ]) {
      const { loaded } = new DatasetTray().add(others);
      expect(loaded?.base.classNames.slice(0, 2)).toEqual(["0", "1"]);
      expect(loaded?.notes.join()).not.toContain("Recognised");
    }
  });
});
