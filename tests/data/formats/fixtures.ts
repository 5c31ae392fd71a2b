import { readdirSync, readFileSync } from "node:fs";
import type { DatasetFile, FormatReader, ReaderOptions } from "../../../src/data/datasetFile.ts";

const folder = new URL("../../fixtures/formats/", import.meta.url);

/** A file that tests/fixtures/make_formats.py made with NumPy, gzip or zip. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

export function fixtureNames(inside = ""): string[] {
  return readdirSync(new URL(inside, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => inside + name)
    .sort();
}

interface Expected {
  readonly files: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What the script says that its files hold. */
export const expectedFiles = (
  JSON.parse(new TextDecoder().decode(fixture("expected.json"))) as Expected
) // written by the script beside it
.files;

type Reader = new (options: ReaderOptions) => FormatReader;

/** Reads a whole file, in pieces of `length` bytes. */
export function readWith(
  Reader: Reader,
  name: string,
  bytes: Uint8Array,
  { length = Math.max(1, bytes.length), sizeHint = bytes.length } = {},
): readonly DatasetFile[] {
  const reader = new Reader({ name, sizeHint });
  for (let at = 0; at < bytes.length; at += length) {
    // A piece is the reader's for as long as the push takes.
    const piece = bytes.slice(at, at + length);
    reader.push(piece);
    piece.fill(0xee);
  }
  return reader.finish(null);
}

/** Parts with plain arrays, to be compared with what the script expects. */
export function plain(parts: readonly DatasetFile[]): Record<string, unknown>[] {
  return parts.map((part) => ({ ...part, values: Array.from(part.values) }));
}
