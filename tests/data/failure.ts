import { DataError } from "../../src/data/dataError.ts";

/** The DataError that `act` throws. */
export function failure(act: () => unknown): DataError {
  try {
    act();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error("expected a DataError, got none");
}
