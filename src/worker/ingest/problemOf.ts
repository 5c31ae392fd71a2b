import { DataError } from "../../data/dataError.ts";
import type { Problem } from "../../experiment/problem.ts";

/** What browsers say when a part of the program cannot be fetched. */
const MISSING_MODULE = /dynamically imported module|importing a module script/i;

/** What to tell of an error met with a file. */
export function problemOf(error: unknown, file = ""): Problem {
  const { code, message } = dataErrorOf(error, file);
  return { code, message, scope: "data" };
}

/** Whatever was thrown while a file was read, as an error of the data. */
export function dataErrorOf(error: unknown, file: string): DataError {
  if (error instanceof DataError) return error;
  if (error instanceof RangeError) {
    const message = `${file}: expected room for it in memory, got none. Close other tabs or drop a smaller file.`;
    return new DataError("out-of-memory", file, message);
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof TypeError && MISSING_MODULE.test(reason)) {
    const message = `${file}: expected the page’s reader of this format, got no answer. Are you offline? Load the page again.`;
    return new DataError("unreadable", file, message);
  }
  return new DataError(
    "unreadable",
    file,
    `${file}: expected a file that can be read, got: ${reason}. Is it a folder, or was it moved? Drop it again.`,
  );
}
