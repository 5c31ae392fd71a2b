import type { ExperimentConfig } from "../../experiment/configuration.ts";
import type { DataFacts } from "../../experiment/dataFacts.ts";
import type { RunChange } from "../../experiment/runSnapshot.ts";

/** What a program is written from. */
export interface ProgramSpec {
  /** What the run was made with, fitted to its data; its precision is the one that has computed it. */
  readonly made: ExperimentConfig;
  readonly changes: readonly RunChange[];
  readonly data: DataFacts;
  /** Name of the file whose parameters the run began with; `null` for a run from its seed. */
  readonly startedFrom: string | null;
  /** Whether those parameters lie in `start.npz` beside the program. */
  readonly startKnown: boolean;
  /** Whether the data set lies in the folder `data` beside the program. */
  readonly dataInBundle: boolean;
}
