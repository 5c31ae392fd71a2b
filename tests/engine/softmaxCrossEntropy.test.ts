import { describe, expect, it } from "vitest";
import { Matrix } from "../../src/engine/matrix.ts";
import { argmax, softmax, softmaxCrossEntropy } from "../../src/engine/reference/softmaxCrossEntropy.ts";

const row = (...values: number[]) => new Matrix(1, values.length, Float64Array.from(values));

describe("softmaxCrossEntropy", () => {
  it("is the logarithm of the number of classes for equal logits", () => {
    expect(softmaxCrossEntropy(row(5, 5, 5, 5), [2]).loss).toBeCloseTo(Math.log(4), 15);
  });

  it("survives logits whose exponentials overflow", () => {
    const { loss, dlogits } = softmaxCrossEntropy(row(1000, 0, -1000), [1]);
    expect(loss).toBe(1000);
    expect([...dlogits.data]).toEqual([1, -1, 0]);
  });

  it("counts an image right when its label is the first of the largest logits", () => {
    expect(softmaxCrossEntropy(row(1, 7, 7), [1]).correct).toBe(1);
    expect(softmaxCrossEntropy(row(1, 7, 7), [2]).correct).toBe(0);
  });

  it("is the mean over the batch", () => {
    const both = new Matrix(2, 2, Float64Array.of(0.3, -1, 2, 0.5));
    const { loss, dlogits } = softmaxCrossEntropy(both, [0, 1]);
    const first = softmaxCrossEntropy(row(0.3, -1), [0]);
    const second = softmaxCrossEntropy(row(2, 0.5), [1]);
    expect(loss).toBeCloseTo((first.loss + second.loss) / 2, 15);
    expect(dlogits.data[0]).toBeCloseTo(first.dlogits.data[0] / 2, 15);
    expect(dlogits.data[3]).toBeCloseTo(second.dlogits.data[1] / 2, 15);
  });

  it("is NaN, as in NumPy, once a logit is NaN or infinite", () => {
    expect(softmaxCrossEntropy(row(1, NaN, 2), [0]).loss).toBeNaN();
    expect(softmaxCrossEntropy(row(1, Infinity, 2), [0]).loss).toBeNaN();
  });
});

describe("softmax", () => {
  it("gives probabilities in proportion to the exponentials", () => {
    const probs = softmax(row(Math.log(1), Math.log(2), Math.log(5))).data;
    [1 / 8, 2 / 8, 5 / 8].forEach((expected, c) => expect(probs[c]).toBeCloseTo(expected, 15));
  });
});

describe("argmax", () => {
  it("takes the first of equals, and NaN before any number", () => {
    expect(argmax([3, 8, 8])).toBe(1);
    expect(argmax([3, 8, NaN, NaN])).toBe(2);
    expect(argmax([-Infinity, -Infinity])).toBe(0);
  });
});
