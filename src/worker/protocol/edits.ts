import type { DataEdit } from "../../data/edits.ts";

/** What the visitor has changed about the data set; classes are those of the data as they came. */
export interface EditsSummary {
  readonly transpose: boolean;
  readonly invert: boolean;
  readonly testShare: number;
  /** Whether the data bring no test images, so that a share of the training images may take their place. */
  readonly testLacking: boolean;
  readonly classes: readonly EditedClass[];
  readonly labelsFixed: number;
  readonly excluded: number;
  /** Whether some of it waits for the next run. */
  readonly waiting: boolean;
  /** The change that would be taken back next, and how many can be; `null` for none. */
  readonly undoable: { readonly kind: DataEdit["kind"]; readonly count: number } | null;
}

export interface EditedClass {
  readonly name: string;
  /** The class it is counted as, itself as a rule; `null` if it is left out. */
  readonly to: number | null;
  readonly count: number;
}
