import type { NamedArray } from "../../../../src/export/model/modelFile.ts";
import { writeNpz } from "../../../../src/export/model/npz.ts";
import type { BadModel } from "./badModel.ts";

/** A .npz of float32 zeros with these names and shapes. */
function zeros(shapes: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const arrays = Object.entries(shapes).map(([name, shape]): NamedArray => {
    const length = shape.reduce((product, side) => product * side, 1);
    return { name, shape, values: new Float32Array(length) };
  });
  return writeNpz(arrays);
}

const twelve = Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`layers.${k}.w`, [2, 2]]));

export const badShapes: readonly BadModel[] = [
  [
    "layers that do not follow each other",
    zeros({ "layers.0.w": [6, 5], "layers.0.b": [5], "layers.1.w": [4, 3], "layers.1.b": [3] }),
    "bad-shape",
    "layers.1.w: expected 5 inputs, the outputs of layers.0.w, got the shape (4, 3). Save all layers of one network.",
  ],
  [
    "too many biases",
    zeros({ "layers.0.w": [6, 5], "layers.0.b": [7] }),
    "bad-shape",
    "layers.0.b: expected 5 numbers, the outputs of layers.0.w, got 7. Save all layers of one network.",
  ],
  [
    "biases that do not fit the last layer",
    zeros({ "0.weight": [5, 6], "0.bias": [5], "2.weight": [3, 5], "2.bias": [4] }),
    "bad-shape",
    "2.bias: expected 3 numbers, the outputs of 2.weight, got 4. Save all layers of one network.",
  ],
  [
    "biases as a table",
    zeros({ W: [6, 5], b: [5, 5] }),
    "bad-shape",
    "b: expected biases in a row, (n,), got the shape (5, 5). Save them as one row.",
  ],
  [
    "weights in a row, as a normalisation has them",
    zeros({ "0.weight": [5, 6], "1.weight": [5], "1.bias": [5], "2.weight": [3, 5] }),
    "bad-shape",
    "1.weight: expected the weights of a linear layer, of two dimensions, got the shape (5,). Only linear layers can be opened.",
  ],
  [
    "biases without weights",
    zeros({ "fc1.weight": [5, 6], "fc2.bias": [3] }),
    "no-model",
    "expected weights beside fc2.bias, got none. Save the whole network.",
  ],
  [
    "weights twice",
    zeros({ "layers.0.w": [6, 5], "layers.0.weight": [5, 6] }),
    "ambiguous",
    "expected one array of weights and one of biases for layers.0, got layers.0.w and layers.0.weight. Leave out the others.",
  ],
  [
    "more layers than a network may have",
    zeros(twelve),
    "too-large",
    "expected at most 10 layers, inputs included, got 13. Choose a smaller network.",
  ],
  [
    "a layer wider than one may be",
    zeros({ "layers.0.w": [4, 4097], "layers.0.b": [4097] }),
    "too-large",
    "expected layers of 1 to 4096 units, got 4097. Choose another network.",
  ],
  [
    "a layer without units",
    zeros({ "layers.0.w": [4, 0], "layers.0.b": [0] }),
    "too-large",
    "expected layers of 1 to 4096 units, got 0. Choose another network.",
  ],
  [
    "an array of one number",
    zeros({ "layers.0.w": [] }),
    "bad-shape",
    "layers.0.w: expected the weights of a linear layer, of two dimensions, got the shape (). Only linear layers can be opened.",
  ],
];
