/** What a program is filled with: the parts that are wanted, and words by their names. */
export interface Filling {
  readonly parts: ReadonlySet<string>;
  readonly words: Readonly<Record<string, string>>;
  /** Text of other files, by the name after `#@`. */
  readonly blocks: Readonly<Record<string, string>>;
}

/** Indentation, the line itself, the part it belongs to, and what is put in its place. */
const noted = /^( *)(.*?)(?: {2}#\? (\w+))?(?: +#= (.*))?$/;

/**
 * A Python program made of one that has every part. Notes at the ends of its lines say what becomes of them:
 * `#? part` keeps the line where that part is wanted, `#= line` puts another in its place, words in braces filled in,
 * and `#@ block` alone stands for a whole file. No note is left.
 *
 * @throws RangeError for a word or a block that nobody has named
 */
export function fillProgram(template: string, { parts, words, blocks }: Filling): string {
  const lines = template.split("\n").flatMap((line) => {
    const block = groups(/^#@ (\w+)$/, line)[1];
    if (block !== undefined) return [known(blocks, block).trimEnd()];
    const [, indent = "", plain = "", part, put] = groups(noted, line);
    if (part !== undefined && !parts.has(part)) return [];
    const filled = put?.replace(/\{(\w+)\}/g, (_, name: string) => known(words, name));
    return [indent + (filled ?? plain)];
  });
  return lines.join("\n").replace(/\n{4,}/g, "\n\n\n");
}

/** What a pattern's groups have found, each of them possibly nothing. */
const groups = (pattern: RegExp, line: string): readonly (string | undefined)[] => pattern.exec(line) ?? [];

function known(table: Readonly<Record<string, string>>, name: string): string {
  if (Object.hasOwn(table, name)) return table[name];
  throw new RangeError(
    `fillProgram: expected one of ${Object.keys(table).join(", ")}, got ${name}. Name it.`,
  );
}
