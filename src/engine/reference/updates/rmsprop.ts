import { rmspropConstants } from "../../optimizers.ts";
import { decayedGradient, type UpdateRule } from "./updateRule.ts";

/**
 * A step scaled by the running mean square of the gradient:
 * `s = alpha · s + (1 - alpha) g²; value -= lr · g / (√s + eps)`.
 *
 * Source: `torch.optim.RMSprop`, not centred, without momentum.
 */
export const rmsprop: UpdateRule = ({ value, grad, slots: [meanSquare] }, { lr, decay }) => {
  const { alpha, eps } = rmspropConstants;
  for (let k = 0; k < value.length; k++) {
    const g = decayedGradient(grad[k], value[k], decay);
    meanSquare[k] = alpha * meanSquare[k] + (1 - alpha) * g * g;
    value[k] -= (lr * g) / (Math.sqrt(meanSquare[k]) + eps);
  }
};
