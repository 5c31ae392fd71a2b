import type { DatasetFile } from "./datasetFile.ts";

/** Words of a file's name that say what is in it, not whose it is. */
const PLAIN_WORDS =
  /^(x|y|[xy]?train|training|[xy]?test|testing|t10k|images?|imgs?|labels?|idx|idx1|idx3|ubyte|uint8|u8|byte|bin|data|gz|gzip|csv|tsv|txt|npy|npz|zip)$/i;

/** What to call a data set: what its files' names have in common with no other. */
export function datasetName(images: DatasetFile, labels: DatasetFile): string {
  return ownWords(images.name) || ownWords(labels.name) || "Your data";
}

/** What a file's name, or its archive's, says of whose it is; nothing of what is in it. */
export function ownWords(fileName: string): string {
  // `mnist.npz: x_train` is a part of an archive.
  const [archive, ...inside] = fileName.split(": ");
  const own = wordsOf(inside.join(": "));
  return own || wordsOf(archive);
}

function wordsOf(path: string): string {
  const words = path
    .replace(/^.*[/\\]/, "")
    .replace(/^arr_\d+$/, "")
    .split(/[-_.\s()]+/);
  return words
    .filter((word) => word !== "" && !PLAIN_WORDS.test(word))
    .join("-")
    .slice(0, 40);
}
