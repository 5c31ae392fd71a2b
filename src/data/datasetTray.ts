import { DataError } from "./dataError.ts";
import { CLASSES, numberedClasses, type Dataset } from "./dataset.ts";
import type { DatasetFile, ImagesFile, LabelsFile, Split } from "./datasetFile.ts";
import { datasetName } from "./datasetName.ts";
import { noEdits, type Edits } from "./edits.ts";

export type Role = "training images" | "training labels" | "test images" | "test labels";

/** A data set as it came, and what is known of it. */
export interface LoadedSet {
  readonly base: Dataset;
  /** What makes it right: images that lie on their side turned, classes that nothing belongs to left out. */
  readonly edits: Edits;
  /** What was found out and done, in whole sentences. */
  readonly notes: readonly string[];
}

export interface TrayResult {
  /** The data set that this drop made or extended; null if it did neither. */
  readonly loaded: LoadedSet | null;
  /** What is new in it: everything, or only the test part. */
  readonly change: "none" | "train" | "test-only";
  /** Files loaded or waiting for a partner. */
  readonly have: readonly { readonly role: Role; readonly file: string; readonly count: number }[];
  /** Parts no file has come for; those that have come may still not fit together, which `errors` tells. */
  readonly missing: readonly Role[];
  /** One for each file, or pair, that could not be used. */
  readonly errors: readonly DataError[];
}

interface Waiting {
  readonly file: DatasetFile;
  /** Number of the drop that brought it. */
  readonly drop: number;
  /** Whether its part was filled when it came: it is for another data set than the one loaded. */
  readonly forNext: boolean;
}

/** Images and their labels. */
interface Pair {
  readonly images: ImagesFile;
  readonly labels: LabelsFile;
  /** As a name says; null if neither does. */
  readonly split: Split | null;
  readonly since: number;
}

interface Loaded {
  readonly train: Pair;
  readonly test: Pair | null;
}

const ROLES: readonly Role[] = ["training images", "training labels", "test images", "test labels"];

/**
 * Collects files of images and labels, in any order, and makes data sets of them.
 *
 * Images go with labels of the same number. Names tell training from test; where they do not, the larger
 * pair is for training, of equal ones the first. A pair for a part that is already filled begins a new
 * data set, and what waited for the old one is dropped with it. Images are never copied.
 */
export class DatasetTray {
  private waiting: Waiting[] = [];
  private loaded: Loaded | null = null;
  /** A test pair that came before its training pair. */
  private earlyTest: Pair | null = null;
  private drops = 0;

  /** Takes one drop; a file that cannot be used spoils neither the others nor what is loaded. */
  add(files: readonly DatasetFile[]): TrayResult {
    const drop = this.drops++;
    const errors: DataError[] = [];
    for (const file of files) this.wait(file, drop);
    const before = this.loaded;
    for (const pair of this.takePairs()) this.place(pair);
    errors.push(...this.differingCounts(drop));
    const change = changeBetween(before, this.loaded);
    const loaded = this.loaded === null || change === "none" ? null : makeDataset(this.loaded);
    return { loaded, change, ...this.roles(), errors };
  }

  /** A file that says the same of itself as one that waits already takes its place. */
  private wait(file: DatasetFile, drop: number): void {
    const alike = this.waiting.filter(
      (other) => other.file.kind === file.kind && other.file.split === file.split,
    );
    // Two unnamed files of a kind may be for training and for test.
    if (alike.length >= (file.split === null ? 2 : 1)) {
      this.waiting = this.waiting.filter((other) => other !== alike[0]);
    }
    this.waiting.push({ file, drop, forNext: this.isFilled(file.split) });
  }

  private isFilled(split: Split | null): boolean {
    return this.loaded !== null && (split === "train" || this.loaded.test !== null);
  }

  /** Takes the pairs out of what waits: named ones first, then the larger. */
  private takePairs(): Pair[] {
    const pairs: Pair[] = [];
    for (const fits of [sameName, noConflict]) {
      for (const { file: images, drop } of this.waiting) {
        if (images.kind !== "images") continue;
        for (const { file: labels, drop: labelsDrop } of this.waiting) {
          if (labels.kind !== "labels" || !fits(images, labels)) continue;
          this.waiting = this.waiting.filter(({ file }) => file !== images && file !== labels);
          const split = images.split ?? labels.split;
          pairs.push({ images, labels, split, since: Math.min(drop, labelsDrop) });
          break;
        }
      }
    }
    const rank = { train: 0, test: 1, none: 2 };
    return pairs.sort(
      (a, b) => rank[a.split ?? "none"] - rank[b.split ?? "none"] || b.images.count - a.images.count,
    );
  }

