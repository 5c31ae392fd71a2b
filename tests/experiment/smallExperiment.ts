import { defaultConfig, livePart } from "../../src/experiment/configuration.ts";
import type { DataFacts } from "../../src/experiment/dataFacts.ts";
import { EpochCurve } from "../../src/experiment/epochCurve.ts";
import type { RunSnapshot } from "../../src/experiment/runSnapshot.ts";
import { TrainCurve } from "../../src/experiment/trainCurve.ts";

export const facts: DataFacts = {
  ...{ name: "Ziffern „A“", rows: 2, cols: 3, classes: 2, classNames: ["0", "möwe"] },
  ...{ trainCount: 40, testCount: 0, publicSet: null },
  checksums: { trainImages: 2 ** 32 - 1, trainLabels: 0, testImages: null, testLabels: null },
};

const made = { ...defaultConfig, layers: [6, 2], lr: 0.1 + 0.2, batch: 4 };
const random = { key: Array.from({ length: 624 }, (_, i) => i), position: 7, cachedGaussian: -1.5e-7 };

/** A run of nine steps as it might be, changes and own digits in it. */
export function smallSnapshot(): RunSnapshot {
  const train = new TrainCurve();
  for (let step = 1; step <= 9; step++) train.add(step / 10, step, 1 / step, 0.5);
  const epochs = new EpochCurve();
  epochs.add({
    ...{ epoch: 1, step: 9, trainLoss: 1 / 3, trainAccuracy: 0.5 },
    ...{ validationLoss: null, validationAccuracy: null, seconds: 0.1 },
  });
  const digits = { images: new Uint8Array(784), labels: Uint8Array.of(1), weight: 3 };
  return {
    ...{ made, startedFrom: null, start: null, order: Uint32Array.of(3, 1, 2), taken: 2, random },
    changes: [
      { kind: "own", step: 0, digits },
      { kind: "live", step: 4, target: 12, config: livePart({ ...made, lr: 0.05 }) },
      { kind: "own", step: 4, digits: null },
      { kind: "own", step: 9, digits },
    ],
    progress: {
      ...{ state: "paused", epoch: 1, target: 12, step: 9, lossSum: 3.5, hits: 4, epochMs: 12.25 },
      ...{ epochSeconds: 0.1, train: { loss: 1 / 3, accuracy: 0.5 } },
      ...{ validation: { loss: null, accuracy: null }, test: { loss: null, accuracy: null } },
    },
    log: { firstLosses: [1, 1 / 2, 1 / 3], train: train.snapshot(), epochs: epochs.snapshot() },
    parameters: [new Float64Array(12).fill(1 / 7), new Float64Array(2)],
    optimizer: { steps: 0, slots: [] },
  };
}
