/** Data sets that can be fetched by one click. */
export const wellKnownSets = ["mnist", "fashion-mnist"] as const;
export type WellKnownSet = (typeof wellKnownSets)[number];

/** A data set that is kept, as the list shows it. */
export interface KeptSet {
  readonly id: number;
  readonly name: string;
  /** The well-known set that it is, fetched or recognised by its checksums, training and test; `null` for any other. */
  readonly fetched: WellKnownSet | null;
  /** Bytes of its images and labels. */
  readonly bytes: number;
  /** When it was loaded, in milliseconds since 1970. */
  readonly loadedAt: number;
  readonly trainCount: number;
  readonly testCount: number;
  readonly rows: number;
  readonly cols: number;
  readonly classes: number;
  /** A sample image (rows·cols) to know it by. */
  readonly sample: Uint8Array;
}

export interface Library {
  /** Latest first. */
  readonly sets: readonly KeptSet[];
  /** The one in use; `null` for data that are not kept. */
  readonly current: number | null;
  /** `memory` where the browser stores nothing: sets last as long as the page. */
  readonly place: "browser" | "memory";
  /** Bytes in use and allowed, as the browser estimates them; `null` where it does not say. */
  readonly room: { readonly used: number; readonly allowed: number } | null;
}
