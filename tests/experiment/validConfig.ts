import fc from "fast-check";
import { activations, initializers } from "../../src/engine/network.ts";
import { optimizerNames } from "../../src/engine/optimizers.ts";
import {
  AUTOMATIC_THREADS,
  bounds,
  engineNames,
  precisions,
  schedules,
  type ExperimentConfig,
} from "../../src/experiment/configuration.ts";

const whole = (range: { min: number; max: number }) => fc.integer(range);
const real = (range: { min: number; max: number }) => fc.double({ ...range, noNaN: true });

/** Any configuration within the bounds, ends included. */
export const validConfig: fc.Arbitrary<ExperimentConfig> = fc.record({
  layers: fc.array(whole(bounds.units), {
    minLength: bounds.layerCount.min,
    maxLength: bounds.layerCount.max,
  }),
  activation: fc.constantFrom(...activations),
  init: fc.constantFrom(...initializers),
  optimizer: fc.constantFrom(...optimizerNames),
  lr: real(bounds.lr),
  schedule: fc.constantFrom(...schedules),
  momentum: real(bounds.momentum),
  decay: real(bounds.decay),
  distortion: real(bounds.distortion),
  batch: whole(bounds.batch),
  epochs: whole(bounds.epochs),
  seed: whole(bounds.seed),
  precision: fc.constantFrom(...precisions),
  validation: whole(bounds.validation),
  engine: fc.constantFrom(...engineNames),
  threads: fc.oneof(fc.constant(AUTOMATIC_THREADS), whole(bounds.threads)),
});

/** Seed of every property here, so that a failure shows again. */
export const propertySeed = 20_240_611;
