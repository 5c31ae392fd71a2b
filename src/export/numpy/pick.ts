import type { Feature } from "./features.ts";

const mark = /^\s*#: (if|else|end)(?: (.+))?$/;

/**
 * A block with the lines that these features ask for: `#: if a and b`, `#: else` and `#: end` stand around lines
 * that some programs have and others have not.
 *
 * @throws Error if the marks do not match
 */
export function pick(block: string, features: ReadonlySet<Feature>): string {
  const known: ReadonlySet<string> = features;
  const open: boolean[] = [];
  const lines: string[] = [];
  for (const line of block.split("\n")) {
    const [, word, condition = ""] = mark.exec(line) ?? [];
    if (word === "if") open.push(condition.split(" and ").every((name) => known.has(name)));
    else if (word === "else") open.push(!taken(open, line));
    else if (word === "end") taken(open, line);
    else if (open.every((isOpen) => isOpen)) lines.push(line);
  }
  if (open.length > 0) throw new Error(`pick: expected as many "end" as "if", got ${open.length} fewer.`);
  return lines.join("\n").trim();
}

function taken(open: boolean[], line: string): boolean {
  const last = open.pop();
  if (last === undefined) throw new Error(`pick: expected an "if" before "${line.trim()}", got none.`);
  return last;
}
