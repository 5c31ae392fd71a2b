import { adamConstants } from "../../optimizers.ts";
import { decayedGradient, type UpdateRule } from "./updateRule.ts";

/**
 * Running means of the gradient and of its square, both corrected for starting at zero:
 * `m = β₁ m + (1 - β₁) g; v = β₂ v + (1 - β₂) g²;
 * value -= lr · m / (1 - β₁ᵗ) / (√(v / (1 - β₂ᵗ)) + eps)`.
 *
 * Source: `torch.optim.Adam` without AMSGrad; its decay is part of the gradient, unlike AdamW's.
 */
export const adam: UpdateRule = ({ value, grad, slots: [first, second] }, { lr, decay }, step) => {
  const { beta1, beta2, eps } = adamConstants;
  const stepSize = lr / (1 - beta1 ** step);
  const correction = Math.sqrt(1 - beta2 ** step);
  for (let k = 0; k < value.length; k++) {
    const g = decayedGradient(grad[k], value[k], decay);
    first[k] = beta1 * first[k] + (1 - beta1) * g;
    second[k] = beta2 * second[k] + (1 - beta2) * g * g;
    value[k] -= (stepSize * first[k]) / (Math.sqrt(second[k]) / correction + eps);
  }
};
