import { defaultConfig, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import type { DataFacts } from "../../../src/experiment/dataFacts.ts";
import type { RunProgress } from "../../../src/experiment/runSnapshot.ts";
import type { TorchSpec } from "../../../src/export/torch/torchSpec.ts";
import { unknownScore } from "../../../src/worker/scores.ts";

export const mnistFacts: DataFacts = {
  name: "MNIST",
  rows: 28,
  cols: 28,
  classes: 10,
  classNames: Array.from("0123456789"),
  trainCount: 60_000,
  testCount: 10_000,
  checksums: { trainImages: 1, trainLabels: 2, testImages: 3, testLabels: 4 },
  publicSet: "MNIST",
};

/** A run of four epochs that has done one of them. */
export function torchSpec(
  config: Partial<ExperimentConfig> = {},
  rest: {
    readonly run?: Partial<TorchSpec["run"]>;
    readonly data?: Partial<DataFacts>;
    readonly dataInBundle?: boolean;
  } = {},
): TorchSpec {
  const made = { ...defaultConfig, epochs: 4, ...config };
  const progress: RunProgress = {
    state: "paused",
    epoch: 1,
    target: made.epochs,
    step: 860,
    lossSum: 0,
    hits: 0,
    epochMs: 0,
    epochSeconds: null,
    train: unknownScore,
    validation: unknownScore,
    test: unknownScore,
  };
  return {
    run: { made, changes: [], progress, taken: 0, ...rest.run },
    data: { ...mnistFacts, ...rest.data },
    dataInBundle: rest.dataInBundle ?? false,
  };
}
