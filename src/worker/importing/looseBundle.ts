import { DATA_FOLDER, memberNames } from "../../export/bundle/memberNames.ts";
import type { OfferedFile } from "../protocol.ts";
import { partByNames } from "./bundlePart.ts";
import { headOf, isExperiment } from "./isExperiment.ts";
import { partMissing } from "./refusals.ts";
import type { Found } from "./sortOut.ts";
import { zipNames } from "./zipNames.ts";

const { experiment, model, resume, program, readme, curves } = memberNames;
const ours: ReadonlySet<string> = new Set(Object.values(memberNames));
const companions: ReadonlySet<string> = new Set([program, readme, curves]);

/** Without these there is nothing to go on with. */
const needed = [experiment, model, resume] as const;

export interface LooseBundle {
  readonly found: Extract<Found, { is: "unpacked" | "refused" }>;
  /** Files that belong to it. */
  readonly taken: ReadonlySet<OfferedFile>;
}

/**
 * The files of an unpacked bundle where they came without its folder; `null` where they did not. It is refused where one
 * of those that are needed did not come along.
 */
export async function looseBundle(offered: readonly OfferedFile[]): Promise<LooseBundle | null> {
  const all = offered.filter(({ path }) => ours.has(path) || path.startsWith(DATA_FOLDER));
  const files = new Map(all.map(({ path, file }) => [path, file]));
  const given = needed.filter((name) => files.has(name));
  if (given.length < 2) return null;
  const [first, last] = [files.get(experiment), files.get(resume)];
  if (first !== undefined && !isExperiment(await headOf(first))) return null;
  const taken = new Set(all);
  const missing = needed.find((name) => !files.has(name));
  if (missing === undefined) return { found: { is: "unpacked", path: experiment, files }, taken };
  if (last !== undefined && !(await isResume(last))) return null;
  const [path] = given;
  const file = files.get(path);
  return file ? { found: { is: "refused", path, file, error: partMissing(missing, given) }, taken } : null;
}

async function isResume(file: File): Promise<boolean> {
  const names = await zipNames(file);
  return Array.isArray(names) && partByNames(names) === "resume";
}

/** Whether a file explains or repeats what is in others of a bundle, by its name. */
export const isCompanion = (path: string): boolean => companions.has(path);
