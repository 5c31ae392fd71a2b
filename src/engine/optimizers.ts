export const optimizerNames = ["sgd", "momentum", "rmsprop", "adam"] as const;
export type OptimizerName = (typeof optimizerNames)[number];

export interface OptimizerSpec {
  readonly name: OptimizerName;
  /** Learning rate, > 0. */
  readonly lr: number;
  /** Momentum coefficient in [0, 1), read by `momentum` alone. */
  readonly momentum: number;
  /** Weight decay: `decay * value` is added to each gradient, weights and biases alike, as PyTorch does. */
  readonly decay: number;
}

/** How many tensors each optimiser remembers for each parameter: the slots of its `OptimizerState`. */
export const optimizerSlots: Record<OptimizerName, number> = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 };

/** PyTorch's defaults, which no run changes. Source: `torch.optim.RMSprop`. */
export const rmspropConstants = { alpha: 0.99, eps: 1e-8 } as const;

/** PyTorch's defaults, which no run changes. Source: `torch.optim.Adam`. */
export const adamConstants = { beta1: 0.9, beta2: 0.999, eps: 1e-8 } as const;
