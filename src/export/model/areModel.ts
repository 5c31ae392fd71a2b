import { splitInName } from "../../data/datasetFile.ts";
import { isOfData } from "../../data/formats/npzMember.ts";
import { bounds } from "../../experiment/configuration.ts";
import { isMatrix } from "./chainsByShape.ts";
import { layersByName, UNNAMED, type NamedLayer } from "./layerNames.ts";
import { FLOATS } from "./linearLayer.ts";
import type { StoredArray } from "./modelFile.ts";
import { planModel } from "./modelPlan.ts";

/** Names of arrays of data, whose numbers may be such as weights are. */
const OF_DATA = /^(x|y|data|images?|labels?|pixels?)([._\d]|$)|^(features|inputs|targets|samples)$/i;

/** Names that biases may have, too, beside several layers. */
const LETTER = /^[xy]\d*$/i;

/** Names of labels, whatever part they are of. */
const OF_LABELS = /(?<![a-z])(y(t|tr|te|train|test|val)?|labels?|targets?)(?![a-z])/i;

/** Names of a network's arrays that hold all its layers. */
const OF_NETWORK =
  /^(w|b|weights?|bias(es)?|kernels?|coefs?_?|intercepts?_?|params?|parameters|layers?|net(work)?|model|thetas?)\d*$/i;

/**
 * Whether the arrays of a file are a network, or meant for one, and no data set. Names tell, then shapes; where both
 * say nothing, numbers.
 * @throws ModelError as `StoredArray.read` does
 */
export function areModel(arrays: readonly StoredArray[]): boolean {
  const { layers, convention, isOwn } = layersByName(arrays);
  if (!isOwn && haveData(arrays)) return false;
  // Data sets may have a weight for each image.
  const tables = layers.filter(({ weights }) => weights.some(({ shape }) => shape.length > 1));
  if (isOwn || (convention !== null && tables.length > 0)) return true;
  return arePairs(tables) || hasPlan(arrays) || areLists(arrays) || areWeights(arrays);
}

/** Whether weights have biases by name, be they of another length or type, or damaged. */
function arePairs(tables: readonly NamedLayer[]): boolean {
  return tables.some(({ weights, biases }) => biases.length > 0 && !UNNAMED.test(weights[0].name));
}

/** Whether there are images by name, and labels by name for each of them; a network beside them is left aside. */
function haveData(arrays: readonly StoredArray[]): boolean {
  const named = arrays.filter(({ name }) => isOfData(name));
  const labels = named.filter(({ name }) => OF_LABELS.test(name));
  const images = named.filter(({ name, shape }) => {
    return !OF_LABELS.test(name) && shape[0] > 1 && shape.slice(1).some((side) => side > 1);
  });
  return images.some(({ shape: [count] }) => labels.some(({ shape }) => shape[0] === count));
}

/** Whether the names make sense. */
function hasPlan(arrays: readonly StoredArray[]): boolean {
  try {
    return planModel(arrays, "").toldBy === "names";
  } catch {
    return false;
  }
}

/** Lists of layers, which NumPy saves as Python objects. */
function areLists(arrays: readonly StoredArray[]): boolean {
  const many = arrays.filter(isMany);
  return (
    many.length > 0 && many.every(({ dtype, name }) => dtype === "Python objects" && OF_NETWORK.test(name))
  );
}

/**
 * Matrices as large as layers are, each with numbers below 0 or with none that is a number, as failed training leaves
 * them, and no label for each row of one.
 */
function areWeights(arrays: readonly StoredArray[]): boolean {
  const many = arrays.filter(isMany);
  const matrices = many.filter(isMatrix);
  const isRowOfMany = (array: StoredArray) => matrices.length > 1 && lengthOf(array) !== null;
  const isNamedData = (array: StoredArray) =>
    splitInName(array.name) !== null ||
    (OF_DATA.test(array.name) && !(LETTER.test(array.name) && isRowOfMany(array)));
  if (many.some(isNamedData)) return false;
  const rest = many.filter((array) => !isMatrix(array));
  const most = bounds.units.max + 1; // a row more where biases stand within
  const haveSizes = matrices.every(({ shape }) => shape.every((side) => side <= most));
  if (many.length < 2 || matrices.length === 0 || !haveSizes) return false;
  if (rest.some((array) => lengthOf(array) === null || areLabels(array, matrices))) return false;
  return matrices.every(({ read }) => {
    const values = read();
    return values.some((value) => value < 0) || values.every(Number.isNaN);
  });
}

function areLabels(array: StoredArray, matrices: readonly StoredArray[]): boolean {
  if (!matrices.some(({ shape }) => shape[0] === lengthOf(array))) return false;
  // Biases may all be 0, and are whole numbers then.
  const values = FLOATS.has(array.dtype) ? array.read() : null;
  return values === null || (values.some((value) => value > 0) && values.every(isCount));
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

const isMany = ({ shape }: StoredArray): boolean => shape.reduce((product, side) => product * side, 1) > 1;

/** Of what stands in one row, `null` for others. */
function lengthOf({ shape }: StoredArray): number | null {
  const long = shape.filter((side) => side !== 1);
  return long.length === 1 ? long[0] : null;
}
