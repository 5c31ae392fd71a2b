import { CLASSES, type Dataset, type LabelledImages } from "./dataset.ts";
import { DataError } from "./dataError.ts";
import type { Split } from "./datasetFile.ts";
import { editPart } from "./editPart.ts";
import { setAside } from "./splitTraining.ts";

/** By place in a part of a data set as it came. */
export type BySplit<T> = Readonly<Record<Split, ReadonlyMap<number, T>>>;

/**
 * What a visitor has changed about a data set. It lies over the data as they came, which stay as they are:
 * places, labels and classes are those of the data before any change.
 */
export interface Edits {
  /** Rows and columns change places. */
  readonly transpose: boolean;
  /** Ink for paper. */
  readonly invert: boolean;
  /** Names in place of the data's own. */
  readonly classNames: ReadonlyMap<number, string>;
  /** The class that a class is counted as, `null` to leave it out; those not named stay what they are. */
  readonly classMap: ReadonlyMap<number, number | null>;
  /** Labels put right. */
  readonly labels: BySplit<number>;
  /** Images left out. */
  readonly excluded: BySplit<true>;
  /** Part of the training images to test with where the data bring none, 0 to 0.5. */
  readonly testShare: number;
  /** What was done when the data were loaded, before the visitor had a say: undoing all leads there. */
  readonly atLoading: EditsAtLoading;
}

/** Images that lie on their side turned, ink made of paper, classes that nothing belongs to left out. */
export type EditsAtLoading = Pick<Edits, "transpose" | "invert" | "classMap">;

/** One change, as it is asked for; undone by asking for the opposite. */
export type DataEdit =
  | { readonly kind: "transpose" | "invert"; readonly on: boolean }
  | { readonly kind: "nameClass"; readonly label: number; readonly name: string }
  | { readonly kind: "mapClass"; readonly label: number; readonly to: number | null }
  | {
      readonly kind: "label";
      readonly split: Split;
      readonly index: number;
      /** The right label; `null` for the one that came. */
      readonly label: number | null;
    }
  | { readonly kind: "exclude"; readonly split: Split; readonly index: number; readonly on: boolean }
  | { readonly kind: "testShare"; readonly share: number }
  | { readonly kind: "undoAll" };

const none = <T>(): BySplit<T> => ({ train: new Map(), test: new Map() });

export const noEdits: Edits = {
  transpose: false,
  invert: false,
  classNames: new Map(),
  classMap: new Map(),
  labels: none(),
  excluded: none(),
  testShare: 0,
  atLoading: { transpose: false, invert: false, classMap: new Map() },
};

/** The edits of data that have just been loaded. */
export const editsAtLoading = (atLoading: EditsAtLoading): Edits => ({ ...noEdits, ...atLoading, atLoading });

/** Longest name of a class, in characters. */
export const CLASS_NAME_LENGTH = 40;
export const TEST_SHARE = { min: 0, max: 0.5 } as const;

/**
 * The edits with one more. What says nothing new is dropped, so that edits undone leave none.
 * @throws DataError `bad-edit` where it does not fit the data, `too-few-classes` where it leaves fewer than two.
 */
export function withEdit(edits: Edits, edit: DataEdit, base: Dataset): Edits {
  switch (edit.kind) {
    case "transpose":
    case "invert":
      return { ...edits, [edit.kind]: edit.on };
    case "nameClass": {
      checkClass(edit.label, base);
      const name = edit.name.trim().slice(0, CLASS_NAME_LENGTH);
      const own = name === "" || name === base.classNames[edit.label];
      return { ...edits, classNames: withEntry(edits.classNames, edit.label, own ? undefined : name) };
    }
    case "mapClass": {
      checkClass(edit.label, base);
      if (edit.to !== null) checkClass(edit.to, base);
      const to = edit.to === edit.label ? undefined : edit.to;
      const changed = { ...edits, classMap: withEntry(edits.classMap, edit.label, to) };
      if (keptClasses(base, changed).kept.length < CLASSES.min) throw tooFewClasses(base);
      return changed;
    }
    case "label": {
      checkPlace(edit.split, edit.index, base);
      if (edit.label !== null) checkClass(edit.label, base);
      const came = base[edit.split]?.labels[edit.index];
      const label = edit.label === null || edit.label === came ? undefined : edit.label;
      return {
        ...edits,
        labels: { ...edits.labels, [edit.split]: withEntry(edits.labels[edit.split], edit.index, label) },
      };
    }
    case "exclude": {
      checkPlace(edit.split, edit.index, base);
      const entry = withEntry(edits.excluded[edit.split], edit.index, edit.on || undefined);
      return { ...edits, excluded: { ...edits.excluded, [edit.split]: entry } };
    }
    case "testShare":
      return { ...edits, testShare: Math.min(TEST_SHARE.max, Math.max(TEST_SHARE.min, edit.share)) };
    case "undoAll":
      return editsAtLoading(edits.atLoading);
  }
}

