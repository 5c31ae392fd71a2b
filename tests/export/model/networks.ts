import { RandomState } from "../../../src/engine/random.ts";
import type { NamedArray, Network, StoredArray } from "../../../src/export/model/modelFile.ts";
import { npyBytes } from "../../../src/export/model/npy.ts";
import { readNpy } from "../../../src/export/model/readNpy.ts";

/** A network of such layers with drawn parameters, among them a zero with a sign and the smallest of numbers. */
export function networkOf(
  layers: readonly number[],
  { precision = "f32", activation = null, seed = 1 }: Partial<Network> & { readonly seed?: number } = {},
): Network {
  const random = new RandomState(seed);
  const round = precision === "f32" ? Math.fround : (value: number) => value;
  const drawn = (length: number) => Float64Array.from({ length }, () => round(random.randn()));
  const parameters = layers.slice(1).flatMap((H, k) => [drawn(layers[k] * H), drawn(H)]);
  parameters[0][0] = -0;
  parameters.at(-1)![0] = precision === "f32" ? 2 ** -149 : Number.MIN_VALUE;
  return { layers, parameters, precision, activation };
}

/** An array as it would stand in a file, known by its header. */
export function stored({ name, ...array }: NamedArray): StoredArray {
  const bytes = npyBytes(array);
  const member = { path: `${name}.npy`, size: bytes.length, head: () => bytes, read: () => bytes };
  return readNpy(member, name, "model.npz");
}

/** Arrays of counted numbers with these names and shapes. */
export function storedArrays(shapes: Readonly<Record<string, readonly number[]>>): StoredArray[] {
  return Object.entries(shapes).map(([name, shape]) => {
    const length = shape.reduce((product, side) => product * side, 1);
    return stored({ name, shape, values: Float32Array.from({ length }, (_, i) => i) });
  });
}
