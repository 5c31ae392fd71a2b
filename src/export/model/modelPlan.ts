import { bounds } from "../../experiment/configuration.ts";
import { arrangeLayers } from "./arrangeLayers.ts";
import { unitsOf } from "./fitLayers.ts";
import { layersByName, type Orientation } from "./layerNames.ts";
import { linearLayer, type LinearLayer } from "./linearLayer.ts";
import { ModelError, type ModelErrorCode } from "./modelError.ts";
import type { StoredArray } from "./modelFile.ts";
import { nameList } from "./nameList.ts";

/** A network as the headers of a file's arrays tell it. */
export interface ModelPlan {
  /** Units of every layer, inputs first. */
  readonly layers: readonly number[];
  readonly linears: readonly LinearLayer[];
  readonly orientation: Orientation;
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
  const { layers: named, others, ...how } = layersByName(arrays);
  if (named.every(({ weights }) => weights.length === 0)) {
    const got = nameList(arrays.map(({ name }) => name));
    refuse(
      "no-model",
      `weights and biases, such as layers.0.w and layers.0.b, got ${got}. Choose a file with a network.`,
    );
  }
  const { layerCount, units } = bounds;
  if (named.length >= layerCount.max) {
    const got = named.length + 1;
    refuse(
      "too-large",
      `at most ${layerCount.max} layers, inputs included, got ${got}. Choose a smaller network.`,
    );
  }
  const arrangement = arrangeLayers(
    named.map((layer) => linearLayer(layer, file)),
    { file, ...how },
  );
  const { layers: linears, orientation, note } = arrangement;
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
  return { layers, linears, orientation, notes };
}

/** Whether the arrays of a file are a network, or meant for one, and no data set; no number is read. */
export function areModel(arrays: readonly StoredArray[]): boolean {
  const { layers, convention, isOwn } = layersByName(arrays);
  // Data sets may have a weight for each image.
  const hasTables = layers.some(({ weights }) => weights.some(({ shape }) => shape.length > 1));
  if (isOwn || (convention !== null && hasTables)) return true;
  try {
    return layers.length > 0 && planModel(arrays, "").layers.length > 0;
  } catch {
    return false;
  }
}
