import { wrongType } from "./decode.ts";
import type { LayerShapes } from "./fitLayers.ts";
import type { NamedLayer } from "./layerNames.ts";
import { ModelError } from "./modelError.ts";
import type { StoredArray } from "./modelFile.ts";
import { nameList } from "./nameList.ts";
import { shapeText } from "./shapeText.ts";

/** The arrays of a linear layer, told by their headers to be such. */
export interface LinearLayer extends LayerShapes {
  readonly arrays: { readonly weight: StoredArray; readonly bias: StoredArray | null };
}

/** Types that parameters come in. */
export const FLOATS: ReadonlySet<string> = new Set(["float16", "bfloat16", "float32", "float64"]);

/**
 * Holds arrays to what a linear layer has: weights of two dimensions, and one row of biases or none.
 * @throws ModelError `no-model`, `ambiguous`, `bad-type` or `bad-shape`
 */
export function linearLayer({ stem, weights, biases }: NamedLayer, file: string): LinearLayer {
  const [weight] = weights;
  const bias = biases.at(0) ?? null;
  if (weight === undefined) {
    const what = `expected weights beside ${nameList(biases.map(({ name }) => name))}, got none`;
    throw new ModelError("no-model", file, `${file}: ${what}. Save the whole network.`);
  }
  if (weights.length > 1 || biases.length > 1) {
    const got = nameList([...weights, ...biases].map(({ name }) => name));
    const what = `expected one array of weights and one of biases${stem && ` for ${stem}`}, got ${got}`;
    throw new ModelError("ambiguous", file, `${file}: ${what}. Leave out the others.`);
  }
  for (const { dtype, name } of [...weights, ...biases]) {
    if (!FLOATS.has(dtype)) throw wrongType(dtype, file, name);
  }
  const { name, shape } = weight;
  if (shape.length !== 2) {
    const what = `expected the weights of a linear layer, of two dimensions, got the shape ${shapeText(shape)}`;
    throw new ModelError("bad-shape", file, `${file}: ${name}: ${what}. Only linear layers can be opened.`);
  }
  const [rows, cols] = shape;
  return {
    ...{ weight: name, rows, cols, arrays: { weight, bias } },
    bias: bias && bias.name,
    biases: bias && vectorLength(bias, file),
  };
}

/**
 * The length of (n,), or of (1, n) or (n, 1) as some write it.
 * @throws ModelError `bad-shape`
 */
export function vectorLength({ name, shape }: StoredArray, file: string): number {
  const long = shape.filter((side) => side !== 1);
  if (shape.length > 0 && shape.length < 3 && long.length < 2) return long.at(0) ?? 1;
  throw new ModelError(
    "bad-shape",
    file,
    `${file}: ${name}: expected biases in a row, (n,), got the shape ${shapeText(shape)}. Save them as one row.`,
  );
}
