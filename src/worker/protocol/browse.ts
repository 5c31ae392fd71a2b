import type { Split } from "../../data/datasetFile.ts";

/** What the page can ask about the data set it holds, edits not yet in use included. */
export type BrowseQuery =
  /** Numbers of images by class and split, and the mean image of each class. */
  | { readonly kind: "overview" }
  /**
   * Places of the images that a filter lets through, ascending; `label` is what they are labelled now. Where a share of
   * the training images is set aside to test with, `test` are those and `train` the others; their places are among
   * the training images either way.
   */
  | {
      readonly kind: "places";
      readonly split: Split;
      readonly label: number | null;
      readonly show: "all" | "edited";
    }
  /** Images at these places, as the edits make them look; places there are none at are answered by `null`. */
  | { readonly kind: "images"; readonly split: Split; readonly places: readonly number[] }
  /** The data set with its edits as IDX files, gzipped: two, or four where it has test images. */
  | { readonly kind: "export" };

/**
 * Places are those in the files as they came, labels classes as they came, so that both can be given back as edits;
 * `names` are what each of those classes is called.
 */
export interface BrowseOverview {
  readonly kind: "overview";
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  readonly names: readonly string[];
  /** Classes that are left to tell apart. */
  readonly classes: number;
  /** The class that each is counted as in the end, itself as a rule; `null` if it is left out. */
  readonly becomes: readonly (number | null)[];
  /** Images labelled as each class, those left out included; a share set aside to test with counts as test. */
  readonly counts: Readonly<Record<Split, readonly number[]>>;
  /** Those of them that take part: neither they nor their class are left out. */
  readonly used: Readonly<Record<Split, readonly number[]>>;
  /** Images left out by hand. */
  readonly excluded: Readonly<Record<Split, number>>;
  /** Images whose label has been put right. */
  readonly fixed: Readonly<Record<Split, number>>;
  /** Classes left out, and counted as others, by the visitor. */
  readonly classesChanged: { readonly leftOut: number; readonly merged: number };
  /** Whether the visitor has changed anything at all. */
  readonly changed: boolean;
  /** Mean of each class's images that came for training, those left out not included: (C, rows·cols), transferred. */
  readonly means: Uint8Array;
}

export interface BrowsePlaces {
  readonly kind: "places";
  readonly places: Uint32Array;
}

export interface BrowseImages {
  readonly kind: "images";
  /** (n, rows·cols); this and the labels (n,) are transferred. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** The labels that came, before they were put right. */
  readonly cameAs: Uint8Array;
  /** 1 for each that is left out. */
  readonly excluded: Uint8Array;
}

export interface BrowseExport {
  readonly kind: "export";
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
}

export type BrowseResult = BrowseOverview | BrowsePlaces | BrowseImages | BrowseExport;
