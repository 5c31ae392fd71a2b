import type { Dataset } from "../../data/dataset.ts";
import type { Edits } from "../../data/edits.ts";
import type { KeptSet, Library, WellKnownSet } from "../protocol/library.ts";

/** A data set to be kept, as it came and with what lies over it. */
export interface SetToKeep {
  readonly base: Dataset;
  readonly edits: Edits;
  readonly notes: readonly string[];
  /** The well-known set that it is, whole. */
  readonly fetched: WellKnownSet | null;
}

/** A data set that is kept, with its images. */
export interface KeptData {
  readonly id: number;
  readonly base: Dataset;
  readonly edits: Edits;
  readonly notes: readonly string[];
}

/** Name and edits under which a data set is kept. */
export interface KeptAs {
  readonly name: string;
  readonly edits: Edits;
}

/** What is known of a kept data set without its images. */
export interface Listed extends KeptSet {
  readonly fetched: WellKnownSet | null;
}

export interface Listing {
  /** Latest first. */
  readonly sets: readonly Listed[];
  /** The one used last. */
  readonly last: number | null;
  /** Sets that cannot be read and are left out. */
  readonly damaged: number;
}

/** A kept data set that is not what was kept; the message says what was expected and what came. */
export class DamagedSetError extends Error {
  override readonly name = "DamagedSetError";
}

/**
 * Where data sets are kept. Each change touches nothing but what it names, as other tabs make changes too; those of
 * sets that are gone do nothing. Rejects with the browser's DOMException where the browser refuses.
 */
export interface SetPlace {
  readonly kind: Library["place"];
  list(): Promise<Listing>;
  /**
   * `null` where it is gone.
   * @throws DamagedSetError
   */
  read(id: number): Promise<KeptData | null>;
  /** Name and edits of the set with these training images, by its print. */
  find(print: string, base: Dataset): Promise<KeptAs | null>;
  /**
   * Keeps a set and marks it as the one used last. A set with the same print is brought up to date; it keeps its name
   * and its edits.
   */
  save(set: SetToKeep, print: string): Promise<{ readonly id: number; readonly name: string }>;
  edit(id: number, change: (edits: Edits) => Edits, base: Dataset): Promise<void>;
  rename(id: number, name: string): Promise<void>;
  remove(id: number): Promise<void>;
  setLast(id: number | null): Promise<void>;
  /** A file that has been fetched for a set that is not whole yet. */
  readDownload(key: string): Promise<Blob | null>;
  keepDownload(key: string, bytes: Blob): Promise<void>;
  dropDownloads(keys: readonly string[]): Promise<void>;
}
