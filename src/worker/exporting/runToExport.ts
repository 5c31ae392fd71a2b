import type { Dataset } from "../../data/dataset.ts";
import type { DataFacts } from "../../experiment/dataFacts.ts";
import type { RunSnapshot } from "../../experiment/runSnapshot.ts";
import type { Network } from "../../export/model/modelFile.ts";
import type { ProgramSpec } from "../../export/numpy/programSpec.ts";
import type { Activation } from "../../engine/network.ts";

/** A run, and what it learns from. */
export interface RunToExport {
  readonly snapshot: RunSnapshot;
  readonly data: Dataset;
  readonly facts: DataFacts;
}

/** The network of a run as it is now. */
export function networkOf({ made, parameters }: RunSnapshot): Network & { readonly activation: Activation } {
  const { layers, precision, activation } = made;
  return { layers, parameters, precision, activation };
}

export function programSpecOf({ snapshot, facts }: RunToExport, dataInBundle: boolean): ProgramSpec {
  const { made, changes, startedFrom } = snapshot;
  return { made, changes, data: facts, startedFrom, dataInBundle };
}
