import type { Dataset } from "../../../src/data/dataset.ts";
import { defaultConfig, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { createFastEngine } from "../../../src/engine/fast/fastEngine.ts";
import { createReferenceEngine } from "../../../src/engine/reference/referenceEngine.ts";
import type { EngineMaker } from "../../../src/worker/engineMaker.ts";
import { Run, type Range } from "../../../src/worker/run.ts";
import type { GivenParameters } from "../../../src/worker/runStart.ts";
import { workshopFor } from "../../engine/fast/fastEngines.ts";

/** What is done to a run once it has taken so many steps. */
export type Doings = Readonly<Record<number, (run: Run) => void>>;

export interface Training {
  readonly data: Dataset;
  readonly config: Partial<ExperimentConfig>;
  /** Steps to take; all of its epochs where it is left out. */
  readonly steps?: number;
  readonly doings?: Doings;
  /** A network's parameters to begin with in place of those drawn. */
  readonly start?: GivenParameters;
}

/** Makes the engine that is asked for, fast ones on one thread. */
async function engineMaker(): Promise<EngineMaker> {
  const workshop = await workshopFor({ relaxed: false, threads: 1 });
  return (setup, { engine, precision }) => ({
    engine:
      engine === "reference"
        ? createReferenceEngine(setup)
        : createFastEngine({ ...setup, precision, threads: 1 }, workshop),
    note: null,
  });
}

const measure = (run: Run, { split, start, end }: Range) => run.engine.evaluate(split, start, end);

/** A run as the driver would train it, its changes at exact steps. */
export async function trainRun({ data, config, steps = Infinity, ...rest }: Training): Promise<Run> {
  const { doings = {}, start } = rest;
  const run = new Run(1, data, { ...defaultConfig, ...config }, await engineMaker());
  if (start) run.startFrom(start);
  doings[0]?.(run);
  while (run.place.step < steps && !run.allEpochsFinished) {
    const { finite } = run.trainStep();
    if (!finite) {
      run.state = "failed";
      break;
    }
    doings[run.place.step]?.(run);
    if (run.epochIsComplete) run.finishEpoch(measure(run, run.validationRange));
    if (run.allEpochsFinished) {
      if (run.testRange.end > 0) run.finishTest(measure(run, run.testRange));
      run.state = "done";
    }
  }
  return run;
}
