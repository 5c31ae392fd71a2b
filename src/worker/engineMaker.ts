import type { Engine, EngineSetup } from "../engine/engine.ts";
import type { ExperimentConfig } from "../experiment/configuration.ts";
import type { EngineNote } from "../experiment/runStatus.ts";

/** What an experiment says about how it is to be computed. */
export type WantedEngine = Pick<ExperimentConfig, "engine" | "precision" | "threads">;

export interface MadeEngine {
  readonly engine: Engine;
  /** Why it is not the one that was wanted, if it is not. */
  readonly note: EngineNote | null;
}

/**
 * Makes the engine of a run.
 *
 * @throws ShapeError if the network's sizes and the data do not fit.
 * @throws RangeError if there is not enough memory.
 */
export type EngineMaker = (setup: EngineSetup, wanted: WantedEngine) => MadeEngine;
