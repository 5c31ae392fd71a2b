import { editsWithTest } from "../editsWithTest.ts";
import { leftOutNote, type LoadedSet } from "./makeSet.ts";

/**
 * A data set that is held, after the tray has added test images to it. Its name, its training part, and what the
 * visitor has changed stay; what was found out about it is told anew.
 */
export function joinTest(held: LoadedSet, joined: LoadedSet): LoadedSet {
  const base = { ...joined.base, name: held.base.name, train: held.base.train };
  const outdated = leftOutNote(held.base);
  const notes = held.notes.filter((note) => note !== outdated);
  return {
    base,
    edits: editsWithTest(held.edits, held.base, base),
    notes: [...new Set([...notes, ...joined.notes])],
  };
}
