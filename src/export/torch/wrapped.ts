/** A paragraph broken into lines of at most `width` characters, but for words that are longer alone. */
export function wrapped(paragraph: string, width = 79): string {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}
