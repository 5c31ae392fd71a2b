import { modelArrays } from "./modelArrays.ts";
import type { NamedArray, Network } from "./modelFile.ts";
import { writeNpz } from "./npz.ts";
import { writeSafetensors } from "./safetensors.ts";
import { transposed } from "./transposed.ts";

/**
 * How tensors are called and lie: `layers.0.w` (in, out) and `layers.0.b` as in the NumPy original, or
 * `layers.0.weight` (out, in) and `layers.0.bias` as in PyTorch.
 */
export type Naming = "original" | "torch";

/** The network as `model.npz`; it does not say which activation stands between the layers. */
export function modelNpz({ layers, parameters, precision }: Network): Uint8Array {
  return writeNpz(modelArrays(layers, parameters, precision));
}

/** The network as `model.safetensors`, with its activation and layers in the metadata. */
export function modelSafetensors(network: Network, naming: Naming = "original"): Uint8Array {
  const { layers, parameters, precision, activation } = network;
  const arrays = modelArrays(layers, parameters, precision);
  return writeSafetensors(naming === "torch" ? arrays.map(asTorch) : arrays, {
    ...(naming === "torch" ? { format: "pt" } : {}),
    inkling: "1",
    ...(activation === null ? {} : { activation }),
    layers: layers.join(","),
  });
}

function asTorch({ name, shape, values }: NamedArray): NamedArray {
  const called = name.replace(/w$/, "weight").replace(/b$/, "bias");
  if (shape.length === 1) return { name: called, shape, values };
  const [rows, cols] = shape;
  return { name: called, shape: [cols, rows], values: transposed(values, rows, cols) };
}
