import { decayedGradient, type UpdateRule } from "./updateRule.ts";

/**
 * Plain gradient descent, `value -= lr · g`.
 *
 * Source: the training loop of the NumPy original; `torch.optim.SGD` with its weight decay.
 */
export const sgd: UpdateRule = ({ value, grad }, { lr, decay }) => {
  for (let k = 0; k < value.length; k++) {
    value[k] -= lr * decayedGradient(grad[k], value[k], decay);
  }
};
