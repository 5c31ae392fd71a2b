import type { KeptSet } from "../protocol/library.ts";
import type { Listed } from "./setPlace.ts";

/** What the page needs to know of a set. */
export function shown({
  id,
  name,
  fetched,
  bytes,
  loadedAt,
  trainCount,
  testCount,
  rows,
  cols,
  classes,
  sample,
}: Listed): KeptSet {
  return { id, name, fetched, bytes, loadedAt, trainCount, testCount, rows, cols, classes, sample };
}
