/** Images as bytes and their labels; shapes: images (N, rows·cols) row-major uint8, labels (N,). */
export interface LabelledImages {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A data set ready to train on. Images stay bytes, 0 for paper and 255 for ink. */
export interface Dataset {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  readonly classes: number;
  /** What each class is called, `classes` of them; digits' names are their figures. */
  readonly classNames: readonly string[];
  /** Whether the labels came as numbers, `classNames` or not, as those of a test that comes later may; unknown of old. */
  readonly numbered?: boolean;
  readonly train: LabelledImages;
  readonly test: LabelledImages | null;
}

/** Sides of images, in pixels, and numbers of classes that can be trained on; both ends included. */
export const SIDES = { min: 1, max: 64 } as const;
export const CLASSES = { min: 2, max: 256 } as const;

/** Names for classes that have none: their numbers. */
export function numberedClasses(classes: number): string[] {
  return Array.from({ length: classes }, (_, label) => String(label));
}
