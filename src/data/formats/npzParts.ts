import { splitInName, type DatasetFile, type Split } from "../datasetFile.ts";
import { medSetOf } from "../known/medMnist.ts";

/** An array of an archive, such as `x_train`, and what was read of it. */
export interface NpzMember {
  readonly member: string;
  readonly parts: readonly DatasetFile[];
}

interface Placed {
  readonly part: DatasetFile;
  readonly place: Split | "validation" | null;
}

/** As numpy.savez names arrays that have no name. */
const UNNAMED = /^arr_\d+$/;

const VALIDATION = /(?<![a-z])[xy]?val(id(ation)?)?(?![a-z])/i;

/**
 * Makes the parts of one data set of an archive's arrays, by their names: `x_train` and its like, MedMNIST's
 * `train_images` and `val_labels`, `X` and `y`, or arrays without names in the order they were saved.
 *
 * Validation is joined to training. Images and labels pair only with each other; of one kind, with any. Classes of
 * MedMNIST's sets are named.
 */
export function npzParts(archive: string, members: readonly NpzMember[]): readonly DatasetFile[] {
  const named: Placed[] = members.flatMap(({ member, parts }) => {
    const place = VALIDATION.test(member) ? "validation" : splitInName(member);
    return parts.map((part) => ({ part, place: place ?? part.split }));
  });
  const isUnnamed = members.every(({ member }) => UNNAMED.test(member));
  // Images alone are for the labels of another archive, as KMNIST comes.
  const isWhole = new Set(named.map(({ part }) => part.kind)).size === 2;
  const placed = withValidation(isUnnamed && isWhole ? inOrder(named) : withNames(named));
  return placed.map(({ part, place }): DatasetFile => {
    return { ...part, split: place === "validation" ? null : place, bond: isWhole ? archive : null };
  });
}

/** Without names, the first of two of a kind is for training and the second for test. */
function inOrder(parts: readonly Placed[]): readonly Placed[] {
  const kinds = (["images", "labels"] as const).map((kind) => parts.filter(({ part }) => part.kind === kind));
  if (kinds.some(({ length }) => length > 2)) return parts;
  return kinds.flatMap((alike) =>
    alike.map(({ part }, at) => ({ part, place: at === 0 ? "train" : "test" })),
  );
}

/** Names the classes where the numbers of images are those of a set of MedMNIST's. */
function withNames(parts: readonly Placed[]): readonly Placed[] {
  const labelsOf = (wanted: Placed["place"]) =>
    parts.find(({ part, place }) => part.kind === "labels" && place === wanted)?.part.values ?? null;
  const [train, test] = [labelsOf("train"), labelsOf("test")];
  const known = train && test && medSetOf(train, labelsOf("validation"), test);
  if (known === null) return parts;
  const { name, classNames } = known;
  const note = `Recognised as ${name} by its counts.`;
  return parts.map(({ part, place }) => ({
    place,
    part: part.kind === "labels" ? { ...part, classNames } : { ...part, notes: [note, ...part.notes] },
  }));
}

/** Validation becomes a part of training; without training or test images, it is the test. */
function withValidation(parts: readonly Placed[]): readonly Placed[] {
  const find = <K extends DatasetFile["kind"]>(kind: K, place: Placed["place"]) => {
    const isIt = (part: DatasetFile): part is Extract<DatasetFile, { kind: K }> => part.kind === kind;
    return parts
      .filter((placed) => placed.place === place)
      .map(({ part }) => part)
      .find(isIt);
  };
  const [images, more] = [find("images", "train"), find("images", "validation")];
  const [labels, moreLabels] = [find("labels", "train"), find("labels", "validation")];
  const rest = parts.filter(({ place }) => place !== "validation");
  if (!images || !labels || !more || !moreLabels) {
    if (images || find("images", "test")) return rest;
    return parts.map(({ part, place }) => ({ part, place: place === "validation" ? "test" : place }));
  }
  const fits = images.count === labels.count && more.count === moreLabels.count;
  if (!fits || images.rows !== more.rows || images.cols !== more.cols) return rest;
  const count = images.count + more.count;
  const note = `${more.count.toLocaleString("en")} validation images were added to the training images.`;
  const notes = [...new Set([...images.notes, ...more.notes]), note];
  return rest.map(({ part, place }) => {
    if (part === images) {
      return {
        part: { ...images, count, notes, crc32: null, values: concat(images.values, more.values) },
        place,
      };
    }
    if (part !== labels) return { part, place };
    return {
      part: { ...labels, count, crc32: null, values: concat(labels.values, moreLabels.values) },
      place,
    };
  });
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
