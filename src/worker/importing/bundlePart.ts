import { CURVES_HEADER } from "../../export/curvesCsv.ts";
import { ModelError } from "../../export/model/modelError.ts";

/** Files of a run's zip that nothing can be made of by themselves, as messages call them. */
export type BundlePart = "resume" | "own" | "curves";

const WORDS: Record<BundlePart, string> = {
  resume: "what going on with a run needs beside its network",
  own: "digits drawn by hand that a run was given",
  curves: "the table of a run’s curves",
};

/** Which part a .npz file is, by the names of its files, as `resumeArrays` and `ownArrays` name them. */
export function partByNames(names: readonly string[]): BundlePart | null {
  if (names.includes("random.key.npy") && names.includes("order.npy")) return "resume";
  const isOwn = names.length > 0 && names.every((name) => /^\d+\.(images|labels)\.npy$/.test(name));
  return isOwn ? "own" : null;
}

/** Whether a text begins as `curves.csv` does. */
export function isCurves(head: Uint8Array): boolean {
  const [first] = new TextDecoder().decode(head).split(/\r?\n/, 1);
  return first === CURVES_HEADER;
}

/** A part that came without the others. */
export function partAlone(part: BundlePart, file: string): ModelError {
  return new ModelError(
    "part-of-run",
    file,
    `${file}: expected a network, a run or a data set, got ${WORDS[part]}. Drop the whole zip that it came in, or its folder.`,
  );
}
