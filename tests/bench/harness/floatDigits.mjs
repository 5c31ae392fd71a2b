/** Images as the libraries take them: float32 from 0 to 1. @param {Uint8Array} bytes */
export const floatPixels = (bytes) => Float32Array.from(bytes, (byte) => byte / 255);

/**
 * Rows of a matrix, one after the other.
 * @template {Float32Array | Int32Array} T
 * @param {T} matrix @param {number} width @param {Uint32Array} rows
 * @returns {T}
 */
export function takeRows(matrix, width, rows) {
  const taken = /** @type {T} */ (new /** @type {any} */ (matrix.constructor)(rows.length * width));
  rows.forEach((row, k) => taken.set(matrix.subarray(row * width, (row + 1) * width), k * width));
  return taken;
}

/** Row k is the k-th label as a unit vector. @param {Uint8Array} labels */
export function oneHotRows(labels, classes = 10) {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, k) => (rows[k * classes + label] = 1));
  return rows;
}

/**
 * The first weights of each layer as the NumPy original draws them, (D, H) row-major.
 * @param {import("./contestant.ts").ModelSetup} setup
 * @param {import("../../../src/engine/random.ts").RandomState} random
 */
export function drawWeights({ layers, init }, random) {
  return layers.slice(1).map((fanOut, k) => {
    const fanIn = layers[k];
    const deviation = { randn: 1, xavier: Math.sqrt(2 / (fanIn + fanOut)), he: Math.sqrt(2 / fanIn) }[init];
    const w = Float32Array.from({ length: fanIn * fanOut }, () => random.randn() * deviation);
    return { w, fanIn, fanOut };
  });
}

/** @param {ArrayLike<number>} values */
export function indexOfLargest(values) {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k] > values[best]) best = k;
  return best;
}
