import type { OfferedFile } from "../worker/protocol.ts";

/** Files taken of a drop; more are no data set for this page. */
export const MOST_FILES = 200_000;

/** What folders hold, with the way to each file from the folder that was given. */
export interface Found {
  readonly files: readonly OfferedFile[];
  /** Ways to files and folders that could not be opened. */
  readonly unreadable: readonly string[];
  /** Whether there are more files than were taken. */
  readonly more: boolean;
}

interface Search {
  readonly files: OfferedFile[];
  readonly unreadable: string[];
  readonly most: number;
  readonly onProgress: (files: number) => void;
  readonly signal: AbortSignal;
}

interface SearchOptions {
  readonly most?: number;
  /** Told now and then how many files have been found. */
  readonly onProgress?: (files: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads folders to their last file, in their order, a batch at a time.
 * @throws the signal's reason at once when it is aborted, however long the next batch takes
 */
export async function readFolders(
  entries: readonly FileSystemEntry[],
  { most = MOST_FILES, onProgress = () => {}, signal = new AbortController().signal }: SearchOptions = {},
): Promise<Found> {
  const search: Search = { files: [], unreadable: [], most, onProgress, signal };
  await Promise.race([visit(entries, search), abortOf(signal)]);
  const { files, unreadable } = search;
  return { files: files.slice(0, most), unreadable, more: files.length > most };
}

async function visit(entries: readonly FileSystemEntry[], search: Search): Promise<void> {
  const files = await Promise.all(entries.filter(isFile).map(open));
  for (const found of files) {
    if (typeof found === "string") search.unreadable.push(found);
    else search.files.push(found);
  }
  search.onProgress(search.files.length);
  for (const folder of entries.filter(isFolder)) {
    try {
      for await (const batch of batchesOf(folder)) {
        if (search.files.length > search.most || search.signal.aborted) return;
        await visit(batch, search);
      }
    } catch {
      search.unreadable.push(wayTo(folder));
    }
  }
}

/** Rejects when the signal is aborted, and never resolves. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error("cancelled"));
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

/** Browsers hand out some entries at a time, Chromium a hundred; none means that there are no more. */
async function* batchesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry[]> {
  const reader = folder.createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return;
    yield batch;
  }
}

/** A file, or the way to one that cannot be opened. */
function open(entry: FileSystemFileEntry): Promise<OfferedFile | string> {
  const path = wayTo(entry);
  return new Promise((resolve) => {
    entry.file(
      (file) => {
        resolve({ path, file });
      },
      () => {
        resolve(path);
      },
    );
  });
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const wayTo = ({ fullPath }: FileSystemEntry): string => fullPath.replace(/^\//, "");
