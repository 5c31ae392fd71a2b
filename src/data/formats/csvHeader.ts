export const LABEL_NAME = /^(labels?|class(es)?|targets?|y|category|digit|letter|character)$/i;
export const INDEX_NAME = /^(|unnamed: ?\d+(\.\d+)?|level_\d+|id|index|image_?id|file(_?name)?)$/i;

/** Words that stand for no number among numbers, and so name no column. */
const NO_NUMBER = /^(nan|na|n\/a|null|none|-?inf(inity)?)$/i;

/** Cells of a row that pandas has made unlike others, at least, for it to be a header. */
const MADE_UNLIKE = 3;

export interface CsvHeader {
  /** What the columns are called, one for each; `column 1` where only their places do. */
  readonly names: readonly string[];
  /** Whether it was the first row of a table without header, until pandas took it for one. */
  readonly mangled: boolean;
}

/** The header that the first of these rows is, `null` if it is none; NumPy writes `#` before it. */
export function headerOf(
  [row, second]: readonly (readonly string[])[],
  isNumber: (cell: string) => boolean,
): CsvHeader | null {
  const first = row.map((cell, at) => (at === 0 ? cell.replace(/^#\s*(?=.)/, "") : cell));
  // pandas may have put the rows' numbers before the columns.
  const numbers = /^(|unnamed: ?0)$/i.test(first[0]) ? first.slice(1) : first;
  if (isMangled(numbers, isNumber)) {
    const places = first.map((_, at) => `column ${at + 1}`);
    return { names: numbers === first ? places : [first[0], ...places.slice(1)], mangled: true };
  }
  const words = first.filter((cell) => cell !== "" && !isNumber(cell) && !NO_NUMBER.test(cell));
  const isHeader =
    words.some((word) => LABEL_NAME.test(word)) ||
    (numbers.length > 2 && numbers.every((cell, at) => cell === String(at))) ||
    (words.length > 0 && second !== undefined && areNames(words, first, second, isNumber));
  return isHeader ? { names: first, mangled: false } : null;
}

function areNames(
  words: readonly string[],
  first: readonly string[],
  second: readonly string[],
  isNumber: (cell: string) => boolean,
): boolean {
  if (words.length > 1) return second.filter(isNumber).length > first.filter(isNumber).length;
  // One word among numbers is the name of a class, if the next row has one there too.
  return isNumber(second[first.indexOf(words[0])] ?? "");
}

/**
 * Whether pandas has made the cells unlike each other, as it does with a header: of 0, 0, 7, 0 it makes 0, 0.1, 7, 0.2.
 * Rows of an image have cells that are alike.
 */
function isMangled(cells: readonly string[], isNumber: (cell: string) => boolean): boolean {
  const seen = new Map<string, number>();
  let unlike = 0;
  for (const cell of cells) {
    const [, base = "", times] = /^(.+)\.(\d+)$/.exec(cell) ?? [];
    if (String(seen.get(base)) === times) {
      seen.set(base, Number(times) + 1);
      unlike++;
    } else if (seen.has(cell) || !isNumber(cell)) return false;
    else seen.set(cell, 1);
  }
  return unlike >= MADE_UNLIKE;
}
