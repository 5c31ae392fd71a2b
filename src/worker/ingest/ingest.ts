import type { DataError } from "../../data/dataError.ts";
import type { DatasetFile } from "../../data/datasetFile.ts";
import { IdxReader } from "../../data/formats/idxReader.ts";
import { loadFile } from "../loadFile.ts";
import type { OfferedFile } from "../protocol.ts";
import type { SessionHost } from "../session.ts";
import { dataErrorOf } from "./problemOf.ts";

/** Between two reports of progress. */
const REPORT_MS = 33;

export interface Ingested {
  /** Images and labels, in the files' order. */
  readonly parts: readonly DatasetFile[];
  /** One for each file that could not be used. */
  readonly errors: readonly DataError[];
}

export interface IngestOptions {
  readonly host: SessionHost;
  /** Aborted, nothing more is read and nothing is returned. */
  readonly signal: AbortSignal;
}

/** Reads files of any format, told apart by their content, and tells the page of its progress. */
export async function ingest(
  files: readonly OfferedFile[],
  { host, signal }: IngestOptions,
): Promise<Ingested> {
  const parts: DatasetFile[] = [];
  const errors: DataError[] = [];
  const bytesTotal = files.reduce((sum, { file }) => sum + file.size, 0);
  const before = { read: 0, unpacked: 0 };
  let reported = -Infinity;
  try {
    for (const { path, file } of files) {
      const report = (read: number, out: number) => {
        const now = host.now();
        if (now - reported < REPORT_MS) return;
        reported = now;
        const bytesRead = before.read + read;
        const bytesUnpacked = before.unpacked + out;
        host.post({
          type: "loading",
          progress: { file: path, bytesRead, bytesTotal, bytesUnpacked },
        });
      };
      if (signal.aborted) return { parts: [], errors: [] };
      try {
        const done = await loadFile(file, report);
        before.unpacked += done.bytes.length;
        const reader = new IdxReader({ name: done.name, sizeHint: done.bytes.length });
        reader.push(done.bytes);
        parts.push(...reader.finish(done.crc32));
      } catch (error) {
        errors.push(dataErrorOf(error, path));
      }
      before.read += file.size;
    }
  } finally {
    host.post({ type: "loading", progress: null });
  }
  return { parts, errors };
}
