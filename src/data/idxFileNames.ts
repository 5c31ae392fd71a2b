import type { Split } from "./datasetFile.ts";

/** Names of a data set's gzipped IDX files, those of MNIST. */
export const idxFileNames = {
  train: { images: "train-images-idx3-ubyte.gz", labels: "train-labels-idx1-ubyte.gz" },
  test: { images: "t10k-images-idx3-ubyte.gz", labels: "t10k-labels-idx1-ubyte.gz" },
} as const satisfies Record<Split, { readonly images: string; readonly labels: string }>;
