import { DATA_FOLDER, memberNames } from "../../export/bundle/memberNames.ts";
import type { OfferedFile } from "../protocol.ts";
import { headOf, isExperiment } from "./isExperiment.ts";
import type { Found } from "./sortOut.ts";

const { experiment, model, resume, program, readme, curves } = memberNames;
const ours: ReadonlySet<string> = new Set(Object.values(memberNames));
const companions: ReadonlySet<string> = new Set([program, readme, curves]);

/** Without these there is nothing to go on with. */
const needed = [experiment, model, resume];

export interface LooseBundle {
  readonly found: Extract<Found, { is: "unpacked" }>;
  /** Files that belong to it. */
  readonly taken: ReadonlySet<OfferedFile>;
}

/** The files of an unpacked bundle where they came without its folder; `null` where they did not. */
export async function looseBundle(offered: readonly OfferedFile[]): Promise<LooseBundle | null> {
  const taken = offered.filter(({ path }) => ours.has(path) || path.startsWith(DATA_FOLDER));
  const files = new Map(taken.map(({ path, file }) => [path, file]));
  const first = files.get(experiment);
  if (first === undefined || !needed.every((name) => files.has(name))) return null;
  if (!isExperiment(await headOf(first))) return null;
  return { found: { is: "unpacked", path: experiment, files }, taken: new Set(taken) };
}

/** Whether a file explains or repeats what is in others of a bundle, by its name. */
export const isCompanion = (path: string): boolean => companions.has(path);
