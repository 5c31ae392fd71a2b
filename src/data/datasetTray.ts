import { DataError } from "./dataError.ts";
import type { DatasetFile, Split } from "./datasetFile.ts";
import { differingCounts, manySets, unfitForTraining } from "./tray/conflicts.ts";
import { fitTest } from "./tray/fitTest.ts";
import { makeSet, type LoadedSet } from "./tray/makeSet.ts";
import { mixOrder } from "./tray/mixOrder.ts";
import { takePairs, withoutCopies, type Pair, type Waiting } from "./tray/pairing.ts";
import { rolesOf, type Roles } from "./tray/roles.ts";

export type { LoadedSet } from "./tray/makeSet.ts";
export type { Role } from "./tray/roles.ts";

/** `have`: files loaded or waiting for a partner; `missing`: parts no file has come for, whether or not they fit. */
export interface TrayResult extends Roles {
  /** The data set that this drop made or extended; null if it did neither. */
  readonly loaded: LoadedSet | null;
  /** What is new in it: everything, or only the test part. */
  readonly change: "none" | "train" | "test-only";
  /** One for each file, or pair, that could not be used. */
  readonly errors: readonly DataError[];
}

interface Loaded {
  readonly train: Pair;
  readonly test: Pair | null;
}

/**
 * Collects files of images and labels, in any order, and makes data sets of them.
 *
 * Images go with labels of the same number, and of the same bond. Names tell training from test; where they do not,
 * the larger pair is for training, of equal ones the first. A pair for a part that is already filled begins a new
 * data set, and what waited for the old one is dropped with it. Images are copied only where those for training came
 * sorted by class and are given another order.
 */
export class DatasetTray {
  private waiting: Waiting[] = [];
  private loaded: Loaded | null = null;
  /** A test pair that came before its training pair. */
  private earlyTest: Pair | null = null;
  private drops = 0;

  /** @param held parts of a data set in use, which others may join; they are taken as they are */
  constructor(held: readonly DatasetFile[] = []) {
    this.take(held);
  }

  /** Takes one drop; a file that cannot be used spoils neither the others nor what is loaded. */
  add(files: readonly DatasetFile[]): TrayResult {
    const before = this.loaded;
    const errors = this.take(files);
    const change = changeBetween(before, this.loaded);
    if (this.loaded !== null && change === "train") {
      this.loaded = { ...this.loaded, train: mixOrder(this.loaded.train) };
    }
    const loaded =
      this.loaded === null || change === "none" ? null : makeSet(this.loaded.train, this.loaded.test);
    const early = this.earlyTest === null ? [] : [this.earlyTest.images, this.earlyTest.labels];
    const open = [...early, ...this.waiting.map(({ file }) => file)];
    return { loaded, change, ...rolesOf(this.loaded, open), errors };
  }

  /** Finds files their places; what is wrong with them. */
  private take(files: readonly DatasetFile[]): DataError[] {
    const drop = this.drops++;
    const own = manySets(files) === null ? files : withoutCopies(files);
    const many = manySets(own);
    const errors: DataError[] = many === null ? [] : [many];
    if (many === null) for (const file of own) this.wait(file, drop);
    const { pairs, rest } = takePairs(this.waiting);
    this.waiting = rest;
    for (const pair of pairs) errors.push(...this.place(pair, drop));
    errors.push(...differingCounts(this.waiting, drop));
    return errors;
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

  /** Finds a pair its place; what is wrong with it. */
  private place(pair: Pair, drop: number): DataError[] {
    const { loaded } = this;
    if (loaded !== null && !this.isFilled(pair.split) && !isOtherSet(loaded.train, pair, drop)) {
      const { train, test } = inOrder(loaded.train, pair);
      const fitting = tried(train, test);
      if (fitting instanceof DataError) return [fitting];
      this.loaded = { train, test: fitting };
    } else if (pair.split === "test") this.earlyTest = pair;
    else return this.begin(pair);
    return [];
  }

  private begin(train: Pair): DataError[] {
    const useless = unfitForTraining(train);
    if (useless !== null) return [useless];
    if (this.loaded !== null) {
      this.waiting = this.waiting.filter(({ drop, forNext }) => forNext || drop >= train.since);
    }
    const test = this.earlyTest;
    const fitting = test && tried(train, test);
    this.earlyTest = null;
    const unfit = fitting instanceof DataError;
    this.loaded = { train, test: unfit ? null : fitting };
    return unfit ? [fitting] : [];
  }
}

/** A file that has both images and labels, and no name for its part, is a data set of its own unless it came along. */
function isOtherSet(train: Pair, pair: Pair, drop: number): boolean {
  return pair.split === null && pair.images.bond !== null && train.since !== drop;
}

/** A second pair is the test part, unless both were told apart by their size alone. */
function inOrder(train: Pair, pair: Pair): { readonly train: Pair; readonly test: Pair } {
  const swap = train.split === null && pair.split === null && pair.images.count > train.images.count;
  return swap ? { train: pair, test: train } : { train, test: pair };
}

/** The test as `fitTest` gives it, or why there is none. */
function tried(train: Pair, test: Pair): Pair | DataError {
  try {
    return fitTest(train, test);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

function changeBetween(before: Loaded | null, after: Loaded | null): TrayResult["change"] {
  if (before === after) return "none";
  return before?.train === after?.train ? "test-only" : "train";
}
