import Papa from "papaparse";
import { DataError } from "../dataError.ts";

/** What may stand between cells; the semicolon first, as where it does, commas are decimal points. */
const SEPARATORS = [";", "\t", ",", "|", " "];

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const PLUS = 43;
const MINUS = 45;
/** Bit 5 is what makes a letter small. */
const SMALL = 32;
const SMALL_E = 101;

/** Longest piece of a cell that a message repeats. */
const SHOWN = 20;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The value of a cell as a number, NaN if it is none; a comma is a decimal point where it separates nothing. */
export function numberIn(cell: string, separator: string): number {
  const text = separator === "," ? cell : cell.replace(",", ".");
  return NUMBER.test(text) ? Number(text) : NaN;
}

/** @throws DataError `wrong-format` where it is not UTF-8. */
export function textOf(bytes: Uint8Array, file: string, row: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const what = `expected text in UTF-8, got other bytes in row ${row}. Save the table as CSV in UTF-8.`;
    throw new DataError("wrong-format", file, `${file}: ${what}`);
  }
}

/** The first rows of a table, without empty ones, and what separates their cells, if that is not known. */
export function firstRows(
  text: string,
  most: number,
  separator?: string,
): { readonly rows: string[][]; readonly separator: string } {
  const parsed = Papa.parse<string[]>(text, {
    preview: most,
    skipEmptyLines: true,
    delimiter: separator,
    delimitersToGuess: SEPARATORS,
  });
  return { rows: parsed.data.map((row) => row.map((cell) => cell.trim())), separator: parsed.meta.delimiter };
}

/** The cells of one line, quoted or not; `null` where a quote is not closed. */
export function cellsOf(line: string, separator: string): string[] | null {
  const { data, errors } = Papa.parse<string[]>(line, { delimiter: separator });
  if (data.length !== 1 || errors.some(({ type }) => type === "Quotes")) return null;
  return data[0].map((cell) => cell.trim());
}

/** A number of digits, a point and an exponent, straight from the bytes; NaN where there is anything else, which text is made of to see. */
export function decimalIn(bytes: Uint8Array, begin: number, end: number): number {
  let digits = 0;
  let power = 0;
  let value = 0;
  let at = begin;
  for (; at < end && bytes[at] >= ZERO && bytes[at] <= NINE; at++, digits++)
    value = 10 * value + bytes[at] - ZERO;
  if (bytes[at] === POINT) {
    for (at++; at < end && bytes[at] >= ZERO && bytes[at] <= NINE; at++, digits++, power--) {
      value = 10 * value + bytes[at] - ZERO;
    }
  }
  if (digits === 0) return NaN;
  if (at < end && (bytes[at] | SMALL) === SMALL_E) {
    const isNegative = bytes[++at] === MINUS;
    if (isNegative || bytes[at] === PLUS) at++;
    const first = at;
    let exponent = 0;
    for (; at < end && bytes[at] >= ZERO && bytes[at] <= NINE; at++)
      exponent = 10 * exponent + bytes[at] - ZERO;
    if (at === first) return NaN;
    power += isNegative ? -exponent : exponent;
  }
  // Digits without end go the long way too.
  return at === end && power > -300 ? value * 10 ** power : NaN;
}

/** A cell as messages repeat it. */
export function shown(cell: string): string {
  if (cell === "") return "an empty cell";
  return JSON.stringify(cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell);
}
