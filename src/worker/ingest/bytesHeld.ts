import type { DatasetFile } from "../../data/datasetFile.ts";

/** Bytes of images and labels that have been read. */
export const bytesHeld = (parts: readonly DatasetFile[]): number =>
  parts.reduce((sum, { values }) => sum + values.length, 0);
