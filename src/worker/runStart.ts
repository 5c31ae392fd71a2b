import type { ParameterSet } from "../engine/engine.ts";
import type { ExperimentConfig } from "../experiment/configuration.ts";
import type { RunSnapshot } from "../experiment/runSnapshot.ts";

/** Parameters from a file that a run begins with, and the file's name. */
export interface GivenParameters {
  readonly parameters: ParameterSet;
  readonly name: string;
}

/** What a run begins with other than its seed: all of a run, or parameters alone with how to train them. */
export type RunStart =
  { readonly snapshot: RunSnapshot } | (GivenParameters & { readonly config: ExperimentConfig });
