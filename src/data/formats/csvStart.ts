import { headerOf } from "./csvHeader.ts";
import { cellsOf, firstRows, numberIn } from "./csvText.ts";

/** Excel's own first line, which says what stands between cells: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=([\t ,;:|])"?$/i;

export interface CsvStart {
  /** The header, if there is one, and the first rows, without empty ones. */
  readonly rows: readonly (readonly string[])[];
  readonly separator: string;
  /** Lines above them that are no part of the table; empty ones do not count. */
  readonly above: number;
}

/**
 * The first `most` rows of a table and what separates their cells. Left out are comments above them, lines that begin
 * with `#`, unless they turn out to be a header, as NumPy writes it, or rows of a class of such a name.
 */
export function startOf(text: string, most: number): CsvStart {
  const { lines, end } = linesAbove(text);
  const said = SEPARATOR_LINE.exec(lines.at(0)?.line ?? "")?.[1];
  const first = said === undefined ? 0 : 1;
  const table = firstRows(text.slice(end), most, said);
  if (lines.length === first) return { ...table, above: first };
  const from = (at: number, separator = said) => ({
    ...firstRows(text.slice(lines[at].start), most, separator),
    above: at,
  });
  const { rows, separator } = table;
  if (rows.length === 0) return from(first);

  const cellsIn = (line: string) => {
    const cells = cellsOf(line, separator);
    return cells !== null && cells.length > 1 && cells.length === rows[0].length ? cells : null;
  };
  const isNumber = (cell: string) => !Number.isNaN(numberIn(cell, separator));
  const header = cellsIn(lines[lines.length - 1].line.replace(/^#\s*/, ""));
  if (header !== null && headerOf([header, rows[0]], isNumber) !== null) {
    return { rows: [header, ...rows], separator, above: lines.length - 1 };
  }
  const row = lines.findIndex(
    ({ line }, at) => at >= first && !/^#\s/.test(line) && cellsIn(line)?.slice(1).every(isNumber),
  );
  return row < 0 ? { ...table, above: lines.length } : from(row, separator);
}

/** Lines that may stand above a table, without empty ones, each with where it starts; and where what follows them does. */
function linesAbove(text: string) {
  const lines: { readonly line: string; readonly start: number }[] = [];
  const next = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
  let end = 0;
  while (end < text.length) {
    const start = end;
    const line = next.exec(text)?.[1] ?? "";
    if (line !== "" && !line.startsWith("#") && (lines.length > 0 || !SEPARATOR_LINE.test(line))) break;
    if (line !== "") lines.push({ line, start });
    end = next.lastIndex;
  }
  return { lines, end };
}
