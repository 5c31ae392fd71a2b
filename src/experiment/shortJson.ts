/** A value from a file as JSON for a message, cut to `most` characters; it may be long, or nested without end. */
export function shortJson(value: unknown, most: number): string {
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    return "lists or objects nested too deeply"; // which JSON.parse takes where there is no stack for JSON.stringify
  }
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
