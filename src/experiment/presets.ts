import { defaultConfig, type ExperimentConfig } from "./configuration.ts";

export interface Preset {
  readonly name: string;
  /** One line on what it shows. */
  readonly about: string;
  readonly config: Partial<ExperimentConfig>;
}

const { layers, activation, init } = defaultConfig;
/** What no preset but one changes. */
const usual = {
  optimizer: "sgd",
  lr: 0.1,
  schedule: "constant",
  decay: 0,
  distortion: 0,
  batch: 64,
} as const;

/** The network and the training that read real handwriting best. */
export const bestReader: Preset = {
  name: "Best reader",
  about: "800 hidden units and distorted digits: about 99.5% on MNIST, and 98.6% of real pens.",
  config: {
    layers: [784, 800, 10],
    activation: "relu",
    init: "he",
    optimizer: "momentum",
    lr: 0.03,
    schedule: "cosine",
    momentum: 0.9,
    decay: 0,
    distortion: 10,
    batch: 64,
    epochs: 200,
    precision: "f32",
  },
};

/** Networks worth starting from; each names all it needs, so that presets do not mix. */
export const presets: readonly Preset[] = [
  {
    name: "Quick ReLU",
    about: "One hidden layer, He weights, plain SGD: about 97.5% on MNIST.",
    config: { ...usual, layers, activation, init, momentum: defaultConfig.momentum },
  },
  {
    name: "The NumPy original",
    about: "Sigmoid units and unscaled normal weights, as first written: slow, and it shows why.",
    config: { ...usual, layers, activation: "sigmoid", init: "randn" },
  },
  {
    name: "Two hidden layers",
    about: "256 and 128 hidden units, with momentum: slower epochs, about 98% on MNIST.",
    config: {
      ...usual,
      layers: [784, 256, 128, 10],
      activation: "relu",
      init: "he",
      optimizer: "momentum",
      lr: 0.02,
      momentum: 0.9,
    },
  },
  {
    name: "Tanh and Adam",
    about: "Xavier weights and a rate for each parameter.",
    config: { ...usual, layers, activation: "tanh", init: "xavier", optimizer: "adam", lr: 0.001 },
  },
  {
    name: "No hidden layer",
    about: "Softmax regression: a picture of weights for each class, about 92% on MNIST.",
    config: { ...usual, layers: [784, 10], activation, init: "xavier" },
  },
  bestReader,
];
