import { describe, expect, it } from "vitest";
import { numberedClasses } from "../../src/data/dataset.ts";
import { classSamples } from "../../src/data/samples.ts";
import { splitSizes } from "../../src/data/splitSizes.ts";

describe("classSamples", () => {
  const train = { images: Uint8Array.of(10, 11, 20, 21, 30, 31, 40, 41), labels: Uint8Array.of(2, 0, 2, 2) };
  const dataset = {
    name: "tiny",
    rows: 1,
    cols: 2,
    classes: 3,
    classNames: numberedClasses(3),
    train,
    test: null,
  };

  it("puts the first images of each class under each other", () => {
    const { images } = classSamples(dataset, 2);
    expect(Array.from(images)).toEqual([20, 21, 0, 0, 10, 11, 0, 0, 0, 0, 30, 31]);
  });

  it("counts all training images of each class", () => {
    expect(classSamples(dataset, 1).counts).toEqual([1, 0, 3]);
  });
});

describe("splitSizes", () => {
  it("keeps what is asked for", () => {
    expect(splitSizes(60_000, 5_000)).toEqual({ train: 55_000, validation: 5_000 });
    expect(splitSizes(10, 0)).toEqual({ train: 10, validation: 0 });
    expect(splitSizes(10, 5)).toEqual({ train: 5, validation: 5 });
  });

  it("keeps at most half and says so", () => {
    expect(splitSizes(11, 6)).toEqual({ train: 6, validation: 5 });
    expect(splitSizes(1, 100)).toEqual({ train: 1, validation: 0 });
  });
});
