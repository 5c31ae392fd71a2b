import type { Problem } from "../experiment/problem.ts";
import { divergedProblem } from "./divergedProblem.ts";
import { outOfMemoryProblem } from "./outOfMemoryProblem.ts";
import type { Run } from "./run.ts";

/** One step of a run: its images, and what keeps the run from going on, if anything does. */
export function takeStep(run: Run): { readonly images: number; readonly problem: Problem | null } {
  try {
    const { images, finite } = run.trainStep();
    return { images, problem: finite ? null : divergedProblem(run) };
  } catch (error) {
    if (error instanceof RangeError) return { images: 0, problem: outOfMemoryProblem(error) };
    throw error;
  }
}
