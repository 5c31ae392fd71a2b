import { gzip, writeIdxImages, writeIdxLabels } from "../../data/idxWriter.ts";
import { packDigits } from "./packDigits.ts";
import type { NewDigit } from "./shelf.ts";

/** Names that tell MNIST's tools, and this page, what is inside. */
export const fileNames = {
  images: "my-digits-images-idx3-ubyte.gz",
  labels: "my-digits-labels-idx1-ubyte.gz",
} as const;

/** One half of own digits as a data set of MNIST's format, gzipped; the halves agree item by item. */
export function ownDigitFile(part: keyof typeof fileNames, digits: readonly NewDigit[]): File {
  const { images, labels } = packDigits(digits, 0) ?? { images: new Uint8Array(), labels: new Uint8Array() };
  const bytes = part === "images" ? writeIdxImages(images, 28, 28) : writeIdxLabels(labels);
  return new File([gzip(bytes)], fileNames[part], { type: "application/gzip" });
}
