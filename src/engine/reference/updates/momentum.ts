import { decayedGradient, type UpdateRule } from "./updateRule.ts";

/**
 * Gradient descent with a velocity, `v = momentum · v + g; value -= lr · v`.
 *
 * Source: `torch.optim.SGD` with momentum, without dampening or Nesterov's look-ahead.
 */
export const momentum: UpdateRule = ({ value, grad, slots: [velocity] }, { lr, decay, momentum: mu }) => {
  for (let k = 0; k < value.length; k++) {
    velocity[k] = mu * velocity[k] + decayedGradient(grad[k], value[k], decay);
    value[k] -= lr * velocity[k];
  }
};
