import type { Problem } from "../experiment/problem.ts";
import type { Looked } from "./folderSearch.ts";
import { emptyFolder } from "./offerFiles.ts";
import { MOST_FILES, readFolders } from "./readFolders.ts";

/**
 * Reads folders to their last file, and says what there is to say of them.
 * @throws the signal's reason at once when it is aborted
 */
export async function lookThrough(
  folder: string,
  entries: readonly FileSystemEntry[],
  options: { readonly onProgress: (files: number) => void; readonly signal: AbortSignal },
): Promise<Looked> {
  const { files, unreadable, more } = await readFolders(entries, options);
  if (more) return { files: [], problem: tooManyFiles(folder) };
  if (unreadable.length > 0) return { files, problem: unreadableFiles(unreadable) };
  return { files, problem: files.length === 0 ? emptyFolder(folder) : null };
}

function tooManyFiles(name: string): Problem {
  const message =
    `${name}: expected at most ${MOST_FILES.toLocaleString("en")} files, got more. ` +
    "Drop one data set at a time, or pack it as a zip.";
  return { code: "too-many-files", message, scope: "data" };
}

function unreadableFiles(paths: readonly string[]): Problem {
  const others = paths.length > 1 ? ` and ${(paths.length - 1).toLocaleString("en")} more` : "";
  const message =
    `${paths[0]}${others}: expected files that can be read, got none. Were they moved, or are they locked? ` +
    "Drop the folder again.";
  return { code: "unreadable", message, scope: "data" };
}
