import type { Split } from "../../data/datasetFile.ts";

/** What the page can ask about the data set it holds, edits not yet in use included. */
export type BrowseQuery =
  /** Numbers of images by class and split, and the mean image of each class. */
  | { readonly kind: "overview" }
  /** Places of the images that a filter lets through. */
  | {
      readonly kind: "places";
      readonly split: Split;
      readonly label: number | null;
      readonly show: "all" | "edited";
    }
  /** Images at these places. */
  | { readonly kind: "images"; readonly split: Split; readonly places: readonly number[] }
  /** The data set with its edits as four IDX files, gzipped. */
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
  readonly counts: Readonly<Record<Split, readonly number[]>>;
  readonly excluded: Readonly<Record<Split, number>>;
  /** Mean training image of each class, (C, rows·cols). */
  readonly means: Uint8Array;
}

export interface BrowsePlaces {
  readonly kind: "places";
  readonly places: Uint32Array;
}

export interface BrowseImages {
  readonly kind: "images";
  /** (n, rows·cols) */
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
