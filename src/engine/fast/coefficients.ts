import { activations } from "../network.ts";
import { adamConstants, optimizerNames, type OptimizerSpec } from "../optimizers.ts";
import type { Activation } from "../network.ts";
import {
  activationWord,
  correctionCoefficient,
  decayCoefficient,
  lrCoefficient,
  momentumCoefficient,
  optimizerWord,
  stepSizeCoefficient,
} from "./kernels/layout.ts";

/** Tells the kernels how to update the parameters at step `step`, which counts from 1. */
export function writeOptimizer(memory: ArrayBufferLike, spec: OptimizerSpec, step: number): void {
  new Int32Array(memory)[optimizerWord >> 2] = optimizerNames.indexOf(spec.name);
  const coefficients = new Float64Array(memory);
  const { beta1, beta2 } = adamConstants;
  coefficients[lrCoefficient >> 3] = spec.lr;
  coefficients[momentumCoefficient >> 3] = spec.momentum;
  coefficients[decayCoefficient >> 3] = spec.decay;
  coefficients[stepSizeCoefficient >> 3] = spec.lr / (1 - beta1 ** step);
  coefficients[correctionCoefficient >> 3] = Math.sqrt(1 - beta2 ** step);
}

export function writeActivation(memory: ArrayBufferLike, activation: Activation): void {
  new Int32Array(memory)[activationWord >> 2] = activations.indexOf(activation);
}
