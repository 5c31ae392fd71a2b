import { ShapeError } from "../../engine/shapeError.ts";
import { RandomError } from "../../engine/random.ts";
import type { Problem } from "../../experiment/problem.ts";
import { ExperimentError } from "../../experiment/parseExperiment.ts";
import { ModelError } from "../../export/model/modelError.ts";
import { problemOf } from "../ingest/problemOf.ts";

/** Whatever was thrown while a network or a run was opened, as the page tells it. */
export function openingProblem(error: unknown, file: string): Problem {
  if (error instanceof ModelError || error instanceof ExperimentError) {
    return { code: error.code, message: error.message, scope: "data" };
  }
  if (error instanceof ShapeError || error instanceof RandomError) {
    const message =
      `${file}: expected a run whose parts go together, got: ${error.message} ` +
      "Export it again, or choose the file as it was exported.";
    return { code: error.code, message, scope: "data" };
  }
  return problemOf(error, file);
}
