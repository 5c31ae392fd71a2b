import { activations, type Activation } from "../network.ts";
import { adamConstants, optimizerNames, type OptimizerSpec } from "../optimizers.ts";
import {
  activationWord,
  correctionCoefficient,
  decayCoefficient,
  lrCoefficient,
  momentumCoefficient,
  optimizerWord,
  stepSizeCoefficient,
} from "./layout.ts";
import type { Bench } from "./workshop.ts";

/** Tells the kernels how to update the parameters at step `step`, which counts from 1. */
export function writeOptimizer({ views }: Bench, spec: OptimizerSpec, step: number): void {
  views.words[optimizerWord >> 2] = optimizerNames.indexOf(spec.name);
  const coefficients = views.doubles;
  const { beta1, beta2 } = adamConstants;
  coefficients[lrCoefficient >> 3] = spec.lr;
  coefficients[momentumCoefficient >> 3] = spec.momentum;
  coefficients[decayCoefficient >> 3] = spec.decay;
  coefficients[stepSizeCoefficient >> 3] = spec.lr / (1 - beta1 ** step);
  coefficients[correctionCoefficient >> 3] = Math.sqrt(1 - beta2 ** step);
}

export function writeActivation({ words }: Bench, activation: Activation): void {
  words[activationWord >> 2] = activations.indexOf(activation);
}
