/** Names told in a message, so that a thousand of them do not fill it. */
const TOLD = 6;

/** Names as a sentence lists them: “a, b and c”, “a, b, c, d, e, f and 14 more”, “nothing”. */
export function nameList(names: readonly string[]): string {
  const told = names.length > TOLD + 1 ? names.slice(0, TOLD) : names;
  const shown = told.map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  if (told.length < names.length) shown.push(`${names.length - told.length} more`);
  const last = shown.pop();
  if (last === undefined) return "nothing";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}
