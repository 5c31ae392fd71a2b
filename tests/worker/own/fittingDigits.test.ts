import { describe, expect, it } from "vitest";
import { numberedClasses, type Dataset } from "../../../src/data/dataset.ts";
import { fittingDigits, sameExamples } from "../../../src/worker/own/fittingDigits.ts";
import type { OwnDigits } from "../../../src/worker/protocol.ts";

const data = (rows: number, cols: number, classes: number): Dataset => ({
  name: "imagined",
  rows,
  cols,
  classes,
  classNames: numberedClasses(classes),
  train: { images: new Uint8Array(rows * cols), labels: new Uint8Array(1) },
  test: null,
});

/** One image for each label, full of it. */
const own = (labels: readonly number[], weight = 3): OwnDigits => ({
  images: Uint8Array.from({ length: labels.length * 784 }, (_, i) => labels[Math.floor(i / 784)]),
  labels: Uint8Array.from(labels),
  weight,
});

describe("fittingDigits", () => {
  it("takes all where size and classes are those of digits", () => {
    const digits = own([3, 9, 0]);
    expect(fittingDigits(digits, data(28, 28, 10))).toBe(digits);
  });

  it("leaves out those whose label is no class, image and label alike", () => {
    expect(fittingDigits(own([3, 9, 0, 7, 1]), data(28, 28, 4))).toEqual(own([3, 0, 1]));
  });

  it("takes none where the images are of another size, or no label is a class", () => {
    expect(fittingDigits(own([3]), data(32, 28, 10))).toBeNull();
    expect(fittingDigits(own([3]), data(28, 32, 10))).toBeNull();
    expect(fittingDigits(own([3, 9]), data(28, 28, 2))).toBeNull();
  });

  it("takes digits by the names of classes, and gives them those classes' labels", () => {
    const renamed: Dataset = { ...data(28, 28, 3), classNames: ["7", "A", "3"] };
    const fitting = fittingDigits(own([3, 9, 7]), renamed);
    expect(fitting?.images).toEqual(own([3, 7]).images);
    expect(fitting?.labels).toEqual(Uint8Array.of(2, 0));
  });

  it("takes none among classes that are no digits, however they are numbered", () => {
    expect(fittingDigits(own([3]), { ...data(28, 28, 2), classNames: ["A", "B"] })).toBeNull();
    expect(fittingDigits(own([3]), data(28, 28, 26))).toBeNull();
  });

  it("gives none for none", () => {
    expect(fittingDigits(null, data(28, 28, 10))).toBeNull();
    expect(fittingDigits(own([]), data(28, 28, 10))).toBeNull();
  });
});

describe("sameExamples", () => {
  it("tells examples by image and label, and not by weight", () => {
    expect(sameExamples(own([1, 2]), own([1, 2], 50))).toBe(true);
    expect(sameExamples(own([1, 2]), own([2, 1]))).toBe(false);
    expect(sameExamples(own([1, 2]), { ...own([1, 2]), labels: Uint8Array.of(1, 3) })).toBe(false);
    expect(sameExamples(own([1, 2]), own([1]))).toBe(false);
    expect(sameExamples(own([1]), null)).toBe(false);
    expect(sameExamples(null, null)).toBe(true);
  });
});