/** Whether the data are other than they came, be it by the visitor or by what was done at loading. */
export function areEdits(edits: Edits): boolean {
  const { transpose, invert, classNames, classMap, labels, excluded, testShare } = edits;
  const maps = [classNames, classMap, labels.train, labels.test, excluded.train, excluded.test];
  return transpose || invert || testShare > 0 || maps.some(({ size }) => size > 0);
}

/** Whether the visitor has changed anything. */
export function areChanges(edits: Edits): boolean {
  const { transpose, invert, classMap, atLoading } = edits;
  if (transpose !== atLoading.transpose || invert !== atLoading.invert) return true;
  return mapsDiffer(classMap, atLoading.classMap) || areEdits({ ...edits, ...noEdits.atLoading });
}

function mapsDiffer<K, V>(one: ReadonlyMap<K, V>, other: ReadonlyMap<K, V>): boolean {
  return one.size !== other.size || [...one].some(([key, value]) => other.get(key) !== value);
}

/**
 * The data set as the visitor wants it. Where nothing is changed it is the one that came; parts whose pixels stay
 * share their memory with it.
 * @throws DataError `too-few-classes` or `empty` where the edits leave nothing to train on.
 */
export function applyEdits(base: Dataset, edits: Edits): Dataset {
  if (!areEdits(edits)) return base;
  const { kept, classOf } = keptClasses(base, edits);
  if (kept.length < CLASSES.min) throw tooFewClasses(base);
  const aside = setAside(base, edits);
  const edited = (split: Split, wanted: (place: number) => boolean = () => true): LabelledImages | null => {
    const part = base[split];
    return part && editPart({ part, split, base, edits, classOf, wanted });
  };
  const train = edited("train", aside ? (place) => aside[place] === 0 : undefined);
  if (train === null || train.labels.length === 0) {
    throw new DataError(
      "empty",
      base.name,
      `${base.name}: expected at least one training image, got none left.`,
    );
  }
  const test = aside ? edited("train", (place) => aside[place] === 1) : edited("test");
  return {
    ...base,
    rows: edits.transpose ? base.cols : base.rows,
    cols: edits.transpose ? base.rows : base.cols,
    classes: kept.length,
    classNames: kept.map((label) => edits.classNames.get(label) ?? base.classNames[label] ?? String(label)),
    train,
    test: test?.labels.length === 0 ? null : test,
  };
}

/**
 * Classes of the data that are still classes, and what each class of the data becomes: the class it is counted as,
 * and that one's place among those kept; `null` if it is left out.
 */
export function keptClasses(base: Pick<Dataset, "classes">, { classMap }: Pick<Edits, "classMap">) {
  // A class counted as another goes where that one goes, though that be nowhere; circles end where they began.
  const target = (label: number): number | null => {
    let at = label;
    for (let steps = 0; steps < base.classes; steps++) {
      const next = classMap.get(at);
      if (next === undefined) return at;
      if (next === null) return null;
      at = next;
    }
    return label;
  };
  const targets = Array.from({ length: base.classes }, (_, label) => target(label));
  const kept = [...new Set(targets.filter((label) => label !== null))].sort((a, b) => a - b);
  const classOf = targets.map((label) => (label === null ? null : kept.indexOf(label)));
  return { kept, targets, classOf } as const;
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  const changed = new Map(map);
  if (value === undefined) changed.delete(key);
  else changed.set(key, value);
  return changed;
}

function checkClass(label: number, { name, classes }: Dataset): void {
  if (Number.isInteger(label) && label >= 0 && label < classes) return;
  throw new DataError("bad-edit", name, `${name}: expected a class from 0 to ${classes - 1}, got ${label}.`);
}

function checkPlace(split: Split, index: number, base: Dataset): void {
  const count = base[split]?.labels.length ?? 0;
  if (Number.isInteger(index) && index >= 0 && index < count) return;
  throw new DataError(
    "bad-edit",
    base.name,
    `${base.name}: expected one of ${count} ${split} images, got number ${index}.`,
  );
}

function tooFewClasses({ name }: Dataset): DataError {
  return new DataError(
    "too-few-classes",
    name,
    `${name}: expected at least ${CLASSES.min} classes to tell apart, got fewer. Keep another class.`,
  );
}
