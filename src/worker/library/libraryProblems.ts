import type { Problem } from "../../experiment/problem.ts";
import { DataError } from "../../data/dataError.ts";
import { sizeWords } from "../../data/words.ts";
import { DamagedSetError } from "./setPlace.ts";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const problem = (code: string, message: string): Problem => ({ code, message, scope: "data" });

/** A data set that is in use could not be kept: `needed` are its bytes, `free` those the browser has left, if it says. */
export function notKept(name: string, needed: number, free: number | null, error: unknown): Problem {
  if (error instanceof Error && error.name === "QuotaExceededError") {
    // What a browser says is left may be more than there is: some tell all pages the same.
    const got = free === null || free >= needed ? "less" : sizeWords(free);
    return problem(
      "storage-full",
      `${name}: expected ${sizeWords(needed)} of room in this browser to keep it, got ${got}. ` +
        "It can be used until this page closes. To keep it, delete a kept data set and load it again.",
    );
  }
  return problem(
    "not-kept",
    `${name}: expected this browser to keep it, got: ${reasonOf(error)}. ` +
      "It can be used until this page closes. Load it again to try once more.",
  );
}

/** A kept data set could not be opened. */
export function notOpened(name: string, error: unknown): Problem {
  if (error instanceof DamagedSetError) {
    return problem(
      "kept-damaged",
      `${name}: it was kept, but is damaged: ${error.message}. Delete it and load its files again.`,
    );
  }
  if (error instanceof DataError) return problem(error.code, error.message);
  return problem(
    "kept-unreadable",
    `${name}: expected to open it from this browser's storage, got: ${reasonOf(error)}. Reload the page to try again.`,
  );
}

/** A change to what is kept, such as a new name, came to nothing. */
export function notChanged(name: string, error: unknown): Problem {
  return problem(
    "kept-unchanged",
    `${name}: expected the change to be kept in this browser, got: ${reasonOf(error)}. Try again, or reload the page.`,
  );
}

/** The data set in use is not kept any more, though nobody has deleted it here; nor are changes of it. */
export function deletedElsewhere(name: string): Problem {
  return problem(
    "kept-deleted",
    `${name}: expected it among the data sets kept in this browser, but it is gone: another tab may have deleted it. ` +
      "It can be used until this page closes, with its changes. Load it again to keep it.",
  );
}

export function setsLeftOut(damaged: number): Problem {
  const [what, them] = damaged === 1 ? ["1 that is", "It is"] : [`${damaged} that are`, "They are"];
  return problem(
    "kept-damaged",
    `Kept data sets: expected all of them to be readable, got ${what} not. ${them} left out of the list: load the files again.`,
  );
}

export function storageClosed(error: unknown): Problem {
  return problem(
    "storage-closed",
    `Kept data sets: expected this browser's storage to open, got: ${reasonOf(error)}. ` +
      "Data sets are kept until this page closes. Close other tabs of this page and reload to try again.",
  );
}
