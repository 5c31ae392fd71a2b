import { activations, initializers } from "../engine/network.ts";
import { optimizerNames } from "../engine/optimizers.ts";
import {
  AUTOMATIC_THREADS,
  bounds,
  engineNames,
  precisions,
  schedules,
  type ExperimentConfig,
} from "./configuration.ts";

/** How one key of the experiment is written in a link. */
export interface Field<T> {
  /** What the key accepts, in words that complete "expected …". */
  readonly accepts: string;
  /** The value a text stands for, or `null` where it stands for none. */
  readonly parse: (text: string) => T | null;
  readonly format: (value: T) => string;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 6 });
const inRange = (value: number, { min, max }: Range): boolean => value >= min && value <= max;

function choice<T extends string>(values: readonly T[]): Field<T> {
  return {
    accepts: `one of ${values.join(", ")}`,
    parse: (text) => values.find((value) => value === text.toLowerCase()) ?? null,
    format: (value) => value,
  };
}

function integer(range: Range): Field<number> {
  return {
    accepts: `a whole number from ${number.format(range.min)} to ${range.max.toLocaleString("en")}`,
    parse: (text) => {
      const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
      return inRange(value, range) ? value : null;
    },
    format: String,
  };
}

function real(range: Range): Field<number> {
  return {
    accepts: `a number from ${range.min} to ${range.max}`,
    parse: (text) => {
      const value = /^[+]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
      return inRange(value, range) ? value : null;
    },
    format: String,
  };
}

/** The size of one layer. */
export const unitsField = integer(bounds.units);
const layers: Field<readonly number[]> = {
  accepts:
    `${bounds.layerCount.min} to ${bounds.layerCount.max} layer sizes joined by "-", ` +
    `each from ${bounds.units.min} to ${bounds.units.max}, such as 784-128-10`,
  parse: (text) => {
    const sizes = text.split("-").map((size) => unitsField.parse(size));
    const good = sizes.filter((size) => size !== null);
    return good.length === sizes.length && inRange(sizes.length, bounds.layerCount) ? good : null;
  },
  format: (sizes) => sizes.join("-"),
};

const threadCount = integer(bounds.threads);
const threads: Field<number> = {
  accepts: `auto or ${threadCount.accepts}`,
  parse: (text) => (text.toLowerCase() === "auto" ? AUTOMATIC_THREADS : threadCount.parse(text)),
  format: (value) => (value === AUTOMATIC_THREADS ? "auto" : threadCount.format(value)),
};

/** The one table of keys: their order in a link, what they accept, how they are read and written. */
export const fields: { readonly [K in keyof ExperimentConfig]: Field<ExperimentConfig[K]> } = {
  layers,
  activation: choice(activations),
  init: choice(initializers),
  optimizer: choice(optimizerNames),
  lr: real(bounds.lr),
  schedule: choice(schedules),
  momentum: real(bounds.momentum),
  decay: real(bounds.decay),
  distortion: real(bounds.distortion),
  batch: integer(bounds.batch),
  epochs: integer(bounds.epochs),
  seed: integer(bounds.seed),
  precision: choice(precisions),
  validation: integer(bounds.validation),
  engine: choice(engineNames),
  threads,
};

/** How often own digits come up in an epoch. */
export const ownWeightField = integer(bounds.ownWeight);

export const fieldNames = Object.keys(fields) as readonly (keyof ExperimentConfig)[];
