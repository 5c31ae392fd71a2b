import { defaultConfig, type ExperimentConfig } from "./configuration.ts";

export interface Preset {
  readonly name: string;
  /** One line on what it shows. */
  readonly about: string;
  readonly config: Partial<ExperimentConfig>;
}

const { layers, activation, init, optimizer, lr, momentum, decay, batch } = defaultConfig;

/** Networks worth starting from; each names all it needs, so that presets do not mix. */
export const presets: readonly Preset[] = [
  {
    name: "Quick ReLU",
    about: "One hidden layer, He weights, plain SGD: about 97.5% on MNIST.",
    config: { layers, activation, init, optimizer, lr, momentum, decay, batch },
  },
  {
    name: "The NumPy original",
    about: "Sigmoid units and unscaled normal weights, as first written: slow, and it shows why.",
    config: { layers, activation: "sigmoid", init: "randn", optimizer: "sgd", lr: 0.1, decay: 0, batch: 64 },
  },
  {
    name: "Two hidden layers",
    about: "784-256-128-10 with momentum: slower epochs, about 98% on MNIST.",
    config: {
      layers: [784, 256, 128, 10],
      activation: "relu",
      init: "he",
      optimizer: "momentum",
      lr: 0.02,
      momentum: 0.9,
      decay: 0,
      batch: 64,
    },
  },
  {
    name: "Tanh and Adam",
    about: "Xavier weights and a rate for each parameter.",
    config: { layers, activation: "tanh", init: "xavier", optimizer: "adam", lr: 0.001, decay: 0, batch: 64 },
  },
  {
    name: "No hidden layer",
    about: "Softmax regression: ten pictures of weights, one for each digit, about 92%.",
    config: { layers: [784, 10], activation, init: "xavier", optimizer: "sgd", lr: 0.1, decay: 0, batch: 64 },
  },
];
