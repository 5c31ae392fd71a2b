type Rows = readonly (readonly string[])[];

/** What is left of a column's name without its numbers: pixels' names differ in these only. */
export const stemOf = (name: string): string => name.replace(/\d+/g, "");

/**
 * Which of `columns` are no pixels: hold words in every row of `data`, or are called otherwise than most; none of them,
 * where it is not clear what most are called.
 */
export function strangeColumns(
  columns: readonly number[],
  names: readonly string[],
  data: Rows,
  isNumber: (cell: string) => boolean,
): number[] {
  const stems = new Map<string, number>();
  for (const at of columns) stems.set(stemOf(names[at]), (stems.get(stemOf(names[at])) ?? 0) + 1);
  const [most] = [...stems].sort(([, a], [, b]) => b - a)[0];
  const isCommon = 2 * (stems.get(most) ?? 0) > columns.length;
  const holdsWords = (at: number) =>
    data.length > 0 && data.every((row) => !isNumber(row[at] ?? "") && row[at] !== "");
  const strange = columns.filter((at) => (isCommon && stemOf(names[at]) !== most) || holdsWords(at));
  return 2 * strange.length < columns.length ? strange : [];
}

/** Columns at the ends of a table without header that are none of an image's: rows' numbers, and empty cells. */
export function indexOrEmpty(data: Rows): number[] {
  const last = data[0].length - 1;
  const start = Number(data[0][0]);
  const counts = data.length > 1 && data.every(([cell], row) => cell !== "" && Number(cell) === start + row);
  const isEmpty = data.every((row) => row[last] === "");
  return [...(counts ? [0] : []), ...(isEmpty ? [last] : [])];
}
