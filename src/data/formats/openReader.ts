import type { FormatReader, ReaderOptions } from "../datasetFile.ts";
import type { Format } from "./sniff.ts";

/** A reader of one format, fetched when a file first needs it. */
export async function openReader(
  format: Extract<Format, "idx" | "npy" | "csv">,
  options: ReaderOptions,
): Promise<FormatReader> {
  switch (format) {
    case "idx":
      return new (await import("./idxReader.ts")).IdxReader(options);
    case "npy":
      return new (await import("./npyReader.ts")).NpyReader(options);
    case "csv":
      return new (await import("./csvReader.ts")).CsvReader(options);
  }
}
