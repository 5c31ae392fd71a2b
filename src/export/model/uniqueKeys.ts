/**
 * The first key that stands twice in one object of a JSON text, `null` if none does; `JSON.parse` would take the last
 * one without a word.
 */
export function repeatedKey(json: string): string | null {
  const objects: Set<string>[] = [];
  let text: string | null = null;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}:,]/g)) {
    if (token === "{") objects.push(new Set());
    else if (token === "}") objects.pop();
    else if (token === ":" && text !== null) {
      // Written in another way, it may be the same key still.
      const key = String(JSON.parse(text));
      const keys = objects.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
    text = token.startsWith('"') ? token : null;
  }
  return null;
}
