import { DataError } from "../../../data/dataError.ts";

/**
 * Holds an archive's paths to those that stay inside it and tell its files apart.
 * @throws DataError `bad-path`
 */
export function checkPaths(archive: string, paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const trick = trickOf(path) ?? (seen.has(path) ? "two files of the same name" : null);
    if (trick !== null) {
      throw new DataError(
        "bad-path",
        archive,
        `${archive}: expected names of files inside the archive, got ${trick}: ${shown(path)}. ` +
          "Do not use this archive, or pack its files anew.",
      );
    }
    seen.add(path);
  }
}

function trickOf(path: string): string | null {
  if (path.includes("\\")) return "a backslash";
  if (path.startsWith("/")) return "a way from the root";
  if (/^[a-z]:/i.test(path)) return "a drive letter";
  if (path.split("/").includes("..")) return "a way out of it";
  return /[\u0000-\u001f]/.test(path) || path === "" ? "an unprintable name" : null;
}

/** A path of reasonable length, without what would spoil a line. */
const shown = (path: string): string => JSON.stringify(path.length > 80 ? `${path.slice(0, 79)}…` : path);
