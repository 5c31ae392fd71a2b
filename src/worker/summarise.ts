import type { Dataset } from "../data/dataset.ts";
import { classSamples } from "../data/samples.ts";
import type { DatasetSummary } from "./protocol.ts";

const SAMPLES_PER_CLASS = 3;

/** What the page shows of a data set. */
export function summarise(dataset: Dataset, builtin: boolean): DatasetSummary {
  const { name, rows, cols, classes } = dataset;
  const { images: samples, counts } = classSamples(dataset, SAMPLES_PER_CLASS);
  return { name, builtin, rows, cols, classes, counts, samples, samplesPerClass: SAMPLES_PER_CLASS };
}
