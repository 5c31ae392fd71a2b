/** Data sets that anybody can have as four files. */
export type PublicSet = "MNIST" | "Fashion-MNIST";

/** What a run has learnt from, without its images: enough to know it again. */
export interface DataFacts {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  readonly classes: number;
  readonly classNames: readonly string[];
  /** Images of the training file, held-back ones included, and of the test file; 0 where there is none. */
  readonly trainCount: number;
  readonly testCount: number;
  /** CRC-32 of the IDX files, unpacked, that hold the images and labels as they are trained on; `null` where there is no test set. */
  readonly checksums: {
    readonly trainImages: number;
    readonly trainLabels: number;
    readonly testImages: number | null;
    readonly testLabels: number | null;
  };
  /** Which public set these very images and labels are, if any. */
  readonly publicSet: PublicSet | null;
}
