import { describe, expect, it } from "vitest";
import { areModel } from "../../../src/export/model/areModel.ts";
import { planModel } from "../../../src/export/model/modelPlan.ts";
import { modelOf } from "../../../src/export/model/modelOf.ts";
import type { StoredArray } from "../../../src/export/model/modelFile.ts";
import { failure } from "./failure.ts";
import { storedArrays } from "./networks.ts";

type Shapes = Readonly<Record<string, readonly number[]>>;

const plan = (shapes: Shapes) => {
  const { layers, orientation, notes, linears } = planModel(storedArrays(shapes), "model.npz");
  return { layers, orientation, notes, order: linears.map(({ weight }) => weight) };
};

/** As a message begins and ends. */
const refusal = (shapes: Shapes) => {
  const { code, message } = failure(() => plan(shapes));
  return `${code}: ${message}`;
};

describe("a network’s layers", () => {
  it("come in the order of their numbers, be there ten or more between them", () => {
    const shapes = { "net.10.weight": [3, 4], "net.2.weight": [4, 5], "net.0.weight": [5, 6] };
    expect(plan(shapes)).toMatchObject({
      layers: [6, 5, 4, 3],
      order: ["net.0.weight", "net.2.weight", "net.10.weight"],
    });
  });

  it("come as they stand in the file where names have no numbers and that fits", () => {
    const shapes = { "encoder.kernel": [6, 5], "body.kernel": [5, 4], "answer.kernel": [4, 3] };
    const order = ["encoder.kernel", "body.kernel", "answer.kernel"];
    expect(plan(shapes)).toMatchObject({ layers: [6, 5, 4, 3], order });
  });

  it("come in the only order that fits otherwise, which is said", () => {
    const shapes = { "answer.kernel": [4, 3], "body.kernel": [5, 4], "encoder.kernel": [6, 5] };
    const { layers, notes } = plan(shapes);
    expect(layers).toEqual([6, 5, 4, 3]);
    expect(notes[0]).toBe(
      "The layers were taken in the order that fits: encoder.kernel, body.kernel and answer.kernel.",
    );
  });

  it("are refused where several orders fit, and where numbered ones do not fit", () => {
    expect(refusal({ "x.w": [4, 5], "x.b": [5], "y.w": [5, 4], "y.b": [4], "z.w": [7, 7], "z.b": [7] })).toBe(
      "bad-shape: model.npz: z.w: expected 4 inputs, the outputs of y.w, got the shape (7, 7). Save all layers of one network.",
    );
    expect(
      refusal({ "a.kernel": [3, 4], "b.kernel": [5, 3], "c.kernel": [3, 3], "d.kernel": [3, 3] }),
    ).toMatch(
      /^ambiguous: model\.npz: expected sizes that tell inputs from outputs and which layer is first, got /,
    );
    expect(refusal({ W1: [5, 4], W2: [6, 5], W3: [9, 9] })).toMatch(/^bad-shape: /);
  });

  it("are numbered by the first of its numbers that differs", () => {
    const shapes = { "b1.fc2.w": [5, 4], "b1.fc1.w": [6, 5], "b2.fc1.w": [4, 3] };
    expect(plan(shapes).order).toEqual(["b1.fc1.w", "b1.fc2.w", "b2.fc1.w"]);
  });

  it("are told from an optimiser’s memory that is named after them", () => {
    const own = { "layers.0.w": [6, 5], "layers.0.b": [5] };
    const memory = { "optimizer.0.layers.0.w": [6, 5], "optimizer.0.layers.0.b": [5] };
    expect(plan({ ...memory, ...own })).toMatchObject({
      layers: [6, 5],
      notes: ["Not read: optimizer.0.layers.0.w and optimizer.0.layers.0.b."],
    });
  });
});

