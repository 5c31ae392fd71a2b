import { bounds } from "../../experiment/configuration.ts";
import { ambiguous, arrangeLayers } from "./arrangeLayers.ts";
import { chainsByShape, isMatrix, type ShapeChain } from "./chainsByShape.ts";
import { wrongType } from "./decode.ts";
import { unitsOf } from "./fitLayers.ts";
import { layersByName, type Orientation } from "./layerNames.ts";
import { linearLayer, type LinearLayer } from "./linearLayer.ts";
import { ModelError, type ModelErrorCode } from "./modelError.ts";
import type { StoredArray } from "./modelFile.ts";
import { nameList } from "./nameList.ts";
import { shapeText } from "./shapeText.ts";

/** A network as the headers of a file's arrays tell it. */
export interface ModelPlan {
  /** Units of every layer, inputs first. */
  readonly layers: readonly number[];
  readonly linears: readonly LinearLayer[];
  readonly orientation: Orientation;
  /** What told which array is which. */
  readonly toldBy: "names" | "shapes";
  /** How it was taken where that was not plain, in whole sentences for the visitor. */
  readonly notes: readonly string[];
}

/**
 * Infers a network from its arrays' names and shapes; no number is read.
 * @throws ModelError `no-model`, `too-large`, or as `linearLayer` and `arrangeLayers` do
 */
export function planModel(arrays: readonly StoredArray[], file: string): ModelPlan {
  const refuse = (code: ModelErrorCode, what: string): never => {
    throw new ModelError(code, file, `${file}: expected ${what}`);
  };
  const { layers: named, others: unnamed, ...how } = layersByName(arrays);
  const isNamed = named.some(({ weights }) => weights.length > 0);
  const chain = isNamed && (how.isOwn || !unnamed.some(isMatrix)) ? null : byShape(arrays, isNamed, file);
  const { layerCount, units } = bounds;
  if (named.length >= layerCount.max) {
    const got = named.length + 1;
    refuse(
      "too-large",
      `at most ${layerCount.max} layers, inputs included, got ${got}. Choose a smaller network.`,
    );
  }
  const arrangement =
    chain ??
    arrangeLayers(
      named.map((layer) => linearLayer(layer, file)),
      { file, ...how },
    );
  const { layers: linears, orientation, note } = arrangement;
  const others = chain?.others ?? unnamed;
  const layers = unitsOf(linears, orientation);
  const wrong = layers.find((count) => count < units.min || count > units.max);
  if (wrong !== undefined) {
    refuse(
      "too-large",
      `layers of ${units.min} to ${units.max} units, got ${wrong}. Choose another network.`,
    );
  }
  const bare = linears.filter(({ bias }) => bias === null).map(({ weight }) => weight);
  const notes = [
    ...(note === null ? [] : [note]),
    ...(bare.length === 0 ? [] : [`There are no biases for ${nameList(bare)}; they begin at 0.`]),
    ...(others.length === 0 ? [] : [`Not read: ${nameList(others.map(({ name }) => name))}.`]),
  ];
  return { layers, linears, orientation, notes, toldBy: chain === null ? "names" : "shapes" };
}

/**
 * The one chain that the shapes make; `null` where there is none and the names may tell.
 * @throws ModelError `no-model`, `ambiguous` or `bad-type`
 */
function byShape(arrays: readonly StoredArray[], isNamed: boolean, file: string): ShapeChain | null {
  const [chain, ...more] = chainsByShape(arrays);
  if (chain !== undefined && more.length === 0) return chain;
  if (isNamed) return null;
  if (chain !== undefined) throw ambiguous(chain.layers, file);
  const list = arrays.find(({ dtype }) => dtype === "Python objects");
  if (list !== undefined) throw wrongType(list.dtype, file, list.name);
  const got = nameList(arrays.map(({ name, shape }) => `${name} ${shapeText(shape)}`));
  const [what, advice] = arrays.some(isMatrix)
    ? [
        "weights of layers that follow each other, and their biases",
        "Save all layers of one network, as layers.0.w (in, out), layers.0.b and so on.",
      ]
    : ["weights and biases, such as layers.0.w and layers.0.b", "Choose a file with a network."];
  throw new ModelError("no-model", file, `${file}: expected ${what}, got ${got}. ${advice}`);
}
