import { ShapeError } from "../../engine/shapeError.ts";
import { RandomError } from "../../engine/random.ts";
import { MissingPart, missingPartProblem } from "../../experiment/missingPart.ts";
import type { Problem } from "../../experiment/problem.ts";
import { ExperimentError } from "../../experiment/parseExperiment.ts";
import { ModelError } from "../../export/model/modelError.ts";
import { problemOf } from "../ingest/problemOf.ts";

/** How an engine begins to say so. */
const MEMORY = /^memory: /;

/** Whatever was thrown while a network or a run was opened, as the page tells it. */
export function openingProblem(error: unknown, file: string): Problem {
  if (error instanceof ModelError || error instanceof ExperimentError) {
    return { code: error.code, message: error.message, scope: "data" };
  }
  if (error instanceof MissingPart) {
    return missingPartProblem(error, { where: file, again: "open it again", scope: "data" });
  }
  if (error instanceof ShapeError || error instanceof RandomError) {
    const message =
      `${file}: expected a run whose parts go together, got: ${error.message} ` +
      "Export it again, or choose the file as it was exported.";
    return { code: error.code, message, scope: "data" };
  }
  // An engine says what it has no room for, and what to do.
  if (error instanceof RangeError && MEMORY.test(error.message)) {
    return { code: "out-of-memory", message: error.message.replace(MEMORY, `${file}: `), scope: "data" };
  }
  return problemOf(error, file);
}
