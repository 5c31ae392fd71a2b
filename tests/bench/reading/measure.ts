import type { LabelledImages } from "../../../src/data/dataset.ts";
import { movedImages, photographedImages } from "./pictures.ts";
import { penAccuracy, type PenDigit } from "./pens.ts";

/** Test digits that are photographed. */
const PHOTOS = 200;
const SEED = 2026;

/** Shares, in [0, 1], that are read right. */
export interface ReadingFigures {
  readonly pens: number;
  readonly whole: {
    /** All test digits, moved and scaled. */
    readonly moved: number;
    /** The first 200 test digits, as they are and from three kinds of photos. */
    readonly untouched: number;
    readonly onPaper: number;
    readonly onRuledPaper: number;
    readonly onBoard: number;
  } | null;
}

/** Made once for all networks: photos take longer to make than to read. */
let changed: Record<"moved" | "onPaper" | "onRuledPaper" | "onBoard", Uint8Array> | null = null;

/** How a network reads what is not in its data set; `whole` for pictures, too, which takes longer. */
export function measureReading(
  predict: (images: Uint8Array) => Float64Array,
  test: LabelledImages,
  pens: readonly PenDigit[],
  whole: boolean,
): ReadingFigures {
  const share = (images: Uint8Array) => hits(predict(images), test.labels) / (images.length / 784);
  const some = test.images.subarray(0, PHOTOS * 784);
  if (whole) {
    changed ??= {
      moved: movedImages(test.images, SEED),
      onPaper: photographedImages(some, SEED),
      onRuledPaper: photographedImages(some, SEED, { ruled: true }),
      onBoard: photographedImages(some, SEED, { on: "board" }),
    };
  }
  return {
    pens: penAccuracy(pens, predict),
    whole: changed && {
      moved: share(changed.moved),
      untouched: share(some),
      onPaper: share(changed.onPaper),
      onRuledPaper: share(changed.onRuledPaper),
      onBoard: share(changed.onBoard),
    },
  };
}

/** Rows of probabilities (N, 10) that are highest at the label. */
function hits(probabilities: Float64Array, labels: Uint8Array): number {
  let count = 0;
  for (let n = 0; n < probabilities.length / 10; n++) {
    const row = probabilities.subarray(n * 10, n * 10 + 10);
    if (row.indexOf(Math.max(...row)) === labels[n]) count++;
  }
  return count;
}
