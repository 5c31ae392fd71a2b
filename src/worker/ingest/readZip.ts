import { DataError } from "../../data/dataError.ts";
import type { DatasetFile } from "../../data/datasetFile.ts";
import { fetchPart, MissingPart } from "../../experiment/missingPart.ts";
import { isPicture, kindOf } from "./kindOf.ts";
import type { Decode } from "./pictures/decode.ts";
import type { PictureSet } from "./pictures/pictureSet.ts";
import { dataErrorOf } from "./problemOf.ts";
import { readData, type ReadOptions } from "./readData.ts";
import { openZip, type ZipLimits } from "./zip/openZip.ts";

export interface ReadZipOptions extends ReadOptions {
  readonly limits: ZipLimits;
  readonly decode: Decode;
}

export interface ReadZip {
  readonly parts: readonly DatasetFile[];
  readonly errors: readonly DataError[];
}

interface Member {
  readonly path: string;
  readonly parts: readonly DatasetFile[];
}

/**
 * Reads a zip archive's images and labels: of data files, or of pictures in one folder for each class. A file
 * that cannot be used spoils neither the others nor the archive.
 * @throws DataError where the archive itself cannot be used
 */
export async function readZip(file: File, name: string, options: ReadZipOptions): Promise<ReadZip> {
  const zip = await openZip(file, name, options);
  const members: Member[] = [];
  const errors: DataError[] = [];
  let pictures: PictureSet | null = null;
  let onlyArrays = true;
  for await (const item of zip.items()) {
    const kind = kindOf(item.head);
    try {
      if (isPicture(kind, item.path)) {
        pictures ??= await openPictures(zip.paths, name, options);
        await pictures.add(item);
      } else if (kind.is === "data" && kind.as === "zip") throw zipInZip(name, item.path);
      else {
        onlyArrays &&= kind.is === "data" && kind.as === "npy";
        members.push({ path: item.path, parts: await readData(item, options) });
      }
    } catch (error) {
      if (isOfArchive(error, name)) throw error;
      errors.push(dataErrorOf(error, item.name));
    }
  }
  const parts = [...(await joined(name, members, onlyArrays))];
  if (pictures !== null) {
    const made = await pictures.finish();
    parts.push(...made.parts);
    errors.push(...made.errors);
  }
  return { parts, errors };
}

async function openPictures(
  paths: readonly string[],
  archive: string,
  { decode, watch }: ReadZipOptions,
): Promise<PictureSet> {
  const { PictureSet } = await fetchPart("reads pictures", () => import("./pictures/pictureSet.ts"));
  return new PictureSet({ paths, archive, decode, watch });
}

/** Arrays of NumPy's belong together by their names, other files by lying in the same archive. */
async function joined(
  name: string,
  members: readonly Member[],
  onlyArrays: boolean,
): Promise<readonly DatasetFile[]> {
  if (onlyArrays && members.length > 0) {
    const { npzParts } = await fetchPart("reads archives", () => import("../../data/formats/npzParts.ts"));
    return npzParts(
      name,
      members.map(({ path, parts }) => ({ member: path.replace(/\.npy$/i, ""), parts })),
    );
  }
  const parts = members.flatMap((member) => member.parts);
  const both = new Set(parts.filter(({ bond }) => bond === null).map(({ kind }) => kind)).size === 2;
  return both ? parts.map((part) => ({ ...part, bond: part.bond ?? name })) : parts;
}

/** The whole archive is given up: it unpacks to too much, what reads it is not there, or the load was cancelled. */
function isOfArchive(error: unknown, name: string): boolean {
  if (error instanceof MissingPart) return true;
  if (error instanceof DataError) return error.file === name;
  return error instanceof Error && error.name === "AbortError";
}

function zipInZip(archive: string, path: string): DataError {
  const name = `${archive}: ${path}`;
  return new DataError(
    "wrong-format",
    name,
    `${name}: expected images or labels in the archive, got another archive inside it. Unpack it once and drop that.`,
  );
}
