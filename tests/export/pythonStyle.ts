/** Columns of a line, as PEP 8 has them. */
const WIDTH = 79;

/**
 * What a formatter would change about a program: long lines, trailing blanks, and blank lines other than PEP 8's. One
 * fault a line, with its number; nothing for a program that is well laid out.
 */
export function styleFaults(program: string): string[] {
  const lines = program.split("\n");
  const faults: string[] = [];
  const fault = (k: number, what: string) => faults.push(`${k + 1}: ${what}: ${lines[k]}`);
  if (!/[^\n]\n$/.test(program)) faults.push("expected one line break at the end");
  const begins = lines.findIndex((line) => /^r?"""/.test(line));
  const ends = lines.findIndex((line, k) => line.endsWith('"""') && (k > begins || /""".+"""$/.test(line)));
  if (begins > 1 || ends < 0) faults.push("expected a docstring at the head");
  lines.slice(0, -1).forEach((line, k) => {
    if (line.length > WIDTH) fault(k, `${line.length} columns`);
    if (line !== line.trimEnd() || line.includes("\t")) fault(k, "blanks");
    if (line === "" || k <= ends) return;
    let blank = 0;
    while (lines[k - 1 - blank] === "") blank += 1;
    const before = lines[k - 1 - blank];
    const joins = blank === 0 && /^\s*[@#]/.test(before); // a decorator's or a comment's
    const inBrackets = /^[)\]}]/.test(line);
    if (k - 1 - blank === ends) {
      if (blank !== 1) fault(k, `${blank} blank lines after the docstring`);
    } else if (/^(@|def |class )/.test(line)) {
      if (!joins && blank !== 2) fault(k, `${blank} blank lines before`);
    } else if (/^\S/.test(line) && /^\s/.test(before) && !inBrackets) {
      if (blank !== 2) fault(k, `${blank} blank lines before`);
    } else if (/^ {4}(@|def )/.test(line)) {
      if (!joins && blank !== (/^class /.test(before) ? 0 : 1)) fault(k, `${blank} blank lines before`);
    } else if (blank > (/^\s/.test(line) ? 1 : 2)) fault(k, `${blank} blank lines before`);
  });
  return faults;
}
