import type { Evaluation } from "../engine/engine.ts";
import type { Score } from "../experiment/runStatus.ts";

export const unknownScore: Score = { loss: null, accuracy: null };

/** The sums of an evaluation as means over its images. */
export function scoreOf({ loss, correct, count }: Evaluation): Score {
  return count === 0 ? unknownScore : { loss: loss / count, accuracy: correct / count };
}
