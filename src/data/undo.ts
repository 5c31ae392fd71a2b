import { noEdits, type BySplit, type DataEdit, type Edits } from "./edits.ts";

/** Makes edits of edits. */
export type Change = (edits: Edits) => Edits;

/**
 * The way back over an edit: it puts back what the edit was about as it was in `before`, and leaves alone what
 * else has been changed by then, here or in another tab.
 */
export function wayBack(edit: DataEdit, before: Edits): Change {
  switch (edit.kind) {
    case "transpose":
    case "invert":
      return (edits) => ({ ...edits, [edit.kind]: before[edit.kind] });
    case "nameClass":
      return (edits) => ({ ...edits, classNames: asIn(before.classNames, edits.classNames, edit.label) });
    case "mapClass":
      return (edits) => ({ ...edits, classMap: asIn(before.classMap, edits.classMap, edit.label) });
    case "label":
      return (edits) => ({ ...edits, labels: placeAsIn(before.labels, edits.labels, edit) });
    case "exclude":
      return (edits) => ({ ...edits, excluded: placeAsIn(before.excluded, edits.excluded, edit) });
    case "testShare":
      return (edits) => ({ ...edits, testShare: before.testShare });
    case "undoAll":
      return (edits) => ({
        ...edits,
        transpose: edits.transpose === edits.atLoading.transpose ? before.transpose : edits.transpose,
        invert: edits.invert === edits.atLoading.invert ? before.invert : edits.invert,
        classNames: both(before.classNames, edits.classNames),
        classMap: notSince(before.classMap, edits.classMap, edits.atLoading.classMap),
        labels: bothParts(before.labels, edits.labels),
        excluded: bothParts(before.excluded, edits.excluded),
        testShare: edits.testShare === noEdits.testShare ? before.testShare : edits.testShare,
      });
  }
}

function asIn<K, V>(before: ReadonlyMap<K, V>, now: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const changed = new Map(now);
  const value = before.get(key);
  if (value === undefined) changed.delete(key);
  else changed.set(key, value);
  return changed;
}

const placeAsIn = <V>(
  before: BySplit<V>,
  now: BySplit<V>,
  { split, index }: Extract<DataEdit, { kind: "label" | "exclude" }>,
): BySplit<V> => ({ ...now, [split]: asIn(before[split], now[split], index) });

const both = <K, V>(before: ReadonlyMap<K, V>, now: ReadonlyMap<K, V>): ReadonlyMap<K, V> =>
  new Map([...before, ...now]);

/** What was there before; where the map now says other than it was put to, what it says. */
function notSince<K, V>(
  before: ReadonlyMap<K, V>,
  now: ReadonlyMap<K, V>,
  putTo: ReadonlyMap<K, V>,
): ReadonlyMap<K, V> {
  const keys = new Set([...before.keys(), ...now.keys(), ...putTo.keys()]);
  return [...keys].reduce<ReadonlyMap<K, V>>(
    (all, key) => asIn(now.get(key) === putTo.get(key) ? before : now, all, key),
    new Map(),
  );
}

const bothParts = <V>(before: BySplit<V>, now: BySplit<V>): BySplit<V> => ({
  train: both(before.train, now.train),
  test: both(before.test, now.test),
});
