import { ModelError } from "../../../src/export/model/modelError.ts";

/** The ModelError that `act` throws. */
export function failure(act: () => unknown): ModelError {
  const error = outcome(act);
  if (error instanceof ModelError) return error;
  throw new Error("expected a ModelError, got none");
}

/** What `act` returns, or the ModelError it throws; other errors are the test's. */
export function outcome<T>(act: () => T): T | ModelError {
  try {
    return act();
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}
