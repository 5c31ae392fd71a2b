import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, it } from "vitest";

/** Folder with `mnist/` and `pen-digits/`: `INKLING_DATA`, else `../shared/data` beside the repository. */
const dataFolder =
  process.env["INKLING_DATA"] ?? resolve(fileURLToPath(new URL("../../shared/data", import.meta.url)));

const mnistFiles = {
  trainImages: "train-images-idx3-ubyte.gz",
  trainLabels: "train-labels-idx1-ubyte.gz",
  testImages: "t10k-images-idx3-ubyte.gz",
  testLabels: "t10k-labels-idx1-ubyte.gz",
} as const;

/** MNIST as bytes; shapes: images (N, 784) uint8, labels (N,). */
export interface Mnist {
  readonly train: { readonly images: Uint8Array; readonly labels: Uint8Array };
  readonly test: { readonly images: Uint8Array; readonly labels: Uint8Array };
}

/** Folder holding all four MNIST files, or null. */
export function mnistDirectory(): string | null {
  const folder = join(dataFolder, "mnist");
  return Object.values(mnistFiles).every((file) => existsSync(join(folder, file))) ? folder : null;
}

/** The gzipped JSON of pen strokes, or null. */
export function penDigitsFile(): string | null {
  const file = join(dataFolder, "pen-digits", "dev.json.gz");
  return existsSync(file) ? file : null;
}

let cached: Mnist | null = null;

/** Reads MNIST once for each test process; the arrays are shared, so tests must not write to them. */
export function readMnist(): Mnist {
  if (cached !== null) return cached;
  const folder = mnistDirectory();
  if (folder === null) {
    throw new Error(
      `readMnist: expected the four MNIST files in ${join(dataFolder, "mnist")}, got none or some.`,
    );
  }
  const read = (file: string, header: number) =>
    new Uint8Array(gunzipSync(readFileSync(join(folder, file)))).subarray(header);
  cached = {
    train: { images: read(mnistFiles.trainImages, 16), labels: read(mnistFiles.trainLabels, 8) },
    test: { images: read(mnistFiles.testImages, 16), labels: read(mnistFiles.testLabels, 8) },
  };
  return cached;
}

const finders = { mnist: mnistDirectory, "pen-digits": penDigitsFile } as const;

/**
 * `describe` for tests that need real data.
 *
 * Without the data the suite is skipped under a name that says so; where `CI` is set it fails instead.
 */
export function describeWithData(
  name: string,
  suite: () => void,
  data: keyof typeof finders = "mnist",
): void {
  if (finders[data]() !== null) {
    describe(name, suite);
    return;
  }
  const missing = `${name} (${data} not found in ${dataFolder})`;
  if (process.env["CI"]) {
    describe(missing, () => {
      it("has its data", () => {
        throw new Error(`${missing}. Set INKLING_DATA to a folder with ${data}.`);
      });
    });
    return;
  }
  console.warn(`skipped: ${missing}`);
  describe.skip(missing, () => {
    it("is skipped for want of data", () => {});
  });
}
