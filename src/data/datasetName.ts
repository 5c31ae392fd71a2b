import type { DatasetFile } from "./datasetFile.ts";

/** Longest name, in characters. */
const LONGEST = 40;

/** Words that say what part of a data set a file is. */
const PART_WORDS =
  /^(x|y|[xy]?(tr|train|te|test|val|valid|dev|extra)|training|testing|validation|t10k|images?|imgs?|labels?|data|dataset|raw|archive)$/i;

/** Words that say how it is written. */
const FORMAT_WORDS = /^(idx|idx1|idx3|ubyte|uint8|u8|byte|bin|gz|gzip|csv|tsv|txt|npy|npz|zip)$/i;

/**
 * What to call a data set: what its files' names have in common with no other; where they have nothing of their own,
 * what their folder or archive is called.
 */
export function datasetName(images: DatasetFile, labels: DatasetFile): string {
  const names = [images.name, labels.name];
  const files = names.flatMap((name) => filesOf(name).map((file) => wordsOf(file)));
  const folders = names.flatMap((name) => foldersOf(name).map((folder) => wordsOf(folder)));
  // `idx.zip` says little, and yet more than nothing.
  const places = names.flatMap((name) => placesOf(name).map((place) => wordsOf(place, [PART_WORDS])));
  return [...files, ...folders, ...places].find((words) => words !== "") ?? "Your data";
}

/** What a file's name, or its archive's, says of whose it is; nothing of what is in it. */
export function ownWords(fileName: string): string {
  const words = piecesOf(fileName).map((piece) => wordsOf(lastOf(piece)));
  return words.findLast((some) => some !== "") ?? "";
}

/** `mnist.npz: x_train` is a part of an archive, which may lie in another. */
const piecesOf = (fileName: string): string[] => fileName.split(": ");

/** The file and the archives that it lies in, innermost first; of an array, what it is saved in says more. */
function filesOf(fileName: string): string[] {
  const files = piecesOf(fileName).map(lastOf).reverse();
  const [array, archive] = files;
  return archive !== undefined && /\.npz$/i.test(archive) ? [...files.slice(1), array] : files;
}

/** The folders that it lies in, innermost first. */
function foldersOf(fileName: string): string[] {
  const pieces = piecesOf(fileName).reverse();
  return pieces.flatMap((piece) => piece.split(/[/\\]/).slice(0, -1).reverse());
}

/** Folders, and archives without their extension. */
function placesOf(fileName: string): string[] {
  const archives = piecesOf(fileName).slice(0, -1).reverse();
  return [...foldersOf(fileName), ...archives.map((archive) => lastOf(archive).replace(/\.\w+$/, ""))];
}

const lastOf = (path: string): string => path.replace(/^.*[/\\]/, "");

function wordsOf(name: string, plain: readonly RegExp[] = [PART_WORDS, FORMAT_WORDS]): string {
  const words = name.replace(/^arr_\d+$/, "").split(/[-_.\s()]+/);
  return words
    .filter((word) => word !== "" && !plain.some((some) => some.test(word)))
    .join("-")
    .slice(0, LONGEST);
}
