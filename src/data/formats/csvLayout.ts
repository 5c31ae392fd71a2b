import { DataError } from "../dataError.ts";
import { SIDES } from "../dataset.ts";
import { numberIn } from "./csvText.ts";
import { isSquare } from "./npyLayout.ts";

/** What a column is for. */
export const PIXEL = 0;
export const LABEL = 1;
/** First or last, one of them the label and one a pixel. */
export const EITHER = 2;
const IGNORED = 3;

export interface CsvLayout {
  readonly separator: string;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** `PIXEL`, `LABEL`, `EITHER` or none of these, for each column. */
  readonly roles: Uint8Array;
  /** As the header has them, or `column 1`. */
  readonly columns: readonly string[];
  /** Pixels in each row, 0 for labels alone. */
  readonly pixels: number;
  /** Whether a column is known to be the label's; `EITHER` may bring labels all the same. */
  readonly hasLabels: boolean;
  /** The first of the two that are `EITHER`; `null` where there are none. */
  readonly either: number | null;
}

const LABEL_NAME = /^(labels?|class(es)?|targets?|y|category|digit|letter|character)$/i;
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
  const layout = (pixels: number, label: number | null, either: number | null = null): CsvLayout => {
    if (label !== null) roles[label] = LABEL;
    const columns = Array.from({ length: width }, (_, at) => names?.[at] || `column ${at + 1}`);
    return { separator, header, roles, columns, pixels, hasLabels: label !== null, either };
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
    const label = labelColumn(open, data, names, separator);
    if (label !== null) return layout(open.length - 1, label);
    for (const at of [open[0], open[open.length - 1]]) roles[at] = EITHER;
    return layout(open.length - 1, null, open[0]);
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

/** Which end of the rows is the label, where no name says so; `null` if either may be. */
function labelColumn(
  open: readonly number[],
  data: readonly (readonly string[])[],
  names: readonly string[] | null,
  separator: string,
): number | null {
  const start = open[0];
  const end = open[open.length - 1];
  const every = (at: number, holds: (value: number) => boolean) =>
    data.every((row) => holds(numberIn(row[at] ?? "", separator)));
  for (const at of [start, end]) if (!every(at, (value) => !Number.isNaN(value))) return at;
  if (names !== null) {
    // The pixels' names differ in their numbers only.
    const stem = (at: number) => names[at].replace(/\d+/g, "");
    const strangeStart = stem(start) !== stem(open[1]);
    const strangeEnd = stem(end) !== stem(open[open.length - 2]);
    if (strangeStart !== strangeEnd) return strangeStart ? start : end;
  }
  // Labels are whole numbers, however they are written: pixels of 0 to 1 are hardly ever.
  const isWhole = (value: number) => Number.isInteger(value) && value >= 0;
  const [wholeStart, wholeEnd] = [every(start, isWhole), every(end, isWhole)];
  if (wholeStart !== wholeEnd) return wholeStart ? start : end;
  return null;
}
