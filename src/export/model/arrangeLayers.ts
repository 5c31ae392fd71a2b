import { fit, fittingOrders, misfit, narrows, type LayerShapes } from "./fitLayers.ts";
import type { Orientation } from "./layerNames.ts";
import { lieWords } from "./lieWords.ts";
import { ModelError } from "./modelError.ts";
import { nameList } from "./nameList.ts";

/** Layers one behind the other, and how their weights lie. */
export interface Arrangement<L> {
  readonly layers: readonly L[];
  readonly orientation: Orientation;
  /** How that was told where it was not plain, in a whole sentence. */
  readonly note: string | null;
}

export interface ArrangeOptions {
  readonly file: string;
  /** What the names say of how weights lie. */
  readonly convention: Orientation | null;
  /** Whether the names number the layers, else they come as they stand in the file. */
  readonly numbered: boolean;
  /** Whether sizes that fit both ways are worth a note. */
  readonly isOwn: boolean;
}

const orientations: readonly Orientation[] = ["in-out", "out-in"];

/**
 * Tells by their sizes how weights lie, and by the names' convention where the sizes fit both ways; and the order of
 * layers without numbers, where it is not the file's, by the only one that fits.
 * @throws ModelError `ambiguous` or `bad-shape`
 */
export function arrangeLayers<L extends LayerShapes>(
  layers: readonly L[],
  { file, convention, numbered, isOwn }: ArrangeOptions,
): Arrangement<L> {
  const [first, second] = orientations.filter((lie) => fit(layers, lie));
  if (second !== undefined) {
    if (convention === null) throw ambiguous(layers, file);
    const note = `The weights were taken as ${lieWords[convention]}, as is the way of such names; their sizes fit both ways.`;
    // With as many classes as there are inputs, or more, sizes do not bear out what the names say.
    const isPlain = isOwn || narrows(layers, convention);
    return { layers, orientation: convention, note: isPlain ? null : note };
  }
  if (numbered) {
    if (first === undefined) throw unfit(layers, convention, file);
    return { layers, orientation: first, note: null };
  }
  // Turned round and from last to first, layers without biases fit again: then the convention counts more than the file.
  const ways = convention === null ? [orientations] : [[convention], orientations];
  for (const lies of ways) {
    const asInFile = lies.find((lie) => lie === first);
    if (asInFile !== undefined) return { layers, orientation: asInFile, note: null };
    const orders = lies.flatMap((lie) => fittingOrders(layers, lie).map((order) => ({ lie, order })));
    if (orders.length > 1) throw ambiguous(layers, file);
    for (const { lie, order } of orders) {
      const note = `The layers were taken in the order that fits: ${nameList(order.map(({ weight }) => weight))}.`;
      return { layers: order, orientation: lie, note };
    }
  }
  throw unfit(layers, convention, file);
}

/** For layers that could stand in several ways. */
export function ambiguous(layers: readonly LayerShapes[], file: string): ModelError {
  const shapes = nameList(layers.map(({ weight, rows, cols }) => `${weight} (${rows}, ${cols})`));
  return new ModelError(
    "ambiguous",
    file,
    `${file}: expected sizes that tell inputs from outputs and which layer is first, got ${shapes}. ` +
      "Name the weights layers.0.w and so on where they are (in, out), layers.0.weight where they are (out, in).",
  );
}

/** By the way that goes further before something does not fit. */
function unfit(layers: readonly LayerShapes[], convention: Orientation | null, file: string): ModelError {
  const tried = [convention ?? "in-out", ...orientations].map((lie) => misfit(layers, lie));
  const [first, ...more] = tried.filter((found) => found !== null);
  const { array, expected, got } = more.reduce(
    (best, next) => (next.place > best.place ? next : best),
    first,
  );
  return new ModelError(
    "bad-shape",
    file,
    `${file}: ${array}: expected ${expected}, got ${got}. Save all layers of one network.`,
  );
}
