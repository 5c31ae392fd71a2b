import {
  BlobReader,
  configure,
  ZipReader,
  type Entry,
  type FileEntry,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import { DataError } from "../../../data/dataError.ts";
import { UnpackedTooLarge } from "../../../data/gunzip.ts";
import { isBesideData, isClassList, isIgnorable } from "../ignorable.ts";
import type { Item } from "../item.ts";
import { namesPicture } from "../kindOf.ts";
import type { LoadWatch } from "../loadWatch.ts";
import { checkPaths } from "./memberPaths.ts";
import { SmallMembers } from "./smallMembers.ts";
import { encrypted, zipErrorOf } from "./zipErrors.ts";

// It would start workers of its own from this one.
configure({ useWebWorkers: false });

export interface ZipLimits {
  /** Most bytes to unpack of one archive, as promised and as they come. */
  readonly cap: number;
  /** Most files that are not pictures, and most files at all. */
  readonly members: number;
  readonly pictures: number;
}

export interface OpenZipOptions {
  readonly limits: ZipLimits;
  readonly watch: LoadWatch;
  /** What a byte of it counts for progress, where it lies packed in another archive; default 1. */
  readonly share?: number;
}

export interface OpenZip {
  /** Of the files that may be data. */
  readonly paths: readonly string[];
  items(): AsyncGenerator<Item>;
}

/**
 * Reads a zip archive's list of files.
 * @throws DataError `truncated`, `bad-zip`, `bad-path`, `too-large`, `too-many-files` or `empty`
 */
export async function openZip(
  file: Blob,
  name: string,
  { limits, watch, share = 1 }: OpenZipOptions,
): Promise<OpenZip> {
  const entries = await listed(file, name, limits, watch);
  const wanted = entries.filter(({ filename }) => !isIgnorable(filename) && !isBesideData(filename));
  const paths = wanted.map(({ filename }) => filename).filter((path) => !isClassList(path));
  if (paths.length === 0) {
    throw new DataError(
      "empty",
      name,
      `${name}: expected files of images or labels in it, got ${entries.length === 0 ? "none" : "only others"}. Choose another file.`,
    );
  }
  if (wanted.some((entry) => entry.encrypted)) throw encrypted(name);
  const promised = wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (promised > limits.cap) throw new UnpackedTooLarge(name, limits.cap);
  const small = new SmallMembers(file);
  const budget = { left: limits.cap };
  return {
    paths,
    async *items() {
      for (const entry of wanted) {
        await watch.pause();
        yield await itemOf(entry, { archive: name, cap: limits.cap, share, small, budget });
      }
    },
  };
}

async function listed(file: Blob, name: string, limits: ZipLimits, watch: LoadWatch): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  let others = 0;
  try {
    // Paths are checked here, so that the message can name the trick.
    const reader = new ZipReader(new BlobReader(file), {
      filenameValidation: "tolerant",
      checkOverlappingEntry: true,
      checkCrc32: true,
    });
    for await (const entry of reader.getEntriesGenerator()) {
      if (isFile(entry)) entries.push(entry);
      if (!namesPicture(entry.filename)) others++;
      if (others > limits.members || entries.length > limits.pictures) throw tooMany(name, limits);
      await watch.pause();
    }
  } catch (error) {
    throw zipErrorOf(error, name);
  }
  checkPaths(
    name,
    entries.map(({ filename }) => filename),
  );
  return entries;
}

/** A folder that holds bytes is a file by a wrong mark; a link holds the way to a file, which is here by itself. */
function isFile(entry: Entry): entry is FileEntry {
  return !entry.symlink && (!entry.directory || entry.uncompressedSize > 0);
}

interface MemberContext {
  readonly archive: string;
  readonly cap: number;
  readonly share: number;
  readonly small: SmallMembers;
  readonly budget: { left: number };
}

async function itemOf(entry: FileEntry, context: MemberContext): Promise<Item> {
  const { archive, small, budget, cap, share } = context;
  const path = entry.filename;
  const name = `${archive}: ${path.replace(/\.npy$/i, "")}`;
  const facts = {
    ...{ name, path, size: entry.uncompressedSize, stored: entry.compressedSize * share },
    ...{ crc32: entry.crc32 ?? null, tail: () => Promise.resolve(null) },
  };
  const whole = await small.read(entry);
  if (whole !== null) {
    budget.left -= whole.length;
    if (budget.left < 0) throw new UnpackedTooLarge(archive, cap);
    return { ...facts, head: whole, read: () => once(whole) };
  }
  const read = () => unpacked(entry, name, context);
  const { left } = budget;
  let head: Uint8Array = new Uint8Array(0);
  for await (const piece of read()) {
    head = piece;
    break;
  }
  budget.left = left; // it will be read once more
  return { ...facts, head, read };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield await Promise.resolve(bytes);
}

/** A member's bytes as zip.js unpacks and checks them; given up when nobody wants more. */
async function* unpacked(
  entry: FileEntry,
  name: string,
  { archive, budget, cap }: MemberContext,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stop = new AbortController();
  // Resolves, to what was wrong, when zip.js is done.
  const ended = entry.getData(writable, { signal: stop.signal }).then(
    () => null,
    (error: unknown) => {
      writable.abort(error).catch(() => {}); // it may be closed or have failed already
      return { error };
    },
  );
  const source = readable.getReader();
  let whole = false;
  try {
    for (;;) {
      const { done, value } = await source.read();
      if (done) break;
      budget.left -= value.length;
      if (budget.left < 0) throw new UnpackedTooLarge(archive, cap);
      yield value;
    }
    whole = true;
    const failure = await ended;
    if (failure !== null) throw failure.error;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw zipErrorOf((await ended)?.error ?? error, name);
  } finally {
    if (!whole) {
      stop.abort();
      source.cancel().catch(() => {});
    }
  }
}

function tooMany(archive: string, { members, pictures }: ZipLimits): DataError {
  const [most, mostPictures] = [members, pictures].map((count) => count.toLocaleString("en"));
  return new DataError(
    "too-many-files",
    archive,
    `${archive}: expected at most ${most} files, or ${mostPictures} with pictures, got more. Choose a smaller archive.`,
  );
}
