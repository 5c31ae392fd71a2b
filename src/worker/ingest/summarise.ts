import { DataError } from "../../data/dataError.ts";

/** Errors of one kind that are told one by one; more are told in one message. */
const TOLD_EACH = 3;

/** Names given of the other files. */
const NAMED = 3;

/** One message for many files that fail alike, so that a folder of them does not bury the page. */
export function summarise(errors: readonly DataError[]): readonly DataError[] {
  const alike = new Map<string, DataError[]>();
  for (const error of errors) {
    const group = alike.get(error.code);
    if (group) group.push(error);
    else alike.set(error.code, [error]);
  }
  return [...alike.values()].flatMap((group) => (group.length > TOLD_EACH ? [inOne(group)] : group));
}

function inOne([first, ...others]: readonly DataError[]): DataError {
  const names = others.slice(0, NAMED).map(({ file }) => file);
  const more = others.length - names.length;
  const list = more > 0 ? `${names.join(", ")} and ${more.toLocaleString("en")} more` : names.join(", ");
  const message = `${first.message} The same goes for ${others.length.toLocaleString("en")} other files: ${list}.`;
  return new DataError(first.code, first.file, message);
}
