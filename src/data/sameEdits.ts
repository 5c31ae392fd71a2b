import type { Edits } from "./edits.ts";

/** Whether two make the same of a data set; what was done at loading counts by what it is now. */
export function sameEdits(a: Edits, b: Edits): boolean {
  return (
    a.transpose === b.transpose &&
    a.invert === b.invert &&
    a.testShare === b.testShare &&
    mapsOf(a).every((map, i) => sameEntries(map, mapsOf(b)[i]))
  );
}

const mapsOf = ({ classNames, classMap, labels, excluded }: Edits): ReadonlyMap<number, unknown>[] => [
  ...[classNames, classMap],
  ...[labels.train, labels.test],
  ...[excluded.train, excluded.test],
];

const sameEntries = (a: ReadonlyMap<number, unknown>, b: ReadonlyMap<number, unknown>): boolean =>
  a.size === b.size && [...a].every(([place, value]) => b.has(place) && b.get(place) === value);
