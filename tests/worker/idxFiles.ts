import { gzipSync } from "node:zlib";
import { idxBytes } from "../data/idxBytes.ts";

/** Four small files such as MNIST's, gzipped or not; image n is full of n, label n is n mod 10. */
export function idxFiles(
  { train, test, gzip = true }: { train: number; test: number; gzip?: boolean },
  name = "tiny",
): Record<"trainImages" | "trainLabels" | "testImages" | "testLabels", File> {
  const file = (bytes: Uint8Array, fileName: string) =>
    new File(
      [gzip ? new Uint8Array(gzipSync(bytes)) : Uint8Array.from(bytes)],
      fileName + (gzip ? ".gz" : ""),
    );
  const images = (count: number) =>
    idxBytes(
      [count, 28, 28],
      Uint8Array.from({ length: count * 784 }, (_, i) => Math.floor(i / 784)),
    );
  const labels = (count: number) => idxBytes([count], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  return {
    trainImages: file(images(train), `${name}-train-images-idx3-ubyte`),
    trainLabels: file(labels(train), `${name}-train-labels-idx1-ubyte`),
    testImages: file(images(test), `${name}-test-images-idx3-ubyte`),
    testLabels: file(labels(test), `${name}-test-labels-idx1-ubyte`),
  };
}
