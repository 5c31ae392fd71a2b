import { DataError } from "../dataError.ts";
import type { DatasetFile } from "../datasetFile.ts";
import { medSetOf } from "../known/medMnist.ts";
import { largest } from "../tray/matchLabels.ts";
import { counted } from "../words.ts";
import { isOfData, placedOf, UNNAMED, type NpzMember, type Placed } from "./npzMember.ts";
import { withValidation } from "./npzValidation.ts";

export { mayBeClassNames, type NpzMember } from "./npzMember.ts";
export { MOST_NAME_BYTES, readNpyNames } from "./npyNames.ts";

export interface NpzParts {
  readonly parts: readonly DatasetFile[];
  readonly errors: readonly DataError[];
}

/**
 * Makes the parts of one data set of an archive's arrays, by their names: `x_train` and its like, MedMNIST's
 * `train_images` and `val_labels`, `X` and `y`, or arrays without names in the order they were saved.
 *
 * Validation is joined to training. Images and labels pair only with each other; of one kind, with any. Where names
 * say that there are both, arrays of other names are left aside, whatever is wrong with them, with a note. Texts,
 * such as `class_names`, name the classes; those of MedMNIST's sets are known.
 */
export function npzParts(archive: string, members: readonly NpzMember[]): NpzParts {
  const named = members.filter(({ member }) => isOfData(member));
  const toldApart = isWhole(placedOf(named));
  const used = toldApart ? named : members;
  const all = placedOf(used);
  // Images alone are for the labels of another archive, as KMNIST comes.
  const whole = isWhole(all);
  const isUnnamed = used.every(({ member }) => UNNAMED.test(member));
  const settled = isUnnamed && whole ? inOrder(all) : withMedNames(withoutThird(all));
  const { placed, strange } = withClassNames(withValidation(settled), members);
  const errors = used.flatMap(({ error }) => error ?? []);
  const taken = new Set(placed.flatMap((some) => some.members));
  const aside = members.filter(({ member, error, names }) => {
    return !taken.has(member) && names === undefined && !(error && errors.includes(error));
  });
  const notes = [...strange, ...asideNote(aside)].map((what) => `${archive}: ${what}`);
  const parts = placed.map(({ part, place }): DatasetFile => {
    return { ...part, split: place === "validation" ? null : place, bond: whole ? archive : null };
  });
  if (parts.length === 0 && errors.length === 0) errors.push(nothing(archive, members));
  // Told once.
  return {
    parts: parts.map((part, at) => (at === 0 ? { ...part, notes: [...part.notes, ...notes] } : part)),
    errors,
  };
}

const isWhole = (parts: readonly Placed[]): boolean => new Set(parts.map(({ part }) => part.kind)).size === 2;

/** Without names, the first of two of a kind is for training and the second for test. */
function inOrder(parts: readonly Placed[]): readonly Placed[] {
  const kinds = (["images", "labels"] as const).map((kind) => parts.filter(({ part }) => part.kind === kind));
  if (kinds.some(({ length }) => length > 2)) return parts;
  return kinds.flatMap((alike) =>
    alike.map((placed, at) => ({ ...placed, place: at === 0 ? ("train" as const) : ("test" as const) })),
  );
}

/** Without those whose part no name says, where there are both others. */
function withoutThird(parts: readonly Placed[]): readonly Placed[] {
  const isThere = (place: Placed["place"]) => isWhole(parts.filter((other) => other.place === place));
  return isThere("train") && isThere("test") ? parts.filter(({ place }) => place !== null) : parts;
}

/** Names the classes where the numbers of images are those of a set of MedMNIST's. */
function withMedNames(parts: readonly Placed[]): readonly Placed[] {
  const labelsOf = (wanted: Placed["place"]) =>
    parts.find(({ part, place }) => part.kind === "labels" && place === wanted)?.part.values ?? null;
  const [train, test] = [labelsOf("train"), labelsOf("test")];
  const known = train && test && medSetOf(train, labelsOf("validation"), test);
  if (known === null) return parts;
  const note = `Recognised as ${known.name} by its counts.`;
  return named(parts, known.classNames).map((placed) => {
    const { part } = placed;
    return part.kind === "labels" ? placed : { ...placed, part: { ...part, notes: [note, ...part.notes] } };
  });
}

/** Names the classes by the first texts that are one for each; what is strange about others. */
function withClassNames(
  parts: readonly Placed[],
  members: readonly NpzMember[],
): { readonly placed: readonly Placed[]; readonly strange: readonly string[] } {
  const labels = parts.map(({ part }) => part).filter(({ kind }) => kind === "labels");
  const classes = labels.reduce((most, { values }) => Math.max(most, 1 + largest(values)), 0);
  const strange: string[] = [];
  for (const { member, names } of members) {
    if (names === undefined || labels.length === 0) continue;
    const differ = new Set(names).size === names.length && !names.includes("");
    if (differ && names.length >= classes) return { placed: named(parts, names), strange: [] };
    const got = differ ? counted(names.length, "name") : "some twice, or none";
    strange.push(
      `expected ${counted(classes, "name")} of classes in ${member}, got ${got}, so classes are their numbers.`,
    );
  }
  return { placed: parts, strange };
}

function named(parts: readonly Placed[], classNames: readonly string[]): readonly Placed[] {
  return parts.map((placed) => {
    const { part } = placed;
    return part.kind === "labels" ? { ...placed, part: { ...part, classNames, numbered: true } } : placed;
  });
}

function asideNote(aside: readonly NpzMember[]): readonly string[] {
  if (aside.length === 0) return [];
  const names = aside.map(({ member }) => member);
  const list =
    names.length === 1 ? `${names[0]} was` : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} were`;
  return [`only images and labels for training, validation and test are read; ${list} left aside.`];
}

function nothing(archive: string, members: readonly NpzMember[]): DataError {
  const got = members.map(({ member }) => member).join(", ");
  const what = `expected arrays of images and labels, such as x_train and y_train, got only ${got}`;
  return new DataError("wrong-format", archive, `${archive}: ${what}. Save them with numpy.savez.`);
}
