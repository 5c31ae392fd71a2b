import { crc32 } from "../../src/data/crc32.ts";
import type { DatasetFile, ImagesFile, LabelsFile } from "../../src/data/datasetFile.ts";
import { IdxReader } from "../../src/data/formats/idxReader.ts";

/** Reads a whole IDX file. */
export function readIdx(name: string, bytes: Uint8Array): DatasetFile {
  const reader = new IdxReader({ name, sizeHint: bytes.length });
  reader.push(bytes);
  return reader.finish(crc32(bytes))[0];
}

export function readIdxImages(name: string, bytes: Uint8Array): ImagesFile {
  const file = readIdx(name, bytes);
  if (file.kind !== "images") throw new Error(`${name}: expected images, got ${file.kind}.`);
  return file;
}

export function readIdxLabels(name: string, bytes: Uint8Array): LabelsFile {
  const file = readIdx(name, bytes);
  if (file.kind !== "labels") throw new Error(`${name}: expected labels, got ${file.kind}.`);
  return file;
}
