import { FLOATS, vectorLength, type LinearLayer } from "./linearLayer.ts";
import { fit, fittingOrders, narrows, unitsOf } from "./fitLayers.ts";
import type { Orientation } from "./layerNames.ts";
import type { StoredArray } from "./modelFile.ts";
import { columnOfBiases } from "./columnOfBiases.ts";
import { lieWords } from "./lieWords.ts";

/** Layers that arrays make by their shapes alone. */
export interface ShapeChain {
  readonly layers: readonly LinearLayer[];
  readonly orientation: Orientation;
  /** How the arrays were ordered, in a whole sentence. */
  readonly note: string;
  /** What belongs to no layer. */
  readonly others: readonly StoredArray[];
}

/** Most layers of weights that are tried in every order. */
const MOST = 9;

const orientations: readonly Orientation[] = ["in-out", "out-in"];

/**
 * The chains that all float matrices among the arrays make, outputs to inputs, each with the row of biases that is as
 * long as its outputs: one where the shapes tell, several where they do not, none where nothing fits.
 *
 * Of chains that differ, those count that leave fewer biases over, then those with more inputs than outputs. Where no
 * array is a row, the first column of each matrix (or its first row) may be its biases. A matrix alone makes no chain.
 */
export function chainsByShape(arrays: readonly StoredArray[]): readonly ShapeChain[] {
  const matrices = arrays.filter(isMatrix);
  const rows = arrays.filter(isRow);
  if (matrices.length + rows.length < 2 || matrices.length === 0 || matrices.length > MOST) return [];
  const bare = matrices.map(layerOf);
  const chains = orientations.flatMap((lie) =>
    ordersOf(bare, lie).flatMap((order) => withRows(order, lie, rows)),
  );
  const most = Math.max(...chains.map(biasCount));
  const found = chains.filter((chain) => biasCount(chain) === most);
  if (found.length === 0 && rows.length === 0) {
    for (const lie of orientations) {
      const layers = matrices.map((matrix) => columnOfBiases(matrix, lie));
      found.push(...ordersOf(layers, lie).map((order) => ({ layers: order, orientation: lie })));
    }
  }
  const narrowing = found.filter(({ layers, orientation }) => narrows(layers, orientation));
  return (narrowing.length > 0 ? narrowing : found).map((chain) => told(chain, arrays));
}

type Chain = Pick<ShapeChain, "layers" | "orientation">;

export function isMatrix({ dtype, shape }: StoredArray): boolean {
  return FLOATS.has(dtype) && shape.length === 2 && shape.every((side) => side > 1);
}

function isRow({ dtype, shape }: StoredArray): boolean {
  const isLine = shape.length === 1 || (shape.length === 2 && shape.includes(1));
  return FLOATS.has(dtype) && isLine && shape.every((side) => side > 0);
}

function layerOf(weight: StoredArray): LinearLayer {
  const [rows, cols] = weight.shape;
  return { weight: weight.name, rows, cols, bias: null, biases: null, arrays: { weight, bias: null } };
}

/** As they stand in the file, where that fits. */
function ordersOf(layers: readonly LinearLayer[], lie: Orientation): readonly (readonly LinearLayer[])[] {
  return fit(layers, lie) ? [layers] : fittingOrders(layers, lie);
}

/** Rows of one length belong, in the file's order, to the layers with as many outputs: to all of them or to none. */
function withRows(
  bare: readonly LinearLayer[],
  orientation: Orientation,
  rows: readonly StoredArray[],
): Chain[] {
  const outputs = unitsOf(bare, orientation).slice(1);
  const left = new Map<number, StoredArray[]>();
  for (const row of rows) {
    const length = vectorLength(row, "");
    left.set(length, [...(left.get(length) ?? []), row]);
  }
  const fits = outputs.every((count) => {
    const given = left.get(count)?.length ?? 0;
    return given === 0 || given === outputs.filter((other) => other === count).length;
  });
  if (!fits) return [];
  const layers = bare.map((layer, k): LinearLayer => {
    const bias = left.get(outputs[k])?.shift() ?? null;
    if (bias === null) return layer;
    return { ...layer, bias: bias.name, biases: outputs[k], arrays: { ...layer.arrays, bias } };
  });
  return [{ layers, orientation }];
}

const biasCount = ({ layers }: Chain): number => layers.filter(({ bias }) => bias !== null).length;

function told({ layers, orientation }: Chain, arrays: readonly StoredArray[]): ShapeChain {
  const order = layers.map(({ weight, bias }) => (bias === null ? weight : `${weight} with ${bias}`));
  const note = `The shapes told which array is which: ${order.join(", then ")}; weights as ${lieWords[orientation]}.`;
  const used = layers.flatMap(({ arrays: { weight, bias } }) => [weight.name, bias?.name]);
  // Of a matrix with its biases within, parts are used.
  const isUsed = ({ name }: StoredArray) =>
    used.some((each) => each === name || each?.startsWith(`${name}[`));
  return { layers, orientation, note, others: arrays.filter((array) => !isUsed(array)) };
}
