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

/** Whether a zip brings the data set: on wish, and always where nobody else has it. */
export const dataComesAlong = ({ facts }: RunToExport, withData: boolean): boolean =>
  withData || facts.publicSet === null;

/** The network of a run as it is now. */
export function networkOf({ made, parameters }: RunSnapshot): Network & { readonly activation: Activation } {
  const { layers, precision, activation } = made;
  return { layers, parameters, precision, activation };
}

/** The network that a run began with, where that came from a file and is known. */
export function startOf({ made, start }: RunSnapshot): Network | null {
  const { layers, precision, activation } = made;
  return start && { layers, parameters: start, precision, activation };
}

export function programSpecOf({ snapshot, facts }: RunToExport, dataInBundle: boolean): ProgramSpec {
  const { made, changes, startedFrom, start } = snapshot;
  return { made, changes, data: facts, startedFrom, startKnown: start !== null, dataInBundle };
}
