import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Matrix } from "../../src/engine/matrix.ts";
import { activations, initialDeviation, parameterCounts } from "../../src/engine/network.ts";
import { pixelValues } from "../../src/engine/pixels.ts";
import { RandomState } from "../../src/engine/random.ts";
import { Linear } from "../../src/engine/reference/linear.ts";
import { matmul, matmulTransposedFirst, matmulTransposedSecond } from "../../src/engine/reference/matmul.ts";
import { MLP } from "../../src/engine/reference/mlp.ts";
import { ReLU } from "../../src/engine/reference/relu.ts";
import { Sigmoid } from "../../src/engine/reference/sigmoid.ts";
import { ShapeError } from "../../src/engine/shapeError.ts";
import { randomMatrix } from "./randomMatrix.ts";

const row = (...values: number[]) => new Matrix(1, values.length, Float64Array.from(values));

const transpose = ({ rows, cols, data }: Matrix) =>
  new Matrix(
    cols,
    rows,
    Float64Array.from(data, (_, k) => data[(k % rows) * cols + Math.floor(k / rows)]),
  );

/** The definition of the product, element by element. */
function product(a: Matrix, b: Matrix): number[] {
  return Array.from({ length: a.rows * b.cols }, (_, k) => {
    const [n, j] = [Math.floor(k / b.cols), k % b.cols];
    let sum = 0;
    for (let i = 0; i < a.cols; i++) sum += a.data[n * a.cols + i] * b.data[i * b.cols + j];
    return sum;
  });
}

function expectClose(got: Matrix, expected: number[]) {
  expect(got.data).toHaveLength(expected.length);
  expected.forEach((value, k) => expect(got.data[k]).toBeCloseTo(value, 12));
}

describe("the three products of a linear layer", () => {
  it("follow the definition for every shape, zeros and all", () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(size, size, size, fc.nat(1000), (N, D, H, seed) => {
        const random = new RandomState(seed);
        const x = randomMatrix(N, D, random);
        for (let k = 0; k < x.data.length; k++) if (random.rand() < 0.5) x.data[k] = 0;
        const w = randomMatrix(D, H, random);
        const dout = randomMatrix(N, H, random);
        const gradW = randomMatrix(D, H, random);
        matmulTransposedFirst(x, dout, gradW);
        expectClose(matmul(x, w), product(x, w));
        expectClose(gradW, product(transpose(x), dout));
        expectClose(matmulTransposedSecond(dout, w), product(dout, transpose(w)));
      }),
      { seed: 3 },
    );
  });

  it("refuse matrices that do not fit", () => {
    const a = new Matrix(2, 3);
    expect(() => matmul(a, a)).toThrow(expect.objectContaining({ code: "bad-matrix" }) as ShapeError);
    expect(() => matmulTransposedSecond(a, new Matrix(3, 2))).toThrow(ShapeError);
    expect(() => matmulTransposedFirst(a, new Matrix(3, 3), new Matrix(3, 3))).toThrow(ShapeError);
  });
});

describe("Matrix", () => {
  it("refuses data of another size", () => {
    expect(() => new Matrix(2, 2, new Float64Array(3))).toThrow(ShapeError);
  });
});

describe("ReLU", () => {
  it("multiplies by the mask, so that NaN stays and minus infinity becomes NaN", () => {
    const y = new ReLU().forward(row(2, -2, 0, Infinity, -Infinity, NaN)).data;
    expect([...y]).toEqual([2, -0, 0, Infinity, NaN, NaN]);
  });

  it("passes no gradient at its kink or for NaN", () => {
    const relu = new ReLU();
    relu.forward(row(1, 0, -1, NaN));
    expect([...relu.backward(row(5, 5, 5, 5)).data]).toEqual([5, 0, 0, 0]);
  });
});

describe("Sigmoid", () => {
  it("saturates at 0 and 1 without overflowing", () => {
    expect([...new Sigmoid().forward(row(-1000, 0, 1000)).data]).toEqual([0, 0.5, 1]);
  });
});

describe("Linear", () => {
  it("draws its weights as randn times the deviation of its initialiser, row by row", () => {
    const random = new RandomState(9);
    const linear = new Linear(4, 3, "he", new RandomState(9));
    const std = initialDeviation("he", 4, 3);
    expect([...linear.w.data]).toEqual(Array.from({ length: 12 }, () => random.randn() * std));
    expect([...linear.b.data]).toEqual([0, 0, 0]);
  });
});

describe("MLP", () => {
  it.each(activations)("puts %s between linear layers and nothing after the last", (activation) => {
    const model = new MLP({ layers: [4, 3, 3, 2], activation, init: "xavier" }, new RandomState(0));
    const isLinear = model.layers.map((layer) => layer instanceof Linear);
    expect(isLinear).toEqual([true, false, true, false, true]);
    expect(model.layers[1]?.constructor.name.toLowerCase()).toBe(activation);
  });
});

describe("initialDeviation", () => {
  it("is that of the NumPy original", () => {
    expect(initialDeviation("randn", 784, 128)).toBe(1);
    expect(initialDeviation("xavier", 784, 128)).toBe(Math.sqrt(2 / 912));
    expect(initialDeviation("he", 784, 128)).toBe(Math.sqrt(2 / 784));
  });
});

describe("parameterCounts", () => {
  it("counts weights and biases of each layer", () => {
    expect(parameterCounts([784, 128, 10])).toEqual([100480, 1290]);
  });
});

describe("pixelValues", () => {
  it("are multiples of 1/255 rounded to single precision", () => {
    expect(pixelValues[0]).toBe(0);
    expect(pixelValues[255]).toBe(1);
    expect(pixelValues[1]).toBe(0.003921568859368563);
    expect(pixelValues).toHaveLength(256);
  });
});
