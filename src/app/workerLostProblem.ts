import { counted } from "../data/words.ts";
import type { Problem } from "../experiment/problem.ts";

/** What to say of a worker that died of `reason` after `step` steps, replaced by another or not. */
export function workerLostProblem(reason: string, step: number, replaced: boolean): Problem {
  const lost = step > 0 ? ` ${counted(step, "step")} of this run ${step === 1 ? "is" : "are"} lost.` : "";
  const next = replaced
    ? "A new one has taken its place and is loading the data again: press Train to start over."
    : "It died again each time it was replaced. Reload the page.";
  return {
    code: "worker-lost",
    message: `Training worker: expected it to go on, but it stopped (${reason}).${lost} ${next}`,
    scope: "worker",
  };
}
