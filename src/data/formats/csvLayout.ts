import { DataError } from "../dataError.ts";
import { SIDES } from "../dataset.ts";
import { numberIn } from "./csvText.ts";
import { isSquare } from "./npyLayout.ts";

/** What a column is for. */
export const PIXEL = 0;
export const LABEL = 1;
const IGNORED = 2;

export interface CsvLayout {
  readonly separator: string;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** `PIXEL`, `LABEL` or neither, for each column. */
  readonly roles: Uint8Array;
  /** As the header has them, or `column 1`. */
  readonly columns: readonly string[];
  /** Pixels in each row, 0 for labels alone. */
  readonly pixels: number;
  readonly hasLabels: boolean;
  /** Only guessed to be first: it may be last. */
  readonly labelGuessed: boolean;
}

const LABEL_NAME = /^(labels?|class(es)?|targets?|y|category|digit|letter|character)$/i;
/** Share of images whose corner is paper, at least. */
const PAPER = 0.8;

const INDEX_NAME = /^(|unnamed: ?\d+|id|index|image_?id|file(_?name)?)$/i;

/** Words that stand for no number among numbers, and so name no column. */
const NO_NUMBER = /^(nan|na|n\/a|null|none|-?inf(inity)?)$/i;

/**
 * Finds labels and pixels in a table by its first rows, the header among them if there is one.
 * @throws DataError `wrong-format` or `unsupported-size` where there are none.
 */
export function csvLayoutOf(
  rows: readonly (readonly string[])[],
  separator: string,
  file: string,
): CsvLayout {
  const isNumber = (cell: string) => !Number.isNaN(numberIn(cell, separator));
  const [first] = rows;
  const header = isHeader(rows, isNumber);
  const names = header ? first.map((name, at) => (at === 0 ? name.replace(/^#\s*/, "") : name)) : null;
  const data = header ? rows.slice(1) : rows;
  const width = first.length;
  const roles = new Uint8Array(width);
  const layout = (pixels: number, label: number | null, labelGuessed = false): CsvLayout => {
    if (label !== null) roles[label] = LABEL;
    const columns = Array.from({ length: width }, (_, at) => names?.[at] || `column ${at + 1}`);
    return { separator, header, roles, columns, pixels, hasLabels: label !== null, labelGuessed };
  };

  const named = names?.findIndex((name) => LABEL_NAME.test(name)) ?? -1;
  names?.forEach((name, at) => {
    if (at !== named && INDEX_NAME.test(name)) roles[at] = IGNORED;
  });
  const open = Array.from(roles.keys()).filter((at) => roles[at] === PIXEL);
  if (named >= 0) {
    const pixels = open.length - 1;
    if (pixels === 0 || isSquare(pixels)) return layout(pixels, named);
    throw noSquare(file, open.length);
  }
  if (open.length > 1 && isSquare(open.length)) return layout(open.length, null);
  if (open.length > 2 && isSquare(open.length - 1)) {
    const { label, guessed } = labelColumn(open, data, names, isNumber);
    return layout(open.length - 1, label, guessed);
  }
  const last = open.at(-1);
  if (
    open.length <= 2 &&
    last !== undefined &&
    data.length > 0 &&
    data.every((row) => isNumber(row[last] ?? ""))
  ) {
    for (const at of open) if (at !== last) roles[at] = IGNORED;
    return layout(0, last);
  }
  throw noSquare(file, open.length);
}

function noSquare(file: string, cells: number): DataError {
  const tooMany = cells > SIDES.max ** 2 + 1;
  return new DataError(
    tooMany ? "unsupported-size" : "wrong-format",
    file,
    `${file}: expected rows of a label and a square number of pixels, such as 784 for 28×28 and at most ` +
      `${SIDES.max}×${SIDES.max}, got ${cells} ${cells === 1 ? "cell" : "cells"}. ` +
      (tooMany ? "Make the images smaller." : "Save one image in each row."),
  );
}

function isHeader(
  [first, second]: readonly (readonly string[])[],
  isNumber: (cell: string) => boolean,
): boolean {
  if (first[0].startsWith("#")) return true;
  const words = first.filter((cell) => cell !== "" && !isNumber(cell) && !NO_NUMBER.test(cell));
  if (words.some((word) => LABEL_NAME.test(word))) return true;
  // As pandas writes numbered columns, behind an index or not.
  const numbers = first[0] === "" ? first.slice(1) : first;
  if (numbers.length > 2 && numbers.every((cell, at) => cell === String(at))) return true;
  if (words.length === 0 || second === undefined) return false;
  if (words.length > 1) return second.filter(isNumber).length > first.filter(isNumber).length;
  // One word among numbers is the name of a class, if the next row has one there too.
  return isNumber(second[first.indexOf(words[0])] ?? "");
}

/** Which end of the rows is the label, where no name says so. */
function labelColumn(
  open: readonly number[],
  data: readonly (readonly string[])[],
  names: readonly string[] | null,
  isNumber: (cell: string) => boolean,
): { readonly label: number; readonly guessed: boolean } {
  const start = open[0];
  const end = open[open.length - 1];
  const firstIs = (isFirst: boolean) => ({ label: isFirst ? start : end, guessed: false });
  const cells = (at: number) => data.map((row) => row[at] ?? "");
  for (const at of [start, end]) if (cells(at).some((cell) => !isNumber(cell))) return firstIs(at === start);
  if (names !== null) {
    // The pixels' names differ in their numbers only.
    const stem = (at: number) => names[at].replace(/\d+/g, "");
    const strangeStart = stem(start) !== stem(open[1]);
    const strangeEnd = stem(end) !== stem(open[open.length - 2]);
    if (strangeStart !== strangeEnd) return firstIs(strangeStart);
  }
  const whole = (at: number) => cells(at).every((cell) => /^\d+(\.0*)?$/.test(cell));
  if (whole(start) !== whole(end)) return firstIs(whole(start));
  // A pixel in a corner is paper nearly always; labels differ, and are small numbers.
  const papers = [start, end].map((at) => commonest(cells(at)) > PAPER * data.length);
  if (papers[0] !== papers[1]) return firstIs(papers[1]);
  const largest = [start, end].map((at) => cells(at).reduce((most, cell) => Math.max(most, Number(cell)), 0));
  return largest[0] === largest[1] ? { label: start, guessed: true } : firstIs(largest[0] < largest[1]);
}

/** How often the commonest of the cells comes. */
function commonest(cells: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
