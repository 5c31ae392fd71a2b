import type { DatasetFile } from "./datasetFile.ts";

/** CRC-32 of MNIST's training images and labels, unpacked. */
const MNIST_IMAGES = 0xe9f4d8b3;
const MNIST_LABELS = 0xe0cb4ad2;

/** Words of a file's name that say what is in it, not whose it is. */
const PLAIN_WORDS =
  /^(train|training|test|testing|t10k|images?|labels?|img|idx|idx1|idx3|ubyte|uint8|u8|byte|bin|data|gz|gzip)$/i;

/** What to call a data set: "MNIST" if it is, else what the files' names have in common with no other. */
export function datasetName(images: DatasetFile, labels: DatasetFile): string {
  if (images.crc32 === MNIST_IMAGES && labels.crc32 === MNIST_LABELS) return "MNIST";
  return ownWords(images.name) || ownWords(labels.name) || "Your data";
}

function ownWords(fileName: string): string {
  const words = fileName.replace(/^.*[/\\]/, "").split(/[-_.\s()]+/);
  return words
    .filter((word) => word !== "" && !PLAIN_WORDS.test(word))
    .join("-")
    .slice(0, 40);
}
