import type { DatasetFile } from "./datasetFile.ts";

/** Words that say which part of a data set something is, or nothing of it. */
const PART_WORDS =
  /^(x|y|[xy]?(tr|train|te|test|val|valid|dev|extra)|training|testing|validation|t10k|images?|imgs?|labels?|data|dataset|raw|archive)$/i;

/** Words for how it is written. */
const FORMAT_WORDS = /^(idx|idx1|idx3|ubyte|uint8|u8|byte|bin|gz|gzip|csv|tsv|txt|npy|npz|zip)$/i;

/**
 * What to call a data set: what its files' names have in common with no other, else what the folder, or at last the
 * archive, is called that they came in.
 */
export function datasetName(images: DatasetFile, labels: DatasetFile): string {
  const names = [images.name, labels.name];
  const called = [
    ...names.flatMap((name) => wordsOfEach(name)),
    ...names.flatMap((name) => foldersOf(name).map((folder) => wordsOf(folder))),
    ...names.flatMap((name) => [...piecesOf(name), ...foldersOf(name)].map(stemOf)),
  ];
  return called.find((words) => words !== "") ?? "Your data";
}

/** What a file's name, or its archive's, says of whose it is; nothing of what is in it. */
export function ownWords(fileName: string): string {
  return (
    piecesOf(fileName)
      .map(wordsOf)
      .findLast((words) => words !== "") ?? ""
  );
}

/** `mnist.npz: x_train` is a part of an archive, which may lie in another. */
const piecesOf = (fileName: string): string[] => fileName.split(": ");

/** Words of the innermost file first, but for arrays: they are called by what they are, the file by whose. */
function wordsOfEach(fileName: string): string[] {
  const pieces = piecesOf(fileName);
  const inner = pieces.length > 1 && /\.npz$/i.test(pieces[pieces.length - 2]) ? pieces.splice(-1) : [];
  return [...pieces.reverse(), ...inner].map(wordsOf);
}

/** The folders that a file lies in, innermost first. */
const foldersOf = (fileName: string): string[] =>
  piecesOf(fileName)
    .flatMap((piece) => piece.split(/[/\\]/).slice(0, -1))
    .reverse();

/** A name as it stands, for want of a better, without its extension; nothing if it says but which part it is. */
function stemOf(path: string): string {
  const stem = lastOf(path)
    .replace(/\.(zip|npz)$/i, "")
    .slice(0, LONGEST);
  return path.includes(".") && stem === lastOf(path) ? "" : telling(stem, PART_WORDS) === "" ? "" : stem;
}

const LONGEST = 40;

const lastOf = (path: string): string => path.replace(/^.*[/\\]/, "");

function wordsOf(path: string): string {
  throw new Error(path);
}
