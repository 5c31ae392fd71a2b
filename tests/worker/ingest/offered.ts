import { readFileSync } from "node:fs";
import type { DatasetFile } from "../../../src/data/datasetFile.ts";
import { ingest, type IngestOptions } from "../../../src/worker/ingest/ingest.ts";
import type { OfferedFile } from "../../../src/worker/protocol.ts";
import { RecordingHost } from "../recordingHost.ts";
import { openZlib } from "./nodeZlib.ts";

/** A file of `tests/fixtures/archives`, made by its `make_archives.py`. */
export function archive(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/archives/${name}`, import.meta.url)));
}

export function offer(path: string, bytes: Uint8Array<ArrayBuffer> | string): OfferedFile {
  return { path, file: new File([bytes], path.slice(path.lastIndexOf("/") + 1)) };
}

/** What comes of files, and the messages about them. */
export async function read(
  files: readonly OfferedFile[],
  options: Partial<IngestOptions> = {},
): Promise<{ parts: readonly DatasetFile[]; errors: { code: string; file: string; message: string }[] }> {
  const host = new RecordingHost();
  const { signal } = new AbortController();
  const { parts, errors } = await ingest(files, { host, signal, openZlib, ...options });
  return { parts, errors: errors.map(({ code, file, message }) => ({ code, file, message })) };
}

/** Parts by name, as `[kind, split, count, bond]`. */
export function outline(parts: readonly DatasetFile[]): unknown[] {
  return parts.map(({ name, kind, split, count, bond }) => [name, kind, split, count, bond]);
}

/** The fixtures' images and labels, from image `from` to before `to`. */
export function expected(from: number, to: number): { images: Uint8Array; labels: Uint8Array } {
  const items = Array.from({ length: to - from }, (_, i) => from + i);
  const pixels = Array.from({ length: 64 }, (_, p) => p);
  return {
    images: Uint8Array.from(items.flatMap((i) => pixels.map((p) => (7 * i + 13 * p) % 256))),
    labels: Uint8Array.from(items, (i) => i % 3),
  };
}
