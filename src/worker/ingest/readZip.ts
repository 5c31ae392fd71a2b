import { DataError } from "../../data/dataError.ts";
import type { DatasetFile } from "../../data/datasetFile.ts";
import type { NpzMember } from "../../data/formats/npzParts.ts";
import { UnpackedTooLarge } from "../../data/gunzip.ts";
import { sizeWords } from "../../data/words.ts";
import { fetchPart, MissingPart } from "../../experiment/missingPart.ts";
import { bytesHeld } from "./bytesHeld.ts";
import type { Item } from "./item.ts";
import { classListOf, type ClassList } from "./classList.ts";
import { isClassList } from "./ignorable.ts";
import { isPicture, kindOf } from "./kindOf.ts";
import type { Decode } from "./pictures/decode.ts";
import type { PictureSet } from "./pictures/pictureSet.ts";
import { dataErrorOf } from "./problemOf.ts";
import { readData, type ReadOptions } from "./readData.ts";
import { openZip, type ZipLimits } from "./zip/openZip.ts";

export interface ReadZipOptions extends ReadOptions {
  readonly limits: Omit<ZipLimits, "cap">;
  readonly decode: Decode;
}

export interface ReadZip {
  readonly parts: readonly DatasetFile[];
  readonly errors: readonly DataError[];
  /** Lists of the classes' names. */
  readonly lists: readonly ClassList[];
}

/**
 * Reads a zip archive's images and labels: of data files, NumPy's .npz archives among them, or of pictures in one
 * folder for each class. A file that cannot be used spoils neither the others nor the archive.
 * @throws DataError where the archive itself cannot be used
 */
export function readZip(file: Blob, name: string, options: ReadZipOptions): Promise<ReadZip> {
  return readArchive(file, name, options, { share: 1, isInner: false });
}

async function readArchive(
  file: Blob,
  name: string,
  options: ReadZipOptions,
  { share, isInner }: { readonly share: number; readonly isInner: boolean },
): Promise<ReadZip> {
  const { watch, cap } = options;
  const zip = await openZip(file, name, { watch, limits: { ...options.limits, cap }, share });
  if (isInner && !zip.paths.every((path) => path.endsWith(".npy"))) throw zipInZip(name);
  const members: NpzMember[] = [];
  const errors: DataError[] = [];
  const lists: ClassList[] = [];
  let held = 0;
  let pictures: PictureSet | null = null;
  let onlyArrays = true;
  for await (const item of zip.items()) {
    const kind = kindOf(item.head);
    const member = item.path.replace(/\.npy$/i, "");
    const isArray = kind.is === "data" && kind.as === "npy";
    try {
      if (isClassList(item.path)) {
        const list = classListOf(item);
        if (list !== null) lists.push(list);
        continue;
      }
      if (isPicture(kind, item.path)) {
        pictures ??= await openPictures(zip.paths, name, options);
        await pictures.add(item);
        continue;
      }
      onlyArrays &&= isArray;
      const names = isArray ? await namesIn(item, member) : null;
      if (names !== null) {
        members.push({ member, parts: [], names });
        continue;
      }
      const left = { ...options, cap: cap - held };
      let parts: readonly DatasetFile[];
      if (kind.is === "data" && kind.as === "zip") {
        if (isInner) throw zipInZip(item.name);
        const read = await readInner(item, left);
        errors.push(...read.errors);
        parts = read.parts;
      } else parts = await readData(item, left);
      held += bytesHeld(parts);
      members.push({ member, parts });
    } catch (error) {
      if (isOfArchive(error, name)) throw error;
      if (held > 0 && error instanceof UnpackedTooLarge) throw tooLargeInAll(name, cap);
      const told = dataErrorOf(error, item.name);
      if (isArray) members.push({ member, parts: [], error: told });
      else errors.push(told);
    }
  }
  const made = await joined(name, members, onlyArrays);
  const parts = [...made.parts];
  errors.push(...made.errors);
  if (pictures !== null) {
    const { parts: sets, errors: more } = await pictures.finish();
    parts.push(...sets);
    errors.push(...more);
  }
  return { parts, errors, lists };
}

/** Reads an archive in another, which has to be one of NumPy's. */
async function readInner(item: Item, options: ReadZipOptions): Promise<ReadZip> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of item.read()) {
    pieces.push(piece.slice());
    await options.watch.pause();
  }
  const share = item.size > 0 ? item.stored / item.size : 0;
  return readArchive(new Blob(pieces), item.name, options, { share, isInner: true });
}

async function openPictures(
  paths: readonly string[],
  archive: string,
  { decode, watch }: ReadZipOptions,
): Promise<PictureSet> {
  const { PictureSet } = await fetchPart("reads pictures", () => import("./pictures/pictureSet.ts"));
  return new PictureSet({ paths, archive, decode, watch });
}

const openNpz = () => fetchPart("reads archives", () => import("../../data/formats/npzParts.ts"));

/** The texts of an array that may name the classes, `null` where it is something else. */
async function namesIn(item: Item, member: string): Promise<readonly string[] | null> {
  const { mayBeClassNames, MOST_NAME_BYTES, readNpyNames } = await openNpz();
  if (!mayBeClassNames(member) || item.size > MOST_NAME_BYTES) return null;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of item.read()) pieces.push(piece.slice());
  return readNpyNames(new Uint8Array(await new Blob(pieces).arrayBuffer()), item.name);
}

/** Arrays of NumPy's belong together by their names, other files by lying in the same archive. */
async function joined(
  name: string,
  members: readonly NpzMember[],
  onlyArrays: boolean,
): Promise<Omit<ReadZip, "lists">> {
  if (onlyArrays && members.length > 0) return (await openNpz()).npzParts(name, members);
  const parts = members.flatMap((member) => member.parts);
  const both = new Set(parts.filter(({ bond }) => bond === null).map(({ kind }) => kind)).size === 2;
  return {
    parts: both ? parts.map((part) => ({ ...part, bond: part.bond ?? name })) : parts,
    errors: members.flatMap(({ error }) => error ?? []),
  };
}

/** The whole archive is given up: it unpacks to too much, what reads it is not there, or the load was cancelled. */
function isOfArchive(error: unknown, name: string): boolean {
  if (error instanceof MissingPart) return true;
  if (error instanceof DataError) return error.file === name;
  return error instanceof Error && error.name === "AbortError";
}

function zipInZip(name: string): DataError {
  return new DataError(
    "wrong-format",
    name,
    `${name}: expected images or labels in the archive, got another archive inside it. Unpack it once and drop that.`,
  );
}

/** Whole sets of several, such as EMNIST's own archive of six, are more than a page can hold. */
function tooLargeInAll(name: string, cap: number): DataError {
  return new DataError(
    "too-large",
    name,
    `${name}: expected at most ${sizeWords(cap)} unpacked in all its files, got more. ` +
      "Unpack it and drop the files of one data set.",
  );
}
