import { fitToData, livePart, type ExperimentConfig } from "../experiment/configuration.ts";
import type { WorkerEvent } from "../worker/protocol.ts";
import { noCurves, type PlaygroundState } from "./playgroundState.ts";

type Shown = Partial<PlaygroundState> & Pick<PlaygroundState, "config" | "run">;

/** The part of the page's state that a new run brings; what belonged to the one before goes. */
export function shownByRun(
  { runId, config: made, dataset, facts }: Extract<WorkerEvent, { type: "run" }>,
  wanted: ExperimentConfig,
): Shown {
  const config = fitToData(wanted, made.layers[0] ?? 0, made.layers.at(-1) ?? 0);
  return {
    config,
    // A change of the live part may still be on its way, and reaches this run.
    run: { id: runId, isOpened: false, config: { ...made, ...livePart(config) } },
    ...{ facts, curves: noCurves, ownFigures: null },
    // Of images of another size, or other classes.
    ...(dataset && { dataset, answer: null, insight: null, shifts: null, weights: null }),
  };
}
