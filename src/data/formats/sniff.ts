import { DataError } from "../dataError.ts";
import { isIdxType } from "../idx.ts";
import { foreignNetwork, type Foreign } from "./foreignNetwork.ts";

/** What a file can be. `csv` stands for any text that is no other kind of document. */
export type Format = "gzip" | "zip" | "npy" | "idx" | "png" | "jpeg" | "csv";

/** Bytes of a file's beginning that tell its format; all of it, where it is shorter. */
export const SNIFF_BYTES = 512;

const MAGICS: readonly (readonly [Format, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b]],
  ["zip", [0x50, 0x4b, 3, 4]],
  // A zip with nothing in it, and one split over several files.
  ["zip", [0x50, 0x4b, 5, 6]],
  ["zip", [0x50, 0x4b, 7, 8]],
  ["npy", bytesOf("\x93NUMPY")],
  ["png", bytesOf("\x89PNG\r\n\x1a\n")],
  ["jpeg", [0xff, 0xd8, 0xff]],
];

const ARCHIVE = "Unpack it and drop the folder.";
const ARRAYS = "Save its arrays with numpy.savez and drop the .npz file.";
const HDF5 =
  "Save its arrays with numpy.savez and drop the .npz file; " +
  'the weights of a Keras model by numpy.savez("model.npz", *model.get_weights()).';
const PICTURE = "Save the images as PNG.";
const TEXT = "Save the table as CSV.";
const PICKLE = "This page runs no pickles: save its arrays with numpy.savez and drop the .npz file.";
const PROGRAM = "This page runs no programs: open the zip that it came in, or the files it writes.";
const JSON_FILE =
  'To open an experiment, choose the .json that Export saved, which begins with "format": "inkling-experiment"; ' +
  "save data as CSV or .npz.";

/** Kinds that people try, with what to do about them: where the sign stands, the sign, the kind, the advice. */
const STRANGERS: readonly (readonly [number, string, string, string])[] = [
  [0, "Rar!", "a RAR archive", ARCHIVE],
  [0, "7z\xbc\xaf\x27\x1c", "a 7z archive", ARCHIVE],
  [0, "\xfd7zXZ", "an XZ archive", ARCHIVE],
  [0, "BZh", "a bzip2 archive", ARCHIVE],
  [0, "\x28\xb5\x2f\xfd", "a Zstandard archive", ARCHIVE],
  [257, "ustar", "a tar archive", ARCHIVE],
  [0, "GIF8", "a GIF image", PICTURE],
  [8, "WEBP", "a WebP image", PICTURE],
  [4, "ftypavi", "an AVIF image", PICTURE],
  [4, "ftypheic", "an HEIC image", PICTURE],
  [4, "ftypheix", "an HEIC image", PICTURE],
  [4, "ftypmif1", "an AVIF or HEIC image", PICTURE],
  [0, "\0\0\x01\0", "an icon", PICTURE],
  [4, "ftyp", "a video", PICTURE],
  [0, "II*\0", "a TIFF image", PICTURE],
  [0, "MM\0*", "a TIFF image", PICTURE],
  [0, "\x89HDF", "an HDF5 file", HDF5],
  [0, "MATLAB", "a MATLAB file", ARRAYS],
  [0, "PAR1", "a Parquet file", ARRAYS],
  [0, "ARROW1", "an Arrow file", ARRAYS],
  [0, "\x80\x02", "a Python pickle", PICKLE],
  [0, "\x80\x03", "a Python pickle", PICKLE],
  [0, "\x80\x04", "a Python pickle", PICKLE],
  [0, "\x80\x05", "a Python pickle", PICKLE],
  [0, "SQLite", "a database", TEXT],
  [0, "\xff\xfe", "text in UTF-16", "Save it in UTF-8."],
  [0, "\xfe\xff", "text in UTF-16", "Save it in UTF-8."],
  [0, "\xd0\xcf\x11\xe0", "an old Office document", TEXT],
  [0, "BM", "a BMP image", PICTURE],
];

/** Documents in text, by how they begin after white space, whatever the case. */
const DOCUMENTS: readonly (readonly [RegExp, string, string])[] = [
  [/^(<!doctype html|<html|<head|<body)/i, "a web page", "Download the file itself, not the page about it."],
  [/^<svg|^<\?xml[^]*<svg/i, "an SVG drawing", PICTURE],
  [/^<(\?xml|[a-z!])/i, "an XML document", TEXT],
  [/^\{\s*"(cells|nbformat)"/, "a Jupyter notebook", ARRAYS],
  [/^[{[]/, "a JSON file that is no experiment of this page", JSON_FILE],
  [/^("""|#!.*python)/, "a Python program", PROGRAM],
  [/^((#.*)?\r?\n)*(import [\w.]+( as \w+)?(, |\r?\n|$)|from [\w.]+ import )/, "a Python program", PROGRAM],
  [/^%PDF/, "a PDF document", "Choose the data themselves."],
  [/^(%.*\r?\n|\s)*@relation/i, "an ARFF file", TEXT],
  [/^version https:\/\/git-lfs/, "a pointer of Git LFS", "Download the file that it stands for."],
];

/** The format of a file that begins so, `null` if none that can be read; its name says nothing. */
export function sniff(start: Uint8Array): Format | null {
  for (const [format, magic] of MAGICS) if (begins(start, 0, magic)) return format;
  // A part of a sign is a file cut short, which its reader says better; but letters may be any text.
  const cut = MAGICS.find(([, magic]) => begins(start, 0, magic.slice(0, start.length)));
  if (cut !== undefined && start.length > 0 && (start[0] < 0x20 || start[0] > 0x7e)) return cut[0];
  if (start[0] === 0 && (start[1] ?? 0) === 0 && (start.length < 3 || isIdxType(start[2]))) return "idx";
  return stranger(start) === null && isText(start) ? "csv" : null;
}

/** For a file that `sniff` does not know: `empty` if there is none of it, else `unknown-format`. */
export function unknownFormat(name: string, start: Uint8Array): DataError {
  if (start.length === 0) {
    return new DataError("empty", name, `${name}: expected a data set, got no bytes. Choose another file.`);
  }
  const known = stranger(start);
  const hex = Array.from(start.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const what =
    known === null
      ? `expected IDX, NPY, NPZ, CSV, gzip, zip, PNG or JPEG, got 0x${hex}. Choose another file.`
      : `expected a data set, a network or a run, got ${known.kind}. ${known.advice}`;
  return new DataError("unknown-format", name, `${name}: ${what}`);
}

/** What a file is that cannot be read, by its first bytes, as in `a GIF image`; `null` where nothing tells. */
export function stranger(start: Uint8Array): Foreign | null {
  const network = foreignNetwork(start);
  if (network !== null) return network;
  // A table may begin with the letters of a sign, such as BMI.
  if (!isText(start)) {
    for (const [at, sign, kind, advice] of STRANGERS) {
      if (begins(start, at, bytesOf(sign))) return { kind, advice };
    }
  }
  const text = String.fromCharCode(...start.subarray(0, SNIFF_BYTES))
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  for (const [sign, kind, advice] of DOCUMENTS) if (sign.test(text)) return { kind, advice };
  return null;
}

/** Text has no control characters but tabs and the ends of lines. */
function isText(start: Uint8Array): boolean {
  return start.length > 0 && start.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13));
}

function begins(bytes: Uint8Array, at: number, sign: readonly number[]): boolean {
  return sign.every((byte, i) => bytes[at + i] === byte);
}

function bytesOf(sign: string): number[] {
  return Array.from(sign, (char) => char.charCodeAt(0));
}
