import { describe, expect, it } from "vitest";
import { areModel } from "../../../src/export/model/areModel.ts";
import type { NamedArray } from "../../../src/export/model/modelFile.ts";
import { modelOf } from "../../../src/export/model/modelOf.ts";
import { failure } from "./failure.ts";
import { networkOf, stored, storedArrays } from "./networks.ts";

type Shapes = Readonly<Record<string, readonly number[]>>;

/** Arrays of drawn numbers, about half of them below 0. */
function drawn(shapes: Shapes) {
  const { parameters } = networkOf([99, 99]);
  return Object.entries(shapes).map(([name, shape]) => {
    const length = shape.reduce((product, side) => product * side, 1);
    return stored({ name, shape, values: Float32Array.from(parameters[0].subarray(0, length)) });
  });
}

const read = (shapes: Shapes) => modelOf(drawn(shapes), "model.npz");
const refusal = (shapes: Shapes) => failure(() => read(shapes)).message;

describe("arrays whose names say nothing", () => {
  it.each<[what: string, Shapes, layers: readonly number[], order: string]>([
    [
      "as (in, out), with biases",
      { w_hidden: [9, 4], b_hidden: [4], w_output: [4, 3], b_output: [3] },
      [9, 4, 3],
      "w_hidden with b_hidden, then w_output with b_output; weights as (in, out)",
    ],
    ["as (out, in), without", { wih: [4, 9], who: [3, 4] }, [9, 4, 3], "wih, then who; weights as (out, in)"],
    [
      "from last to first in the file",
      { who: [3, 4], wih: [4, 9] },
      [9, 4, 3],
      "wih, then who; weights as (out, in)",
    ],
    [
      "with biases in columns and before them",
      { b: [4, 1], c: [3, 1], u: [4, 9], v: [3, 4] },
      [9, 4, 3],
      "u with b, then v with c; weights as (out, in)",
    ],
    [
      "with a square one between",
      { u: [9, 4], v: [4, 4], w2h: [4, 3] },
      [9, 4, 4, 3],
      "u, then v, then w2h; weights as (in, out)",
    ],
    [
      "with biases of one length, in the file's order",
      { u: [9, 4], v: [4, 4], o: [4, 3], bu: [4], bv: [4], bo: [3] },
      [9, 4, 4, 3],
      "u with bu, then v with bv, then o with bo; weights as (in, out)",
    ],
    ["one layer, by its biases", { out: [9, 3], shift: [3] }, [9, 3], "out with shift; weights as (in, out)"],
    [
      "beside one that the names tell",
      { W1: [9, 4], b1: [4], W_out: [4, 3], b_out: [3] },
      [9, 4, 3],
      "W1 with b1, then W_out with b_out; weights as (in, out)",
    ],
  ])("are the layers that their shapes tell: %s", (_, shapes, layers, order) => {
    const model = read(shapes);
    expect(model.layers).toEqual(layers);
    expect(model.notes[0]).toBe(`The shapes told which array is which: ${order}.`);
    expect(areModel(drawn(shapes))).toBe(true);
  });

  it("may hold their biases: in column 0, as lessons have them, or in row 0", () => {
    const shapes = { Theta1: [4, 10], Theta2: [3, 5] };
    const { layers, notes, parameters } = modelOf(storedArrays(shapes), "model.npz");
    expect(layers).toEqual([9, 4, 3]);
    expect(notes).toEqual([
      "The shapes told which array is which: Theta1[:, 1:] with Theta1[:, 0], then Theta2[:, 1:] with Theta2[:, 0]; " +
        "weights as (out, in).",
    ]);
    expect(parameters[1]).toEqual(Float64Array.of(0, 10, 20, 30));
    expect(parameters[2]).toEqual(Float64Array.of(1, 6, 11, 2, 7, 12, 3, 8, 13, 4, 9, 14)); // (4, 3)
    expect(areModel(drawn(shapes))).toBe(true);

    const turned = modelOf(storedArrays({ first: [10, 4], second: [5, 3] }), "model.npz");
    expect(turned.layers).toEqual([9, 4, 3]);
    expect(turned.parameters[1]).toEqual(Float64Array.of(0, 1, 2, 3));
    expect(turned.parameters[3]).toEqual(Float64Array.of(0, 1, 2));
    expect(turned.parameters[2].slice(0, 4)).toEqual(Float64Array.of(3, 4, 5, 6));
  });

  it("leave over what belongs to no layer, which is said", () => {
    const arrays = [
      ...drawn({ wih: [4, 9], who: [3, 4], losses: [7] }),
      stored({ name: "sizes", shape: [3], values: Uint32Array.of(9, 4, 3) }),
    ];
    expect(areModel(arrays)).toBe(false); // 3 numbers beside 3 rows may be labels
    const four = arrays.map((array) => (array.name === "sizes" ? { ...array, shape: [5] } : array));
    expect(areModel(four)).toBe(true);
    expect(modelOf(four, "model.npz").notes).toContain("Not read: losses and sizes.");
  });

  it("are ambiguous where all are square", () => {
    expect(refusal({ u: [5, 5], bu: [5], v: [5, 5], bv: [5] })).toBe(
      "model.npz: expected sizes that tell inputs from outputs and which layer is first, got u (5, 5) and v (5, 5). " +
        "Name the weights layers.0.w and so on where they are (in, out), layers.0.weight where they are (out, in).",
    );
  });

  it("are refused as a network, by names and shapes, where they make none", () => {
    const shapes = { hidden: [9, 4], bias_h: [4], output: [5, 3], bias_o: [3] };
    expect(areModel(drawn(shapes))).toBe(true);
    expect(refusal(shapes)).toBe(
      "model.npz: expected weights of layers that follow each other, and their biases, got " +
        "hidden (9, 4), bias_h (4,), output (5, 3) and bias_o (3,). " +
        "Save all layers of one network, as layers.0.w (in, out), layers.0.b and so on.",
    );
    expect(refusal({ u: [9, 4], v: [4, 3], c: [4], d: [4], e: [3] })).toMatch(
      /^model\.npz: expected weights of layers/,
    );
  });
});

