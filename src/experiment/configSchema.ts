import * as v from "valibot";
import { activations, initializers } from "../engine/network.ts";
import { optimizerNames } from "../engine/optimizers.ts";
import {
  AUTOMATIC_THREADS,
  bounds,
  engineNames,
  precisions,
  schedules,
  type ExperimentConfig,
  type LivePart,
} from "./configuration.ts";

const between = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const whole = (range: { min: number; max: number }) => v.pipe(between(range), v.integer());

const live = {
  optimizer: v.picklist(optimizerNames),
  lr: between(bounds.lr),
  schedule: v.picklist(schedules),
  momentum: between(bounds.momentum),
  decay: between(bounds.decay),
  distortion: between(bounds.distortion),
  batch: whole(bounds.batch),
  epochs: whole(bounds.epochs),
};

/** Checks a configuration that comes from a message or from storage. */
export const configSchema: v.GenericSchema<unknown, ExperimentConfig> = v.object({
  layers: v.pipe(
    v.array(whole(bounds.units)),
    v.minLength(bounds.layerCount.min),
    v.maxLength(bounds.layerCount.max),
  ),
  activation: v.picklist(activations),
  init: v.picklist(initializers),
  ...live,
  seed: whole(bounds.seed),
  precision: v.picklist(precisions),
  validation: whole(bounds.validation),
  engine: v.picklist(engineNames),
  threads: v.union([v.literal(AUTOMATIC_THREADS), whole(bounds.threads)]),
});

/** Checks the part of it that may change in mid-run. */
export const livePartSchema: v.GenericSchema<unknown, LivePart> = v.object(live);
