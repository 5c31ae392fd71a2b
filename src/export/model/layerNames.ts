import type { StoredArray } from "./modelFile.ts";

export type Orientation = "in-out" | "out-in";

/** Arrays that the names say belong to one linear layer. */
export interface NamedLayer {
  /** What its arrays' names have in common, such as `fc1`. */
  readonly stem: string;
  readonly weights: readonly StoredArray[];
  readonly biases: readonly StoredArray[];
}

export interface NamedLayers {
  readonly layers: readonly NamedLayer[];
  /** Whether they come in the order of the numbers in their names, else in the file's. */
  readonly numbered: boolean;
  /** What belongs to no layer. */
  readonly others: readonly StoredArray[];
  /** How weights of such names lie, `null` where they lie in both ways. */
  readonly convention: Orientation | null;
  /** Whether the names are those that are written here. */
  readonly isOwn: boolean;
}

interface Part {
  readonly stem: string;
  readonly role: "weight" | "bias";
  /** The word for the role. */
  readonly word: string;
}

/** `layers.0.w`, `0.weight`, `dense/kernel:0`, `W`. */
const WORD_LAST = /^(?:(.*)[._/])?(weights?|kernel|w|bias(?:es)?|b)(?::0)?$/i;
/** `W1`, `b1`, `coefs_0`, `intercepts_0`. */
const NUMBER_LAST = /^(?:(.*)[._/])?(weights?|kernel|w|coefs|bias(?:es)?|b|intercepts)[._]?(\d+)$/i;
/** As numpy.savez names arrays that have no name. */
export const UNNAMED = /^arr_(\d+)$/;

const OWN = /^layers\.\d+\.(?:w|weight)$/;
const OWN_PART = /^layers\.\d+\.(?:w|b|weight|bias)$/;

/** Of each word that means one orientation, whoever uses it. */
const CONVENTIONS: ReadonlyMap<string, Orientation> = new Map([
  // The NumPy original; Keras; scikit-learn; PyTorch.
  ["w", "in-out"],
  ["kernel", "in-out"],
  ["coefs", "in-out"],
  ["weight", "out-in"],
]);

/**
 * Finds a network's layers by the names of its arrays: the original's, PyTorch's, Keras's, scikit-learn's, those of
 * lessons (`W1`, `b1`), or none (`arr_0`, `arr_1`, …).
 */
export function layersByName(arrays: readonly StoredArray[]): NamedLayers {
  if (arrays.length > 0 && arrays.every(({ name }) => UNNAMED.test(name))) return unnamed(arrays);
  // Beside a network's own arrays there may be its optimiser's, named after them.
  const isOwn = arrays.some(({ name }) => OWN.test(name));
  const layers = new Map<string, { weights: StoredArray[]; biases: StoredArray[] }>();
  const others: StoredArray[] = [];
  const words = new Set<string>();
  for (const array of arrays) {
    const part = isOwn && !OWN_PART.test(array.name) ? null : partOf(array.name);
    if (part === null) {
      others.push(array);
      continue;
    }
    const layer = layers.get(part.stem) ?? { weights: [], biases: [] };
    layers.set(part.stem, layer);
    layer[part.role === "weight" ? "weights" : "biases"].push(array);
    if (part.role === "weight") words.add(part.word);
  }
  const [word, ...more] = words;
  const found = [...layers].map(([stem, layer]) => ({ stem, ...layer }));
  const numbered = found.every(({ stem }) => numbersIn(stem).length > 0);
  return {
    layers: numbered ? found.sort(byNumbers) : found,
    convention: (more.length === 0 && CONVENTIONS.get(word)) || null,
    ...{ numbered, others, isOwn },
  };
}

function partOf(name: string): Part | null {
  const [, before = "", last, number] = WORD_LAST.exec(name) ?? NUMBER_LAST.exec(name) ?? [];
  if (last === undefined) return null;
  const word = last.toLowerCase();
  return {
    stem: number === undefined ? before : `${before}${number}`,
    role: /^(b|intercepts)/.test(word) ? "bias" : "weight",
    // Lessons name either way W1.
    word: number !== undefined && word === "w" ? "W1" : word,
  };
}

/** Without names, every second array is a bias, or there is none. */
function unnamed(arrays: readonly StoredArray[]): NamedLayers {
  const numbered = [...arrays].sort((a, b) => numbersIn(a.name)[0] - numbersIn(b.name)[0]);
  const isPaired = numbered.some(({ shape }) => shape.length === 1);
  const layers = numbered
    .filter((_, i) => !isPaired || i % 2 === 0)
    .map((weight, i) => ({
      ...{ stem: weight.name, weights: [weight] },
      biases: isPaired ? numbered.slice(2 * i + 1, 2 * i + 2) : [],
    }));
  return { layers, numbered: true, others: [], convention: null, isOwn: false };
}

function byNumbers(a: NamedLayer, b: NamedLayer): number {
  const [first, second] = [numbersIn(a.stem), numbersIn(b.stem)];
  const at = first.findIndex((number, i) => number !== second[i]);
  return at < 0 ? first.length - second.length : first[at] - (second[at] ?? -1);
}

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
