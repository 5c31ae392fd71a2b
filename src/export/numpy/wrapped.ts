/** Columns of a line of the program, as PEP 8 has them. */
export const WIDTH = 79;

/** Text in lines of at most 79 columns, broken at spaces, the first line behind `first`, the others behind `rest`. */
export function wrapped(text: string, first = "", rest = first): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const indent = lines.length === 0 ? first : rest;
    if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, (lines.length === 0 ? first : rest) + line];
}
