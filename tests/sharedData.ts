import { describe, inject, it } from "vitest";
import { inPage } from "./environment.ts";
import type { provided } from "./realData.mjs";

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a declaration is merged with another
  interface ProvidedContext extends ReturnType<typeof provided> {}
}

/** MNIST as bytes; shapes: images (N, 784) uint8, labels (N,). */
export interface Mnist {
  readonly train: { readonly images: Uint8Array; readonly labels: Uint8Array };
  readonly test: { readonly images: Uint8Array; readonly labels: Uint8Array };
}

let loaded: Promise<Mnist> | null = null;

/** Reads MNIST, in Node and in a page, once for each test file; the arrays are shared, so tests must not write to them. */
export const loadMnist = (): Promise<Mnist> => (loaded ??= readMnist());

async function readMnist(): Promise<Mnist> {
  const { folder, found } = inject("realData");
  const files = found.mnist;
  if (files === null) {
    throw new Error(`loadMnist: expected the four MNIST files in ${folder}/mnist, got none or some.`);
  }
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    unpack(files.trainImages, 16),
    unpack(files.trainLabels, 8),
    unpack(files.testImages, 16),
    unpack(files.testLabels, 8),
  ]);
  return {
    train: { images: trainImages, labels: trainLabels },
    test: { images: testImages, labels: testLabels },
  };
}

/** The bytes of a gzipped file, behind its header. */
async function unpack(file: string, header: number): Promise<Uint8Array> {
  const packed = await readBytes(file);
  // Vite's server declares a .gz as compressed for the way, so that a page receives it unpacked.
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  if (!isPacked) return packed.subarray(header);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(header);
}

async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!inPage) {
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(file));
  }
  const response = await fetch(`/@fs/${file.replace(/^\//, "")}`);
  if (!response.ok) throw new Error(`${file}: expected the file, got ${response.status} from the server.`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * `describe` for tests that need real data.
 *
 * Without the data the suite is skipped under a name that says so; where `CI` is set it fails instead.
 */
export function describeWithData(
  name: string,
  suite: () => void,
  data: "mnist" | "pen-digits" = "mnist",
): void {
  const { folder, found, required } = inject("realData");
  if (found[data] !== null) {
    describe(name, suite);
    return;
  }
  const missing = `${name} (${data} not found in ${folder})`;
  if (required) {
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