describe("how weights lie", () => {
  it.each<[string, Shapes, string]>([
    ["(in, out) by their chain", { W1: [6, 5], W2: [5, 3] }, "in-out"],
    ["(out, in) by their chain", { W1: [5, 6], W2: [3, 5] }, "out-in"],
    ["(in, out) by the biases", { W: [6, 5], b: [5] }, "in-out"],
    ["(out, in) by the biases", { W: [5, 6], b: [5] }, "out-in"],
    ["(out, in) by biases that stand in a column", { W: [5, 6], b: [5, 1] }, "out-in"],
    ["by their sizes, whatever the names say", { "0.weight": [6, 5], "2.weight": [5, 3] }, "in-out"],
    ["by their sizes, of this page’s names too", { "layers.0.w": [5, 6], "layers.0.b": [5] }, "out-in"],
  ])("is %s", (_, shapes, orientation) => {
    expect(plan(shapes)).toMatchObject({ orientation });
    const bare = Object.keys(shapes).some((name) => /b/i.test(name)) ? 0 : 1;
    expect(plan(shapes).notes).toHaveLength(bare);
  });

  it.each<[string, Shapes, string]>([
    ["Keras’s", { "dense.kernel": [5, 5], "dense.bias": [5] }, "in-out"],
    ["PyTorch’s", { "fc1.weight": [5, 5], "fc1.bias": [5] }, "out-in"],
    ["scikit-learn’s", { coefs_0: [5, 5], intercepts_0: [5] }, "in-out"],
    ["bare", { "0.weight": [784, 5] }, "out-in"],
  ])("is told by names such as %s where sizes fit both ways, which is said", (_, shapes, orientation) => {
    const { notes, ...told } = plan(shapes);
    const words = orientation === "in-out" ? "(in, out)" : "(out, in)";
    expect(told).toMatchObject({ orientation });
    expect(notes[0]).toBe(
      `The weights were taken as ${words}, as is the way of such names; their sizes fit both ways.`,
    );
  });

  it("goes without saying where names and sizes say the same: more inputs than outputs", () => {
    expect(plan({ w: [784, 10] })).toMatchObject({
      ...{ orientation: "in-out", layers: [784, 10] },
      notes: ["There are no biases for w; they begin at 0."],
    });
    expect(plan({ "0.weight": [5, 784] })).toMatchObject({
      ...{ orientation: "out-in", layers: [784, 5] },
      notes: ["There are no biases for 0.weight; they begin at 0."],
    });
  });

  it("goes without saying where the names are this page’s", () => {
    const shapes = { "layers.0.w": [5, 5], "layers.0.b": [5] };
    expect(plan(shapes)).toMatchObject({ orientation: "in-out", notes: [] });
    expect(plan({ "layers.0.weight": [5, 5], "layers.0.bias": [5] })).toMatchObject({
      ...{ orientation: "out-in", notes: [] },
    });
  });

  it.each<[string, Shapes, string]>([
    ["lessons’", { W1: [5, 5], b1: [5], W2: [5, 5], b2: [5] }, "W1 (5, 5) and W2 (5, 5)"],
    ["no", { arr_0: [784, 10] }, "arr_0 (784, 10)"],
    ["mixed", { "0.weight": [5, 5], "2.kernel": [5, 5] }, "0.weight (5, 5) and 2.kernel (5, 5)"],
  ])("is ambiguous where sizes fit both ways and the names are %s", (_, shapes, got) => {
    expect(refusal(shapes)).toBe(
      `ambiguous: model.npz: expected sizes that tell inputs from outputs and which layer is first, got ${got}. ` +
        "Name the weights layers.0.w and so on where they are (in, out), layers.0.weight where they are (out, in).",
    );
  });

  it("decides where each number goes", () => {
    const [w, b] = modelOf(storedArrays({ W1: [2, 3], b1: [2] }), "model.npz").parameters;
    expect(w).toEqual(Float64Array.of(0, 3, 1, 4, 2, 5)); // (3, 2)
    expect(b).toEqual(Float64Array.of(0, 1));
  });
});

describe("areModel", () => {
  it.each<[boolean, string, Shapes]>([
    [true, "this page’s arrays", { "layers.0.w": [6, 5], "layers.0.b": [5] }],
    [true, "this page’s arrays, though their shapes are wrong", { "layers.0.w": [6], "layers.0.b": [5] }],
    [true, "PyTorch’s", { "fc1.weight": [5, 6], "fc1.bias": [5] }],
    [true, "lessons’", { W1: [6, 5], b1: [5] }],
    [true, "arrays without names that fit", { arr_0: [6, 5], arr_1: [5], arr_2: [5, 3], arr_3: [3] }],
    [true, "PyTorch’s, with a convolution", { "0.weight": [2, 1, 3, 3], "3.weight": [5, 6] }],
    [false, "images, labels and a weight for each", { x: [6, 5], y: [6], w: [6] }],
    [
      false,
      "images and labels by name, beside a network",
      { x_train: [60, 28, 28], y_train: [60], w: [784, 10] },
    ],
    [
      false,
      "images and labels by their short names, beside a network",
      { X: [60, 64], y: [60], W1: [64, 5], b1: [5] },
    ],
    [true, "a network whose names are also those of data", { "x.w": [6, 5], "y.w": [5, 6] }],
    [true, "this page’s arrays, beside data", { "layers.0.w": [6, 5], images: [9, 6], labels: [9] }],
    [false, "images and labels", { x_train: [6, 5], y_train: [6] }],
    [false, "images and labels without names", { arr_0: [60, 28, 28], arr_1: [60] }],
    [
      false,
      "rows and labels without names",
      { arr_0: [6000, 64], arr_1: [6000], arr_2: [1000, 64], arr_3: [1000] },
    ],
    [false, "arrays of other names", { images: [6, 5], labels: [6] }],
  ])("is %s of %s", (is, _, shapes) => {
    expect(areModel(storedArrays(shapes))).toBe(is);
  });

  it.each<[string, (arrays: readonly StoredArray[]) => readonly StoredArray[], RegExp]>([
    [
      "with weights of complex numbers",
      (arrays) => arrays.map((array) => (array.name === "W2" ? { ...array, dtype: "complex64" } : array)),
      /^model\.npz: W2: expected float32, .* got complex64/,
    ],
    [
      "with a row of biases of another length",
      (arrays) => arrays.map((array) => (array.name === "b1" ? { ...array, shape: [7] } : array)),
      /^model\.npz: b1: expected 5 numbers, the outputs of W1, got 7/,
    ],
  ])("is true of weights and biases by names %s, which are refused by the array’s", (_, spoil, message) => {
    const arrays = spoil(storedArrays({ W1: [6, 5], b1: [5], W2: [5, 3], b2: [3] }));
    expect(areModel(arrays)).toBe(true);
    expect(failure(() => planModel(arrays, "model.npz")).message).toMatch(message);
  });
});
