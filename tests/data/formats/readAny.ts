import { DataError } from "../../../src/data/dataError.ts";
import type { DatasetFile } from "../../../src/data/datasetFile.ts";
import { CsvReader } from "../../../src/data/formats/csvReader.ts";
import { IdxReader } from "../../../src/data/formats/idxReader.ts";
import { NpyReader } from "../../../src/data/formats/npyReader.ts";
import { sniff, SNIFF_BYTES, unknownFormat } from "../../../src/data/formats/sniff.ts";
import { readWith } from "./fixtures.ts";

export const readers = { idx: IdxReader, npy: NpyReader, csv: CsvReader };

/** Reads a file of any format that is not packed, told by its content. */
export function readAny(name: string, bytes: Uint8Array, options = {}): readonly DatasetFile[] {
  const format = sniff(bytes.subarray(0, SNIFF_BYTES));
  if (format !== "idx" && format !== "npy" && format !== "csv") throw unknownFormat(name, bytes);
  return readWith(readers[format], name, bytes, options);
}

/** What is read, or the error that says why not; any other error goes on. */
export function readOrError(read: () => readonly DatasetFile[]): readonly DatasetFile[] | DataError {
  try {
    return read();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

/** What is wrong with parts that a reader made; empty if they agree in themselves. */
export function faultsOf(parts: readonly DatasetFile[]): string[] {
  return parts.flatMap((part) => {
    const pixels = part.kind === "images" ? part.rows * part.cols : 1;
    const names = part.kind === "labels" ? part.classNames : null;
    return [
      ...(part.values.length === part.count * pixels
        ? []
        : [`${part.values.length} values of ${part.count}`]),
      ...(part.count > 0 ? [] : ["nothing in it"]),
      ...(pixels <= 64 * 64 ? [] : [`${pixels} pixels`]),
      ...(names === null || part.values.every((label) => label < names.length)
        ? []
        : ["labels without names"]),
    ];
  });
}
