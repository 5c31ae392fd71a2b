import type { DatasetSummary } from "../../app/playgroundState.ts";
import { sources } from "../../app/sources.ts";

/** Why a file was not saved, in a sentence; what the page has reported about exports, if anything. */
export function reasonFor(
  { what, reason }: { readonly what: string; readonly reason: string },
  problems: readonly { readonly scope: string; readonly message: string }[],
): string {
  const reported = problems.findLast(({ scope }) => scope === "export")?.message;
  return `${what}: nothing was saved. ${reason || (reported ?? "The worker has not answered. Try again.")}`;
}

/**
 * The size of a public data set's files in bytes, where the data in use are one as it came; `null` where they are
 * the visitor's alone, so that the zip brings them in any case.
 */
export function publicSetBytes(dataset: DatasetSummary | null): number | null {
  if (dataset === null || dataset.builtin || isEdited(dataset)) return null;
  return Object.values(sources).find(({ title }) => title === dataset.name)?.bytes ?? null;
}

function isEdited({ edits }: DatasetSummary): boolean {
  const { transpose, invert, testShare, labelsFixed, excluded, classes } = edits;
  if (transpose || invert || testShare > 0 || labelsFixed > 0 || excluded > 0) return true;
  return classes.some(({ to }, label) => to !== label);
}
