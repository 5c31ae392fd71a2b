import { EXPERIMENT_FORMAT } from "../../experiment/experimentFormat.ts";

/** Bytes at a file's beginning that tell what it is. */
export const GLANCE = 4096;

/** A file's beginning: the first `GLANCE` bytes, or all there are. */
export async function headOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(0, GLANCE).arrayBuffer());
}

const BEGINNING = `{"format":"${EXPERIMENT_FORMAT}"`;

/** Whether a text begins as `experiment.json` does, however soon it is cut off, or as a later version of it might. */
export function isExperiment(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).trimStart();
  if (!text.startsWith("{")) return false;
  return text.includes(`"${EXPERIMENT_FORMAT}"`) || BEGINNING.startsWith(text.replaceAll(/\s+/g, ""));
}