describe("areModel, of names that say nothing,", () => {
  const whole = (shape: readonly number[], name: string): NamedArray => ({
    ...{ name, shape },
    values: Float64Array.from({ length: shape[0] }, (_, i) => i % 3),
  });

  it.each<[string, Parameters<typeof areModel>[0]]>([
    ["standardised images and their labels", [...drawn({ a: [40, 9] }), stored(whole([40], "b"))]],
    ["two sets of them without labels", drawn({ x_train: [9, 4], x_test: [4, 4] })],
    ["standardised images alone", drawn({ a: [40, 9] })],
    ["matrices and images", drawn({ a: [4, 3], b: [2, 3, 3] })],
    [
      "matrices larger than layers",
      [...drawn({ b: [3] }), ...drawn({ a: [3, 1] }).map((a) => ({ ...a, shape: [3, 5000] }))],
    ],
    ["numbers none of which is below 0", storedArrays({ a: [9, 4], b: [4, 3] })],
    ["images as Python objects", [{ ...drawn({ images: [4] })[0], dtype: "Python objects" }]],
  ])("is false of %s", (_, arrays) => {
    expect(areModel(arrays)).toBe(false);
  });

  it("is true of rows called x, y and z, which are biases beside several layers", () => {
    const arrays = drawn({ alpha: [9, 4], beta: [4, 4], gamma: [4, 3], x: [4], y: [4], z: [3] });
    expect(areModel(arrays)).toBe(true);
    expect(modelOf(arrays, "model.npz").layers).toEqual([9, 4, 4, 3]);
    expect(areModel(drawn({ a: [40, 9], y: [40] }))).toBe(false);
    const labels = stored(whole([9], "y"));
    expect(areModel([...drawn({ a: [9, 4], b: [4, 3] }), labels])).toBe(false);
  });

  it("is true of layers that training has spoilt, which are refused by the first such number", () => {
    const arrays = drawn({ foo: [9, 4], bar: [4, 3] }).map((array) => ({
      ...array,
      read: () => new Float32Array(array.shape[0] * array.shape[1]).fill(NaN),
    }));
    expect(areModel(arrays)).toBe(true);
    expect(failure(() => modelOf(arrays, "net.npz")).message).toMatch(/^net\.npz: .*foo.*NaN/);
  });

  it("is true of lists of layers, which are answered in words about networks", () => {
    const lists = drawn({ weights: [2], biases: [2] }).map((list) => ({ ...list, dtype: "Python objects" }));
    expect(areModel(lists)).toBe(true);
    expect(failure(() => modelOf(lists, "net.npz")).message).toMatch(
      /^net\.npz: weights: expected float32, .* Save the arrays of each layer by themselves: numpy\.savez/,
    );
    const params = lists.map((list) => ({ ...list, name: "params" }));
    expect(areModel(params)).toBe(true);
    expect(failure(() => modelOf(params, "net.npz")).message).toMatch(
      /^net\.npz: params: expected float32, /,
    );
  });
});
