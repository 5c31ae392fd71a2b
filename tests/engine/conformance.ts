import { describeEngineImages } from "./conformance/images.ts";
import { describeEngineErrors } from "./conformance/errors.ts";
import { describeEngineEvaluation } from "./conformance/evaluation.ts";
import type { CreateEngine } from "./conformance/smallRun.ts";
import { describeEngineState } from "./conformance/state.ts";
import { describeEngineSteps } from "./conformance/steps.ts";

/**
 * What every engine keeps to, whatever its precision or number of threads.
 *
 * `tolerance` bounds the error of a loss, activation or gradient against float64, relative to the
 * largest value of its tensor.
 */
export function describeEngine(
  name: string,
  create: CreateEngine,
  { tolerance }: { tolerance: number },
): void {
  const subject = { create, tolerance };
  describeEngineSteps(name, subject);
  describeEngineEvaluation(name, subject);
  describeEngineState(name, subject);
  describeEngineImages(name, subject);
  describeEngineErrors(name, subject);
}
