import { fetchPart, MissingPart } from "../../experiment/missingPart.ts";
import { foreignArchive, foreignNetwork } from "../../data/formats/foreignNetwork.ts";
import { memberNames } from "../../export/bundle/memberNames.ts";
import type { ModelError } from "../../export/model/modelError.ts";
import { modelFormat } from "../../export/model/modelFormat.ts";
import type { OfferedFile } from "../protocol.ts";
import { isCurves, partByNames, type BundlePart } from "./bundlePart.ts";
import { headOf, isExperiment } from "./isExperiment.ts";
import { isCompanion, looseBundle } from "./looseBundle.ts";
import { cutOff, foreign } from "./refusals.ts";
import { zipNames } from "./zipNames.ts";

/** What files that are no data turn out to be; `path` is what the visitor knows them by. */
export type Found = { readonly path: string } &
  /** A run's whole bundle, in a folder of the archive or at its top (""). */
  (
    | { readonly is: "bundle"; readonly file: File; readonly folder: string }
    /** A bundle that has been unpacked; names as in the archive. */
    | { readonly is: "unpacked"; readonly files: ReadonlyMap<string, File> }
    /** A network by itself, or an experiment without one. */
    | { readonly is: "network"; readonly file: File }
    | { readonly is: "experiment"; readonly file: File }
    /** An archive with a network in it, by its path there. */
    | { readonly is: "archive"; readonly file: File; readonly inside: string }
    /** A file of a bundle without the others. */
    | { readonly is: "part"; readonly file: File; readonly part: BundlePart }
    /** What can be no data either, and why it cannot be opened. */
    | { readonly is: "refused"; readonly file: File; readonly error: ModelError }
  );

export interface SortedOut {
  readonly found: readonly Found[];
  /** Everything else, to be read as data. */
  readonly others: readonly OfferedFile[];
}

/** What the parts of the program do that runs and networks need. */
const OPENS = "opens runs and networks";

/** A longer header than any file has. */
const LONGEST_HEADER = 100_000_000;

/** More arrays than this have no place in memory to be looked at; as data they are read piece by piece. */
const MOST_ARRAYS = 2 ** 30;

/**
 * Tells networks and experiments from data, by their content.
 * @throws MissingPart
 */
export async function sortOut(offered: readonly OfferedFile[]): Promise<SortedOut> {
  const found: Found[] = [];
  const others: OfferedFile[] = [];
  const unpacked = await lookForUnpacked(offered);
  found.push(...unpacked);
  const loose = await looseBundle(offered);
  if (loose !== null) found.push(loose.found);
  for (const each of offered) {
    if (unpacked.some(({ path }) => each.path.startsWith(path)) || loose?.taken.has(each)) continue;
    // Networks come by themselves; among a folder's many files only an experiment's name is worth a look.
    const worthALook = !each.path.includes("/") || namedLikeOurs(each.path);
    const is = worthALook ? await look(each) : null;
    if (is === null) others.push(each);
    else found.push(is);
  }
  if (!found.some(({ is }) => is !== "part" && is !== "refused")) return { found, others };
  // Beside what can be opened, a bundle's other files need no word.
  const isApart = ({ path }: { readonly path: string }) => !isCompanion(path);
  return { found: found.filter(isApart), others: others.filter(isApart) };
}

/** Folders that hold an experiment beside its network. */
async function lookForUnpacked(offered: readonly OfferedFile[]) {
  const found: Extract<Found, { is: "unpacked" }>[] = [];
  for (const { path, file } of offered) {
    if (!path.endsWith(`/${memberNames.experiment}`)) continue;
    const folder = path.slice(0, -memberNames.experiment.length);
    const inside = offered.filter((each) => each.path.startsWith(folder));
    const files = new Map(inside.map((each) => [each.path.slice(folder.length), each.file]));
    if (!files.has(memberNames.model) || !isExperiment(await headOf(file))) continue;
    found.push({ is: "unpacked", path: folder, files });
  }
  return found;
}

const namedLikeOurs = (path: string): boolean =>
  /\.(npz|safetensors|zip|pth?|keras)$|experiment\.json$|curves\.csv$/i.test(path);

/**
 * `null` for what is none of these, or cannot be read: reading it as data will say why.
 * @throws MissingPart
 */
async function look({ path, file }: OfferedFile): Promise<Found | null> {
  try {
    const head = await headOf(file);
    const format = modelFormat(head);
    if (format === "npz") return await lookIntoZip(path, file);
    const named = /\.safetensors$/i.test(path);
    if (named || (format === "safetensors" && headerLength(head) <= LONGEST_HEADER)) {
      return { path, file, is: "network" };
    }
    if (isExperiment(head)) return { path, file, is: "experiment" };
    if (isCurves(head)) return { path, file, is: "part", part: "curves" };
    const known = foreignNetwork(head);
    return known && { path, file, is: "refused", error: foreign(path, known) };
  } catch (error) {
    if (error instanceof MissingPart) throw error;
    return null;
  }
}

async function lookIntoZip(path: string, file: File): Promise<Found | null> {
  const names = await zipNames(file);
  if (names === "cut off") return { path, file, is: "refused", error: cutOff(path) };
  if (names === null) return null;
  const experiment = names.find((name) => {
    const [inner, folder = "", ...more] = name.split("/").reverse();
    return inner === memberNames.experiment && folder !== "__MACOSX" && more.length === 0;
  });
  if (experiment !== undefined) {
    const { holdsExperiment } = await fetchPart(OPENS, () => import("./holdsExperiment.ts"));
    const folder = experiment.slice(0, -memberNames.experiment.length);
    if (await holdsExperiment(file, experiment)) return { path, file, is: "bundle", folder };
  }
  const part = partByNames(names);
  if (part !== null) return { path, file, is: "part", part };
  const tensors = names.filter((name) => /\.safetensors$/i.test(name) && !name.startsWith("__MACOSX/"));
  if (tensors.length === 1) return { path, file, is: "archive", inside: tensors[0] };
  const known = foreignArchive(names);
  if (known !== null) return { path, file, is: "refused", error: foreign(path, known) };
  if (names.length === 0 || !names.every((name) => name.endsWith(".npy")) || file.size > MOST_ARRAYS)
    return null;
  const { isNetwork } = await fetchPart(OPENS, () => import("./isNetwork.ts"));
  return isNetwork(new Uint8Array(await file.arrayBuffer()), path) ? { path, file, is: "network" } : null;
}

/** A safetensors file's header's, in bytes. */
function headerLength(head: Uint8Array): number {
  return Number(new DataView(head.buffer).getBigUint64(0, true));
}
