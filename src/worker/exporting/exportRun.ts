import { fetchPart, MissingPart, missingPartProblem } from "../../experiment/missingPart.ts";
import type { Problem } from "../../experiment/problem.ts";
import type { DataHolder } from "../dataHolder.ts";
import type { ModelCommand } from "../protocol/model.ts";
import type { Session, SessionHost } from "../session.ts";

/** Those who know the run and its data. */
export interface Exported {
  readonly session: Session;
  readonly holder: DataHolder;
}

/** Answers one wish for a file made of the run that stands; the program that makes it is fetched with the first. */
export async function exportRun(
  { exportId, kind, withData }: Extract<ModelCommand, { type: "export" }>,
  { session, holder }: Exported,
  host: SessionHost,
): Promise<void> {
  try {
    const snapshot = session.snapshot();
    const data = holder.dataInUse;
    if (snapshot === null || data === null) {
      host.post({ type: "exported", exportId, file: null });
      return;
    }
    const { makeFile } = await fetchPart("makes files of a run", () => import("./makeFile.ts"));
    const file = await makeFile(kind, { snapshot, data, withData, breathe: () => host.breathe() });
    host.post({ type: "exported", exportId, file });
  } catch (error) {
    host.post({ type: "problem", problem: notExported(error) });
    host.post({ type: "exported", exportId, file: null });
  }
}

function notExported(error: unknown): Problem {
  if (error instanceof MissingPart) {
    return missingPartProblem(error, { where: "Export", again: "choose the file again", scope: "export" });
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) {
    const message = `Export: expected room for the file in memory, got: ${reason}. Close other tabs and try again.`;
    return { code: "export-memory", message, scope: "export" };
  }
  const message = `Export: expected to make the file, got: ${reason}. Load the page again if this does not go away.`;
  return { code: "export-failed", message, scope: "export" };
}
