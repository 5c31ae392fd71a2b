import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { createFastEngine } from "../../../src/engine/fast/fastEngine.ts";
import { defaultConfig, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import type { RunSnapshot } from "../../../src/experiment/runSnapshot.ts";
import type { EngineMaker } from "../../../src/worker/engineMaker.ts";
import { openRun } from "../../../src/worker/openRun.ts";
import type { OwnDigits } from "../../../src/worker/protocol.ts";
import { Run } from "../../../src/worker/run.ts";
import { workshopFor } from "../../engine/fast/fastEngines.ts";
import { makeReference } from "../makeReference.ts";

export const data = makeBuiltinDigits(5, { train: 130, test: 20 });
export const own: OwnDigits = { ...makeBuiltinDigits(9, { train: 5, test: 1 }).train, weight: 3 };

/** 120 images in 4 steps an epoch. The weights are odd in number, so that a normal is left over. */
export const config: ExperimentConfig = {
  ...defaultConfig,
  ...{ layers: [784, 9, 7, 10], lr: 0.01, batch: 32, epochs: 4, validation: 10, threads: 1 },
};

const workshop = await workshopFor({ relaxed: false, threads: 1 });

/** As the engine room makes them: the reference engine where it is asked for, which computes in float64. */
export const makeEngine: EngineMaker = (setup, wanted) =>
  wanted.engine === "reference"
    ? makeReference(setup, wanted)
    : {
        engine: createFastEngine({ ...setup, precision: wanted.precision, threads: 1 }, workshop),
        note: null,
      };

export const newRun = (changed: Partial<ExperimentConfig> = {}): Run =>
  new Run(1, data, { ...config, ...changed }, makeEngine);

export const resumed = (snapshot: RunSnapshot): Run => openRun(2, data, { snapshot }, makeEngine);

/** Closes the epoch if its turns are over, as the driver does before the next step. */
export function closeEpoch(run: Run): void {
  if (!run.epochIsComplete) return;
  const { split, start, end } = run.validationRange;
  run.finishEpoch(run.engine.evaluate(split, start, end));
}

/** Takes steps until there have been `step`, each in 3 ms; what is asked for at a step is done before it. */
export function trainTo(
  run: Run,
  step: number,
  asked: Readonly<Record<number, (run: Run) => void>> = {},
): void {
  while (run.place.step < step) {
    asked[run.place.step]?.(run);
    closeEpoch(run);
    if (run.allEpochsFinished) run.makeRoom();
    run.addTime(run.trainStep().images, 3);
  }
}

/** A snapshot to be compared bit for bit, its arrays of numbers as text: minus zero is not zero there. */
export function bitsOf({ parameters, optimizer, order, ...rest }: RunSnapshot) {
  const text = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array) =>
    Buffer.from(buffer, byteOffset, byteLength).toString("base64");
  const { steps, slots } = optimizer;
  return {
    ...rest,
    order: text(order),
    parameters: parameters.map(text),
    optimizer: { steps, slots: slots.map((slot) => slot.map(text)) },
  };
}