  private place(pair: Pair): void {
    const { loaded } = this;
    if (loaded !== null && !this.isFilled(pair.split)) this.loaded = withSecondPair(loaded.train, pair);
    else if (pair.split === "test") this.earlyTest = pair;
    else this.begin(pair);
  }

  private begin(train: Pair): void {
    if (this.loaded !== null) {
      this.waiting = this.waiting.filter(({ drop, forNext }) => forNext || drop >= train.since);
    }
    this.loaded = { train, test: this.earlyTest };
    this.earlyTest = null;
  }

  /** Images and labels that claim to belong together and do not, told at each drop until one is replaced. */
  private differingCounts(drop: number): DataError[] {
    const fresh = this.waiting.filter((other) => other.drop === drop);
    const errors: DataError[] = [];
    for (const split of ["train", "test", null] as const) {
      // A name binds files of different drops too; without one, only files that came alone together.
      const candidates = split === null ? fresh : this.waiting;
      const images = candidates.filter(({ file }) => file.kind === "images" && file.split === split);
      const labels = candidates.filter(({ file }) => file.kind === "labels" && file.split === split);
      const alone = images.length === 1 && labels.length === 1 && (split !== null || fresh.length === 2);
      if (!alone) continue;
      const { name, count } = labels[0].file;
      errors.push(
        new DataError(
          "counts-differ",
          name,
          `${name}: expected ${images[0].file.count} labels, as many as ${images[0].file.name} has images, ` +
            `got ${count}. Add the file that belongs to either.`,
        ),
      );
    }
    return errors;
  }

  private roles(): Pick<TrayResult, "have" | "missing"> {
    const held = new Map<Role, DatasetFile>();
    const early = this.earlyTest === null ? [] : [this.earlyTest.images, this.earlyTest.labels];
    const open = [...early, ...this.waiting.map(({ file }) => file)];
    const hold = (file: DatasetFile, split: Split): boolean => {
      const role = roleOf(file, split);
      if (held.has(role)) return false;
      held.set(role, file);
      return true;
    };
    const holdLoaded = () => {
      if (this.loaded === null) return;
      const { train, test } = this.loaded;
      for (const file of [train.images, train.labels]) hold(file, "train");
      if (test !== null) for (const file of [test.images, test.labels]) hold(file, "test");
    };
    const holdOpen = () =>
      open.every((file) =>
        file.split === null ? hold(file, "train") || hold(file, "test") : hold(file, file.split),
      );
    holdLoaded();
    if (!holdOpen()) {
      // Something waits for a part that is filled: what is open is a new data set.
      held.clear();
      holdOpen();
    }
    return {
      have: ROLES.flatMap((role) => {
        const file = held.get(role);
        return file === undefined ? [] : [{ role, file: file.name, count: file.count }];
      }),
      missing: ROLES.filter((role) => !held.has(role)),
    };
  }
}

function sameName(images: DatasetFile, labels: DatasetFile): boolean {
  return images.count === labels.count && images.split === labels.split;
}

function noConflict(images: DatasetFile, labels: DatasetFile): boolean {
  return images.count === labels.count && (images.split === null || labels.split === null);
}

/** A second pair is the test part, unless both were told apart by their size alone. */
function withSecondPair(train: Pair, pair: Pair): Loaded {
  const swap = train.split === null && pair.split === null && pair.images.count > train.images.count;
  return swap ? { train: pair, test: train } : { train, test: pair };
}

function changeBetween(before: Loaded | null, after: Loaded | null): TrayResult["change"] {
  if (before === after) return "none";
  return before?.train === after?.train ? "test-only" : "train";
}

function makeDataset({ train, test }: Loaded): LoadedSet {
  const classes = Math.max(CLASSES.min, 1 + Math.max(largest(train.labels), test ? largest(test.labels) : 0));
  const base: Dataset = {
    name: datasetName(train.images, train.labels),
    rows: train.images.rows,
    cols: train.images.cols,
    classes,
    classNames: numberedClasses(classes),
    train: { images: train.images.values, labels: train.labels.values },
    test: test === null ? null : { images: test.images.values, labels: test.labels.values },
  };
  return { base, edits: noEdits, notes: [] };
}

const largest = ({ values }: LabelsFile): number => values.reduce((most, label) => Math.max(most, label), 0);

function roleOf(file: DatasetFile, split: Split): Role {
  return `${split === "train" ? "training" : "test"} ${file.kind}`;
}
