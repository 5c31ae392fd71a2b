import type { ExportKind } from "../../app/exports.ts";
import type { ExportForm } from "./entries.ts";

/** Makes a file of the run that stands. */
export const ofRun =
  (kind: ExportKind): ExportForm["make"] =>
  (playground, { withData }) =>
    playground.exports.make(kind, { withData });
