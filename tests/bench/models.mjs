/**
 * What is measured, and how much work it is.
 *
 * @typedef {object} Model
 * @property {string} name
 * @property {number[]} layers
 * @property {"sigmoid" | "relu"} activation
 * @property {"randn" | "he"} init
 * @property {number} batch
 * @property {string[]} peers libraries that finish it within minutes
 * @property {boolean} closely whether Adam, evaluation and prediction are measured, too
 */

/** @type {Model[]} */
export const models = [
  {
    name: "784-128-10",
    layers: [784, 128, 10],
    activation: "sigmoid",
    init: "randn",
    batch: 64,
    peers: ["tfjs", "jax"],
    closely: true,
  },
  {
    name: "784-256-128-10",
    layers: [784, 256, 128, 10],
    activation: "relu",
    init: "he",
    batch: 128,
    peers: ["tfjs"],
    closely: false,
  },
  {
    name: "784-512-512-10",
    layers: [784, 512, 512, 10],
    activation: "relu",
    init: "he",
    batch: 128,
    peers: [],
    closely: false,
  },
];

export const seed = 42;
export const learningRate = { sgd: 0.1, adam: 0.001 };
export const trainImages = 60_000;
export const testImages = 10_000;

/** Multiplications of each layer for one image. @param {number[]} layers */
const multiplications = (layers) => layers.slice(1).map((fanOut, k) => layers[k] * fanOut);

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * Floating-point operations of a dense step for one image, two for a multiply-add: forward and weight
 * gradient of every layer, input gradient of all but the first.
 * @param {number[]} layers
 */
export function trainingFlops(layers) {
  const each = multiplications(layers);
  return 2 * (3 * sum(each) - each[0]);
}

/** The same for the forward pass alone. @param {number[]} layers */
export const forwardFlops = (layers) => 2 * sum(multiplications(layers));
