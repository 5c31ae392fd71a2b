import { EXPERIMENT_FORMAT } from "../../experiment/experimentFormat.ts";

/** Bytes at a file's beginning that tell what it is. */
export const GLANCE = 4096;

/** Whether a text begins as `experiment.json` does, or a later version of it might. */
export function isExperiment(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head);
  return /^\s*\{/.test(text) && text.includes(`"${EXPERIMENT_FORMAT}"`);
}
