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
  readonly train: LabelledImages;
  readonly test: LabelledImages | null;
}
