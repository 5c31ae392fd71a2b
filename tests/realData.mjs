/** Where the real data are on this machine, for runners, their configurations, and tests in Node. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";

/** Folder with `mnist/` and `pen-digits/`: `INKLING_DATA`, else `../shared/data` beside the repository. */
export const dataFolder = resolve(
  process.env["INKLING_DATA"] ?? join(import.meta.dirname, "../../shared/data"),
);

/** Folder holding all four MNIST files, or null. */
export function mnistDirectory() {
  return mnistFiles() && join(dataFolder, "mnist");
}

/** Paths of the four MNIST files, or null. */
export function mnistFiles() {
  const path = (/** @type {string} */ name) => join(dataFolder, "mnist", `${name}-ubyte.gz`);
  const files = {
    trainImages: path("train-images-idx3"),
    trainLabels: path("train-labels-idx1"),
    testImages: path("t10k-images-idx3"),
    testLabels: path("t10k-labels-idx1"),
  };
  return Object.values(files).every((file) => existsSync(file)) ? files : null;
}

/** The gzipped JSON of pen strokes, or null. */
export function penDigitsFile() {
  const file = join(dataFolder, "pen-digits", "dev.json.gz");
  return existsSync(file) ? file : null;
}

/**
 * What Vitest's tests are told of the data, be they in Node or in a page: what was found, and whether
 * tests fail for want of the rest or are skipped.
 */
export function provided() {
  return {
    realData: {
      folder: dataFolder,
      found: { mnist: mnistFiles(), "pen-digits": penDigitsFile() },
      required: Boolean(process.env["CI"]),
    },
  };
}
