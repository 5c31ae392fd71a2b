/** Non-linearities that may stand between two linear layers, in the order a chooser lists them. */
export const activations = ["sigmoid", "relu", "tanh"] as const;
export type Activation = (typeof activations)[number];

/** Standard deviations of the first weights, in the order a chooser lists them. */
export const initializers = ["randn", "xavier", "he"] as const;
export type Initializer = (typeof initializers)[number];

/** Standard deviation of the weights of a layer with `fanIn` inputs and `fanOut` outputs. */
export function initialDeviation(init: Initializer, fanIn: number, fanOut: number): number {
  switch (init) {
    case "randn":
      return 1;
    case "xavier":
      return Math.sqrt(2 / (fanIn + fanOut));
    case "he":
      return Math.sqrt(2 / fanIn);
  }
}

/** Number of parameters of each linear layer: D·H weights and H biases. */
export function parameterCounts(layers: readonly number[]): number[] {
  return layers.slice(1).map((fanOut, k) => (layers[k] ?? 0) * fanOut + fanOut);
}
