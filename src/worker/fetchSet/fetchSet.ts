import { crc32 } from "../../data/crc32.ts";
import type { DatasetFile } from "../../data/datasetFile.ts";
import { idxHeader } from "../../data/idxWriter.ts";
import { ingest } from "../ingest/ingest.ts";
import type { SetPlace } from "../library/setPlace.ts";
import type { WellKnownSet } from "../protocol/library.ts";
import type { SessionHost } from "../session.ts";
import { download } from "./download.ts";
import { FetchFailure, fetchProblem } from "./fetchFailure.ts";
import { FetchProgress } from "./fetchProgress.ts";
import { knownFiles, type KnownFile, type KnownFiles } from "./knownFiles.ts";

/** Files of sets that are not whole, which could not be kept in the place for them. */
const keptHere = new Map<string, Blob>();

export interface FetchOptions {
  readonly set: WellKnownSet;
  /** The address that the files' names follow; ends in a slash. */
  readonly base: string;
  /** Where files are left until all have come, so that none is fetched twice; `null` for nowhere. */
  readonly place: SetPlace | null;
  readonly host: SessionHost;
  readonly signal: AbortSignal;
  /** The files it is made of; those of the set where nothing else is given. */
  readonly known?: KnownFiles;
}

/** Fetches the files of a well-known set and reads them; `null` where one has not come, which has been told then. */
export async function fetchSet(options: FetchOptions): Promise<readonly DatasetFile[] | null> {
  const { set, base, host, signal, known = knownFiles[set] } = options;
  const depot = new Depot(set, options.place);
  const progress = new FetchProgress(host, `${known.title} from ${hostOf(base)}`, known.files);
  const inHand: FileOptions = { ...options, depot, progress };
  const parts = new Map<KnownFile, DatasetFile>();
  const failures: FetchFailure[] = [];
  const take = async (file: KnownFile, coming: Promise<DatasetFile>) => {
    try {
      parts.set(file, await coming);
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      failures.push(error);
    }
  };
  try {
    const found = new Map<KnownFile, Blob>();
    for (const file of known.files) {
      const bytes = await depot.read(file);
      if (bytes === null) continue;
      found.set(file, bytes);
      progress.here(file, bytes.size);
    }
    const missing = known.files.filter((file) => !found.has(file));
    await Promise.all(missing.map((file) => take(file, fetchFile(file, inHand))));
    // Without the rest there is no use for what had come before.
    if (failures.length === 0) {
      await Promise.all([...found].map(([file, bytes]) => take(file, readFound(file, bytes, inHand))));
    }
    signal.throwIfAborted();
    if (failures.length > 0) {
      const problem = fetchProblem(
        known.title,
        failures[0],
        known.files.length - failures.length,
        known.files.length,
      );
      host.post({ type: "problem", problem });
      return null;
    }
    await depot.clear(known.files);
    return known.files.flatMap((file) => parts.get(file) ?? []);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    progress.end();
  }
}

interface FileOptions extends FetchOptions {
  readonly depot: Depot;
  readonly progress: FetchProgress;
}

/** @throws FetchFailure, or the signal's reason when aborted */
async function fetchFile(file: KnownFile, options: FileOptions): Promise<DatasetFile> {
  const { base, signal, depot, progress } = options;
  const bytes = await download(base + file.name, signal, (news) => {
    progress.read(file, news);
  });
  const part = await readChecked(file, bytes, options);
  await depot.keep(file, bytes);
  return part;
}

/** Reads a file that came before, or fetches it once more if it has been damaged where it lay. */
async function readFound(file: KnownFile, bytes: Blob, options: FileOptions): Promise<DatasetFile> {
  try {
    return await readChecked(file, bytes, options);
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    await options.depot.clear([file]);
    return fetchFile(file, options);
  }
}

/** @throws FetchFailure if it is another file than it should be */
async function readChecked(
  file: KnownFile,
  bytes: Blob,
  { base, host, signal, progress }: FileOptions,
): Promise<DatasetFile> {
  const address = base + file.name;
  const quiet: SessionHost = {
    ...{ now: () => host.now(), breathe: () => host.breathe() },
    post: (event) => {
      if (event.type === "loading") progress.unpacked(file, event.progress?.bytesUnpacked ?? file.unpacked);
    },
  };
  const offered = { path: file.name, file: new File([bytes], file.name) };
  const { parts, errors } = await ingest([offered], { host: quiet, signal });
  signal.throwIfAborted();
  const [part] = parts;
  if (parts.length !== 1 || errors.length > 0) {
    throw new FetchFailure(
      "fetch-wrong-content",
      address,
      `another file (${errors[0]?.message ?? "no images"})`,
    );
  }
  const checksum = checksumOf(part);
  if (checksum !== file.crc32) {
    const got = `another file: its checksum is ${hex(checksum)} and should be ${hex(file.crc32)}`;
    throw new FetchFailure("fetch-wrong-content", address, got);
  }
  return part;
}

/** Where files wait for the rest of their set. */
class Depot {
  constructor(
    private readonly set: WellKnownSet,
    private readonly place: SetPlace | null,
  ) {}

  async read(file: KnownFile): Promise<Blob | null> {
    const key = this.keyOf(file);
    const here = keptHere.get(key);
    if (here || this.place === null) return here ?? null;
    return this.place.readDownload(key).catch(() => null);
  }

  async keep(file: KnownFile, bytes: Blob): Promise<void> {
    const key = this.keyOf(file);
    try {
      if (this.place === null) keptHere.set(key, bytes);
      else await this.place.keepDownload(key, bytes);
    } catch {
      keptHere.set(key, bytes); // storage that is full is told when the whole set is kept
    }
  }

  async clear(files: readonly KnownFile[]): Promise<void> {
    const keys = files.map((file) => this.keyOf(file));
    for (const key of keys) keptHere.delete(key);
    await this.place?.dropDownloads(keys).catch(() => undefined); // they are found and cleared next time
  }

  private keyOf({ name }: KnownFile): string {
    return `${this.set}/${name}`;
  }
}

/** CRC-32 of the unpacked file, which has no trailer to take it from where the server unpacks files on the way. */
function checksumOf(part: DatasetFile): number {
  if (part.crc32 !== null) return part.crc32;
  const dimensions = part.kind === "images" ? [part.count, part.rows, part.cols] : [part.count];
  return crc32(part.values, crc32(idxHeader(dimensions)));
}

const hex = (checksum: number): string => checksum.toString(16).padStart(8, "0");

function hostOf(base: string): string {
  return URL.canParse(base) ? new URL(base).host : base;
}
