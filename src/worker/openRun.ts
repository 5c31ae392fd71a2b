import type { Dataset } from "../data/dataset.ts";
import type { ExperimentConfig } from "../experiment/configuration.ts";
import type { EngineMaker } from "./engineMaker.ts";
import { Run } from "./run.ts";
import type { RunStart } from "./runStart.ts";

/**
 * A run that goes on where a snapshot was taken, bit for bit where the data and what computes it are the same, or one
 * that begins with given parameters.
 *
 * @throws ShapeError if the network, its parameters or its turns do not fit the data or each other
 * @throws RandomError if the random state is none
 * @throws RangeError if there is not enough memory
 */
export function openRun(id: number, data: Dataset, start: RunStart, makeEngine: EngineMaker): Run {
  const run = new Run(id, data, "snapshot" in start ? start.snapshot.made : start.config, makeEngine);
  try {
    if ("snapshot" in start) run.resume(start.snapshot);
    else run.startFrom(start);
  } catch (error) {
    run.engine.dispose();
    throw error;
  }
  return run;
}

/** A run as it is wanted, or where there is not enough memory, of which `lack` speaks then, one like the run before. */
export function newRun(
  id: number,
  data: Dataset,
  { wanted, before }: { readonly wanted: ExperimentConfig; readonly before: ExperimentConfig },
  makeEngine: EngineMaker,
): { readonly run: Run; readonly lack: RangeError | null } {
  try {
    return { run: new Run(id, data, wanted, makeEngine), lack: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { run: new Run(id, data, before, makeEngine), lack: error };
  }
}
