import { describe, expect, it } from "vitest";
import { archive, expected, offer, outline, read } from "./offered.ts";

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
