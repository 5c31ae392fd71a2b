import { numberedClasses, type Dataset } from "../dataset.ts";
import type { ImagesFile } from "../datasetFile.ts";
import { datasetName } from "../datasetName.ts";
import { editsAtLoading, type Edits } from "../edits.ts";
import { emptyClasses } from "../emptyClasses.ts";
import { isTestOf, recognise, type WellKnown } from "../known/recognise.ts";
import { largest } from "./matchLabels.ts";
import type { Pair } from "./pairing.ts";

/** A data set as it came, and what is known of it. */
export interface LoadedSet {
  readonly base: Dataset;
  /** What makes it right: images that lie on their side turned, classes that nothing belongs to left out. */
  readonly edits: Edits;
  /** What was found out and done, in whole sentences. */
  readonly notes: readonly string[];
  /** The well-known set that it is, training and test. */
  readonly wellKnown?: WellKnown;
}

/** Images whose edges are looked at to tell ink from paper. */
const LOOKED_AT = 500;

/** Makes a data set of training images and a test that `fitTest` has given; images are not copied. */
export function makeSet(train: Pair, test: Pair | null): LoadedSet {
  const known = recognise(train.images, train.labels);
  const own = train.labels.classNames ?? test?.labels.classNames ?? known?.classNames ?? [];
  const classes = Math.max(own.length, 1 + largest(train.labels.values));
  const base: Dataset = {
    name: known?.name ?? datasetName(train.images, train.labels),
    rows: train.images.rows,
    cols: train.images.cols,
    classes,
    classNames: numberedClasses(classes).map((number, label) => own[label] ?? number),
    numbered: train.labels.classNames === null || train.labels.numbered === true,
    train: { images: train.images.values, labels: train.labels.values },
    test: test && { images: test.images.values, labels: test.labels.values },
  };
  const leftOut = leftOutNote(base);
  const inverted = hasBrightPaper(train.images);
  const parts = [train.images, train.labels, ...(test === null ? [] : [test.images, test.labels])];
  const notes = [
    ...(known === null ? [] : [known.note]),
    ...parts.flatMap((part) => part.notes),
    ...(inverted ? ["The paper is bright in these images, so dark and bright are exchanged."] : []),
    ...(leftOut === null ? [] : [leftOut]),
  ];
  const edits = editsAtLoading({
    transpose: known?.transposed ?? false,
    invert: inverted,
    classMap: new Map(emptyClasses(base).map((label) => [label, null])),
  });
  const isWhole = known?.key !== undefined && test !== null && isTestOf(known.key, test.images, test.labels);
  return { base, edits, notes: [...new Set(notes)], ...(isWhole && { wellKnown: known.key }) };
}

/** Says which classes have no images; `null` where all have some. */
export function leftOutNote(base: Dataset): string | null {
  const names = emptyClasses(base).map((label) => base.classNames[label]);
  const [first, ...more] = names;
  if (first === undefined) return null;
  if (more.length === 0) return `Class ${first} has no images and is left out.`;
  const some = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  return `Classes ${some.slice(0, -1).join(", ")} and ${some.at(-1)} have no images and are left out.`;
}

/** Whether the edges of the images are bright on the whole: ink is bright in sets like MNIST, paper dark. */
function hasBrightPaper({ values, count, rows, cols }: ImagesFile): boolean {
  const step = Math.max(1, Math.floor(count / LOOKED_AT));
  let sum = 0;
  let edges = 0;
  for (let item = 0; item < count; item += step) {
    for (let i = 0; i < rows * cols; i++) {
      const row = Math.floor(i / cols);
      const col = i % cols;
      if (row > 0 && row < rows - 1 && col > 0 && col < cols - 1) continue;
      sum += values[item * rows * cols + i];
      edges++;
    }
  }
  return sum > 127 * edges;
}
