import type { DatasetFile, ImagesFile, LabelsFile, Split } from "../datasetFile.ts";
import { ownWords } from "../datasetName.ts";

export interface Waiting {
  readonly file: DatasetFile;
  /** Number of the drop that brought it. */
  readonly drop: number;
  /** Whether its part was filled when it came: it is for another data set than the one loaded. */
  readonly forNext: boolean;
}

/** Images and their labels. */
export interface Pair {
  readonly images: ImagesFile;
  readonly labels: LabelsFile;
  /** As a name says; null if neither does. */
  readonly split: Split | null;
  /** Number of the drop that brought the first of them. */
  readonly since: number;
}

type Fits = (images: DatasetFile, labels: DatasetFile) => boolean;

const ofOneKin: Fits = (images, labels) => images.bond === labels.bond && images.count === labels.count;

/** From what fits best to what fits at all. */
const FITS: readonly Fits[] = [
  (images, labels) =>
    ofOneKin(images, labels) &&
    images.split === labels.split &&
    ownWords(images.name) === ownWords(labels.name),
  (images, labels) => ofOneKin(images, labels) && images.split === labels.split,
  (images, labels) => ofOneKin(images, labels) && (images.split === null || labels.split === null),
];

/** Takes pairs out of what waits; named ones come first, then the larger. */
export function takePairs(waiting: readonly Waiting[]): { pairs: Pair[]; rest: Waiting[] } {
  const pairs: Pair[] = [];
  let rest = [...waiting];
  for (const fits of FITS) {
    for (const { file: images, drop } of rest) {
      if (images.kind !== "images") continue;
      for (const { file: labels, drop: labelsDrop } of rest) {
        if (labels.kind !== "labels" || !fits(images, labels)) continue;
        rest = rest.filter(({ file }) => file !== images && file !== labels);
        const split = images.split ?? labels.split;
        pairs.push({ images, labels, split, since: Math.min(drop, labelsDrop) });
        break;
      }
    }
  }
  const rank = { train: 0, test: 1, none: 2 };
  pairs.sort((a, b) => rank[a.split ?? "none"] - rank[b.split ?? "none"] || b.images.count - a.images.count);
  return { pairs, rest };
}

/** Files without those that are another's copy: some archives of MNIST hold each file twice. */
export function withoutCopies(files: readonly DatasetFile[]): DatasetFile[] {
  const kept: DatasetFile[] = [];
  for (const file of files) if (!kept.some((other) => isCopy(file, other))) kept.push(file);
  return kept;
}

function isCopy(a: DatasetFile, b: DatasetFile): boolean {
  if (a.kind !== b.kind || a.split !== b.split || a.count !== b.count) return false;
  if (a.values.length !== b.values.length) return false;
  for (let i = 0; i < a.values.length; i++) if (a.values[i] !== b.values[i]) return false;
  return true;
}
