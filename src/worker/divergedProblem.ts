import type { Problem } from "../experiment/problem.ts";
import type { Run } from "./run.ts";

/** Why a run that has met a loss which is no number goes no further, and what to do. */
export function divergedProblem(run: Run): Problem {
  const { step } = run.status(false);
  const { lr, batch } = run.config;
  const message =
    `Training stopped at step ${step.toLocaleString("en")}: expected a finite loss, got none, so the ` +
    `weights have overflowed. Lower the learning rate (now ${lr}) or raise the batch size (now ${batch}), then reset.`;
  return { code: "diverged", message, scope: "run" };
}
