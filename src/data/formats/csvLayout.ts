import { DataError } from "../dataError.ts";
import { SIDES } from "../dataset.ts";
import { counted } from "../words.ts";
import { headerOf, INDEX_NAME, LABEL_NAME } from "./csvHeader.ts";
import type { CsvStart } from "./csvStart.ts";
import { indexOrEmpty, stemOf, strangeColumns } from "./csvStrange.ts";
import { numberIn } from "./csvText.ts";
import { isSquare } from "./npyLayout.ts";

/** What a column is for. */
export const PIXEL = 0;
export const LABEL = 1;
/** First or last, one of them the label and one a pixel. */
export const EITHER = 2;
const IGNORED = 3;

/** Rows of so many cells are likelier an image of another shape than no image at all. */
const LIKE_IMAGE = 16;

/** Columns that a message names. */
const NAMED = 5;

const MANGLED =
  "The first row was taken for names of columns, as pandas makes them for a table that has none.";

export interface CsvLayout {
  readonly separator: string;
  /** Lines above the first image, such as the header; empty ones do not count. */
  readonly above: number;
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
  /** What is to be said of how the table was read. */
  readonly notes: readonly string[];
}

/**
 * Finds labels and pixels in a table by its first rows, the header among them if there is one.
 * @throws DataError `wrong-format` or `unsupported-size` where there are none.
 */
export function csvLayoutOf({ rows, separator, above }: CsvStart, file: string): CsvLayout {
  const isNumber = (cell: string) => !Number.isNaN(numberIn(cell, separator));
  const header = headerOf(rows, isNumber);
  const names = header?.names ?? null;
  const data = header ? rows.slice(1) : rows;
  const width = rows[0].length;
  const roles = new Uint8Array(width);
  const columns = Array.from({ length: width }, (_, at) => names?.[at] || `column ${at + 1}`);
  const notes = header?.mangled ? [MANGLED] : [];
  const ignore = (some: readonly number[]) => {
    for (const at of some) roles[at] = IGNORED;
  };
  const namesOf = (some: readonly number[]) => some.map((at) => columns[at]);
  const strangeOf = (some: readonly number[]) =>
    names === null ? [] : strangeColumns(some, columns, data, isNumber);
  const layout = (pixels: number, label: number | null, either: number | null = null): CsvLayout => {
    if (label !== null) roles[label] = LABEL;
    const lines = above + (header ? 1 : 0);
    return { separator, above: lines, roles, columns, pixels, hasLabels: label !== null, either, notes };
  };

  const named = names?.findIndex((name) => LABEL_NAME.test(name)) ?? -1;
  names?.forEach((name, at) => {
    if (at !== named && INDEX_NAME.test(name)) ignore([at]);
  });
  if (names === null && width > 2 && !isSquare(width) && !isSquare(width - 1)) ignore(indexOrEmpty(data));
  const open = Array.from(roles.keys()).filter((at) => roles[at] === PIXEL);
  if (named >= 0) {
    const cells = open.filter((at) => at !== named);
    if (cells.length === 0 || isSquare(cells.length)) return layout(cells.length, named);
    const strange = strangeOf(cells);
    const pixels = cells.length - strange.length;
    if (strange.length === 0 || !isSquare(pixels))
      throw noSquare(file, open.length, pixels, namesOf(strange));
    ignore(strange);
    notes.push(`Left aside, as neither label nor pixel: ${listed(namesOf(strange))}.`);
    return layout(pixels, named);
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
    ignore(open.filter((at) => at !== last));
    return layout(0, last);
  }
  const strange = strangeOf(open);
  throw noSquare(file, open.length, open.length - strange.length, namesOf(strange));
}

/** @param strange names of columns that are neither label nor pixel, as far as names and words tell */
function noSquare(file: string, cells: number, pixels: number, strange: readonly string[]): DataError {
  const tooMany = pixels > SIDES.max ** 2 + 1;
  const got =
    strange.length === 0
      ? counted(cells, "cell")
      : `${counted(pixels, "pixel")} and ${counted(strange.length, "other column")}: ${listed(strange)}`;
  return new DataError(
    tooMany ? "unsupported-size" : "wrong-format",
    file,
    `${file}: expected rows of a label and a square number of pixels, such as 784 for 28×28 and at most ` +
      `${SIDES.max}×${SIDES.max}, got ${got}. ${tooMany ? "Make the images smaller." : adviceFor(pixels, strange)}`,
  );
}

function adviceFor(pixels: number, strange: readonly string[]): string {
  if (strange.length > 0 && isSquare(pixels)) {
    return "Name the column of the labels label, and leave out what is neither label nor pixel.";
  }
  return pixels < LIKE_IMAGE
    ? "Save one image in each row."
    : "Leave out what is neither label nor pixel; save images that are not square as .npy.";
}

const listed = (names: readonly string[]): string => {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(", ")} and ${more} more` : names.join(", ");
};

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
    const stem = (at: number) => stemOf(names[at]);
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
