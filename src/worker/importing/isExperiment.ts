import { EXPERIMENT_FORMAT } from "../../experiment/experimentFormat.ts";

/** Bytes at a file's beginning that tell what it is. */
export const GLANCE = 4096;

const BEGINNING = `{"format":"${EXPERIMENT_FORMAT}"`;

/** Whether a text begins as `experiment.json` does, however soon it is cut off, or as a later version of it might. */
export function isExperiment(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).trimStart();
  if (!text.startsWith("{")) return false;
  return text.includes(`"${EXPERIMENT_FORMAT}"`) || BEGINNING.startsWith(text.replaceAll(/\s+/g, ""));
}
