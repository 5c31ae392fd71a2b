/**
 * How fast this engine is to be beside others, and how fast it is.
 *
 * @typedef {object} Ratio
 * @property {string} name
 * @property {number} goal
 * @property {number | null} reached null where a part of it was not measured
 * @property {boolean | null} met
 */

/** @type {[model: string, ours: string, theirs: string, goal: number, name: string][]} */
const goals = [
  ["784-128-10", "inkling f32 2", "numpy f32", 0.28, "f32, 2 threads / NumPy float32"],
  ["784-128-10", "inkling f32 1", "numpy f32", 0.5, "f32, 1 thread / NumPy float32"],
  ["784-128-10", "inkling f64 2", "numpy f64", 0.3, "f64, 2 threads / NumPy float64"],
  ["784-256-128-10", "inkling f32 2", "numpy f32", 0.4, "f32, 2 threads / NumPy float32"],
  ["784-512-512-10", "inkling f32 2", "numpy f32", 0.75, "f32, 2 threads / NumPy float32"],
  ["784-128-10", "inkling f32 2", "tfjs", 0.03, "f32, 2 threads / TensorFlow.js wasm"],
  ["784-128-10", "inkling f32 2", "jax", 0.02, "f32, 2 threads / jax-js wasm"],
  ["784-128-10", "inkling f32 2", "jax jit", 0.02, "f32, 2 threads / jax-js wasm, jit"],
  ["784-128-10", "inkling f32 2 adam", "inkling f32 2", 1.8, "Adam / SGD, f32, 2 threads"],
  ["784-128-10", "inkling f32 1 adam", "inkling f32 1", 1.8, "Adam / SGD, f32, 1 thread"],
];

/**
 * Ratios of the medians of an epoch, for those who took part.
 * @param {import("./contest.mjs").Row[]} rows
 * @returns {Ratio[]}
 */
export function ratios(rows) {
  const trained = rows.filter(({ task }) => task === "train");
  return goals.flatMap(([model, ours, theirs, goal, name]) => {
    const [a, b] = [ours, theirs].map((key) => trained.find((row) => row.model === model && row.key === key));
    if (a === undefined || b === undefined) return [];
    const reached = a.median === null || b.median === null ? null : a.median / b.median;
    const met = reached === null ? null : reached <= goal;
    return [{ name: `${model}: ${name}`, goal, reached, met }];
  });
}
