import { CLASSES, type Dataset, type LabelledImages } from "./dataset.ts";
import { DataError } from "./dataError.ts";
import type { Split } from "./datasetFile.ts";
import { shareOfTraining } from "./splitTraining.ts";

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
}

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
};

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
      return noEdits;
  }
}

/** Whether anything is changed. */
export function areEdits(edits: Edits): boolean {
  const { transpose, invert, classNames, classMap, labels, excluded, testShare } = edits;
  const maps = [classNames, classMap, labels.train, labels.test, excluded.train, excluded.test];
  return transpose || invert || testShare > 0 || maps.some(({ size }) => size > 0);
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
  const edited = (split: Split): LabelledImages | null => {
    const part = base[split];
    return part && editPart(part, split, base, edits, classOf);
  };
  const train = edited("train");
  if (train === null || train.labels.length === 0) {
    throw new DataError(
      "empty",
      base.name,
      `${base.name}: expected at least one training image, got none left.`,
    );
  }
  const whole: Dataset = {
    ...base,
    rows: edits.transpose ? base.cols : base.rows,
    cols: edits.transpose ? base.rows : base.cols,
    classes: kept.length,
    classNames: kept.map((label) => edits.classNames.get(label) ?? base.classNames[label] ?? String(label)),
    train,
    test: edited("test"),
  };
  return whole.test === null && edits.testShare > 0 ? shareOfTraining(whole, edits.testShare) : whole;
}

/** Classes of the data that are still classes, and what each class of the data becomes: its place among them. */
export function keptClasses(
  base: Dataset,
  { classMap }: Edits,
): { readonly kept: readonly number[]; readonly classOf: readonly (number | null)[] } {
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
  return { kept, classOf: targets.map((label) => (label === null ? null : kept.indexOf(label))) };
}

function editPart(
  part: LabelledImages,
  split: Split,
  base: Dataset,
  edits: Edits,
  classOf: readonly (number | null)[],
): LabelledImages {
  const { rows, cols } = base;
  const pixels = rows * cols;
  const labels = new Uint8Array(part.labels.length);
  const places = new Uint32Array(part.labels.length);
  let count = 0;
  for (let place = 0; place < part.labels.length; place++) {
    if (edits.excluded[split].has(place)) continue;
    const label = classOf[edits.labels[split].get(place) ?? part.labels[place]] ?? null;
    if (label === null) continue;
    labels[count] = label;
    places[count++] = place;
  }
  if (count === part.labels.length && !edits.transpose && !edits.invert)
    return { images: part.images, labels };
  const images = new Uint8Array(count * pixels);
  for (let item = 0; item < count; item++) {
    const from = places[item] * pixels;
    const to = item * pixels;
    if (!edits.transpose) images.set(part.images.subarray(from, from + pixels), to);
    else {
      for (let row = 0; row < rows; row++)
        for (let col = 0; col < cols; col++)
          images[to + col * rows + row] = part.images[from + row * cols + col];
    }
  }
  if (edits.invert) for (let i = 0; i < images.length; i++) images[i] = 255 - images[i];
  return { images, labels: labels.subarray(0, count) };
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
