import { sizeWords } from "../../data/words.ts";
import { memberNames } from "../../export/bundle/memberNames.ts";
import type { ReadMember } from "../../export/bundle/readRun.ts";
import { ModelError } from "../../export/model/modelError.ts";
import { zipMembers } from "../../export/model/zipMembers.ts";
import { dataFiles } from "./bundleData.ts";
import type { Found } from "./sortOut.ts";

/** Largest file that is taken into memory whole: room for any network within bounds, and for large data sets. */
const MOST_BYTES = 1.5 * 2 ** 30;

/** What is read of a bundle: the folder that it lies unpacked in may hold anything else. */
const { experiment, model, resume, own, start } = memberNames;
const READ: ReadonlySet<string> = new Set([
  experiment,
  model,
  resume,
  own,
  start,
  ...Object.values(dataFiles).flat(),
]);

/** @throws ModelError `too-large`, or the browser's error where the file cannot be read */
export async function bytesOf(file: File, name: string): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > MOST_BYTES) {
    throw new ModelError(
      "too-large",
      name,
      `${name}: expected at most ${sizeWords(MOST_BYTES)}, got ${sizeWords(file.size)}. Choose a smaller file.`,
    );
  }
  return new Uint8Array(await file.arrayBuffer());
}

/**
 * Opens a bundle, packed or not.
 * @throws ModelError where the archive is damaged; so does reading a file of it
 */
export async function openBundle(found: Extract<Found, { is: "bundle" | "unpacked" }>): Promise<ReadMember> {
  if (found.is === "bundle") {
    const { path, file, folder } = found;
    const members = new Map(
      zipMembers(await bytesOf(file, path), path).map((member) => [member.path, member]),
    );
    return (name) => members.get(folder + name)?.read() ?? null;
  }
  const contents = new Map<string, Uint8Array>();
  for (const [name, file] of found.files) {
    const way = found.path.endsWith("/") ? found.path + name : name;
    if (READ.has(name)) contents.set(name, await bytesOf(file, way));
  }
  return (name) => contents.get(name) ?? null;
}
