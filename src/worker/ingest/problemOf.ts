import { DataError } from "../../data/dataError.ts";
import type { Problem } from "../../experiment/problem.ts";

/** What to tell of an error met with a file. */
export function problemOf(error: unknown, file = ""): Problem {
  const { code, message, file: met } = dataErrorOf(error, file);
  return { code, message, scope: "data", file: met };
}

/** Whatever was thrown while a file was read, as an error of the data. */
export function dataErrorOf(error: unknown, file: string): DataError {
  if (error instanceof DataError) return error;
  if (error instanceof RangeError) {
    const message = `${file}: expected room for it in memory, got none. Close other tabs or drop a smaller file.`;
    return new DataError("out-of-memory", file, message);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new DataError(
    "unreadable",
    file,
    `${file}: expected a file that can be read, got: ${reason}. Is it a folder, or was it moved? Drop it again.`,
  );
}
