import { crc32 } from "../crc32.ts";
import type { DatasetFile, ImagesFile, LabelsFile } from "../datasetFile.ts";
import { idxHeader } from "../idxHeader.ts";
import { fashionMnist, mnist, type Checksums } from "./checksums.ts";
import * as names from "./classNames.ts";

/** What is known of a data set that many people have. */
export interface KnownSet {
  readonly name: string;
  /** By label; `null` where they are their numbers. */
  readonly classNames: readonly string[] | null;
  /** Its images lie on their side. */
  readonly transposed: boolean;
  /** How it was recognised, a whole sentence. */
  readonly note: string;
  /** What it is called for short, where its test is known too. */
  readonly key?: WellKnown;
}

/** Sets whose training and test images are known to the last bit. */
export type WellKnown = "mnist" | "fashion-mnist";

/** Sets whose files tell them from all others. */
const BY_CHECKSUM: readonly (Pick<KnownSet, "name" | "classNames"> & {
  readonly key: WellKnown;
  readonly checksums: Checksums;
})[] = [
  { key: "mnist", name: "MNIST", classNames: null, checksums: mnist },
  { key: "fashion-mnist", name: "Fashion-MNIST", classNames: names.fashion, checksums: fashionMnist },
];

interface Counts {
  readonly name: string;
  readonly classNames: readonly string[] | null;
  /** Training images, and different labels among them. */
  readonly count: number;
  readonly classes: number;
  /** What the files' names must say too, as the numbers are others' as well. */
  readonly inName?: RegExp;
  /** Images of each class, where all have the same. */
  readonly each?: number;
  readonly transposed: boolean;
}

/** Source: Cohen et al., "EMNIST: an extension of MNIST to handwritten letters", 2017; Clanuwat et al., 2018. */
const BY_COUNTS: readonly Counts[] = [
  { name: "EMNIST ByClass", classNames: names.emnistByClass, count: 697_932, classes: 62, transposed: true },
  { name: "EMNIST ByMerge", classNames: names.emnistMerged, count: 697_932, classes: 47, transposed: true },
  {
    ...{ name: "EMNIST Balanced", classNames: names.emnistMerged, transposed: true },
    ...{ count: 112_800, classes: 47, each: 2400 },
  },
  {
    ...{ name: "EMNIST Letters", classNames: names.emnistLetters, transposed: true },
    ...{ count: 124_800, classes: 26, each: 4800 },
  },
  // As offered in tables: without the part that its authors kept for validation.
  {
    ...{ name: "EMNIST Letters", classNames: names.emnistLetters, transposed: true },
    ...{ count: 88_800, classes: 26, inName: /letters/i },
  },
  { name: "EMNIST Digits", classNames: null, count: 240_000, classes: 10, each: 24_000, transposed: true },
  {
    ...{ name: "EMNIST MNIST", classNames: null, transposed: true },
    ...{ count: 60_000, classes: 10, inName: /emnist-?_?mnist/i },
  },
  {
    ...{ name: "Fashion-MNIST", classNames: names.fashion, transposed: false },
    ...{ count: 60_000, classes: 10, inName: /fashion/i },
  },
  {
    ...{ name: "KMNIST", classNames: names.kuzushiji, transposed: false },
    ...{ count: 60_000, classes: 10, inName: /kmnist|kuzushiji/i },
  },
  {
    ...{ name: "Kuzushiji-49", classNames: names.kuzushiji49, transposed: false },
    ...{ count: 232_365, classes: 49 },
  },
];

/**
 * Finds out whether training images and labels are those of a set that many people have. Where the classes have names,
 * counts tell nothing: they may be of a part of it, and its images turned already.
 */
export function recognise(images: ImagesFile, labels: LabelsFile): KnownSet | null {
  const isNamed = labels.classNames !== null;
  if (images.rows !== 28 || images.cols !== 28 || (isNamed && labels.numbered !== true)) return null;
  const known = byPublication(images, labels) ?? byChecksum(images, labels);
  return known ?? (isNamed ? null : byCounts(images, labels));
}

function byPublication(images: ImagesFile, labels: LabelsFile): KnownSet | null {
  if (images.publishedIn !== labels.publishedIn) return null;
  const found = BY_COUNTS.find(({ name }) => name === images.publishedIn);
  if (found === undefined) return null;
  const { name, classNames, transposed } = found;
  return { name, classNames, transposed, note: `Recognised as ${name} by its checksums.` };
}

function byChecksum(images: ImagesFile, labels: LabelsFile): KnownSet | null {
  if (images.count !== 60_000) return null;
  // Labels first: they are few, and hardly any other set has them.
  const found = BY_CHECKSUM.find((known) => hasChecksum(labels, [labels.count], known.checksums.trainLabels));
  if (!found || !hasChecksum(images, [images.count, images.rows, images.cols], found.checksums.trainImages))
    return null;
  const { key, name, classNames } = found;
  return { key, name, classNames, transposed: false, note: `Recognised as ${name} by its checksums.` };
}

/** Whether test images and labels are those of a well-known set. */
export function isTestOf(key: WellKnown, images: ImagesFile, labels: LabelsFile): boolean {
  const known = BY_CHECKSUM.find((set) => set.key === key)?.checksums;
  if (known === undefined || images.count !== 10_000) return false;
  return (
    hasChecksum(labels, [labels.count], known.testLabels) &&
    hasChecksum(images, [images.count, images.rows, images.cols], known.testImages)
  );
}

/** Whether the values, in whatever format they came, are those of an IDX file with this CRC-32. */
function hasChecksum(file: DatasetFile, dimensions: readonly number[], wanted: number): boolean {
  return file.crc32 === wanted || crc32(file.values, crc32(idxHeader(dimensions))) === wanted;
}

function byCounts(images: ImagesFile, labels: LabelsFile): KnownSet | null {
  const candidates = BY_COUNTS.filter(({ count }) => count === images.count);
  if (candidates.length === 0) return null;
  const counts = countOf(labels.values).filter((count) => count > 0);
  const found = candidates.find(
    ({ classes, each, inName }) =>
      counts.length === classes &&
      (each === undefined || counts.every((count) => count === each)) &&
      (inName === undefined || inName.test(images.name) || inName.test(labels.name)),
  );
  if (found === undefined) return null;
  const { name, classNames, transposed, inName } = found;
  const by = inName === undefined ? "its counts" : "its name and counts";
  const turned = transposed ? "; its images lie on their side, so they are turned" : "";
  return { name, classNames, transposed, note: `Recognised as ${name} by ${by}${turned}.` };
}

/** How often each label comes, by label. */
export function countOf(labels: Uint8Array): number[] {
  const counts = new Array<number>(256).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
}
