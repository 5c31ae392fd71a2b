import type { Orientation } from "./layerNames.ts";

/** What decides how a linear layer can stand: names and sizes of its weights (rows, cols) and its biases. */
export interface LayerShapes {
  readonly weight: string;
  readonly rows: number;
  readonly cols: number;
  readonly bias: string | null;
  /** How many, `null` where there are none. */
  readonly biases: number | null;
}

/** A size that does not fit, for a message. */
export interface Misfit {
  /** Of the layer, from 0. */
  readonly place: number;
  readonly array: string;
  readonly expected: string;
  readonly got: string;
}

const fanIn = ({ rows, cols }: LayerShapes, lie: Orientation): number => (lie === "in-out" ? rows : cols);
const fanOut = ({ rows, cols }: LayerShapes, lie: Orientation): number => (lie === "in-out" ? cols : rows);

/** The first size that does not fit the layer before or its own outputs, with weights that lie so. */
export function misfit(layers: readonly LayerShapes[], lie: Orientation): Misfit | null {
  let before: LayerShapes | null = null;
  for (const [place, layer] of layers.entries()) {
    const { weight, bias, biases, rows, cols } = layer;
    const outputs = fanOut(layer, lie);
    if (before !== null && fanIn(layer, lie) !== fanOut(before, lie)) {
      const expected = `${fanOut(before, lie)} inputs, the outputs of ${before.weight}`;
      return { place, array: weight, expected, got: `the shape (${rows}, ${cols})` };
    }
    if (bias !== null && biases !== outputs) {
      return {
        place,
        array: bias,
        expected: `${outputs} numbers, the outputs of ${weight}`,
        got: String(biases),
      };
    }
    before = layer;
  }
  return null;
}

export const fit = (layers: readonly LayerShapes[], lie: Orientation): boolean =>
  misfit(layers, lie) === null;

/** Units of every layer, inputs first, of layers that fit. */
export function unitsOf(layers: readonly LayerShapes[], lie: Orientation): number[] {
  return [
    ...layers.slice(0, 1).map((layer) => fanIn(layer, lie)),
    ...layers.map((layer) => fanOut(layer, lie)),
  ];
}

/** Whether there are more inputs than outputs. */
export function narrows(layers: readonly LayerShapes[], lie: Orientation): boolean {
  const units = unitsOf(layers, lie);
  return (units.at(0) ?? 0) > (units.at(-1) ?? 0);
}

/** The orders in which the layers fit; two at most, as more would say no more. */
export function fittingOrders<L extends LayerShapes>(
  layers: readonly L[],
  lie: Orientation,
): readonly (readonly L[])[] {
  const found: (readonly L[])[] = [];
  const goOn = (chain: readonly L[], left: readonly L[]): void => {
    if (left.length === 0) found.push(chain);
    for (const next of left) {
      if (found.length > 1) return;
      if (!fit([...chain.slice(-1), next], lie)) continue;
      goOn(
        [...chain, next],
        left.filter((layer) => layer !== next),
      );
    }
  };
  goOn([], layers);
  return found;
}
