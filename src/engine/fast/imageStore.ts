import { countInk, DENSE_FROM, InkLists, type Ink } from "./inkedPixels.ts";
import { inkStartsBytes } from "./layout.ts";
import { align, firstPlace } from "./memoryPlan.ts";
import type { Bench } from "./workshop.ts";

/** Where a split's images stand: their bytes, or where their inked pixels' lists start. */
export interface ImagePlace {
  readonly address: number;
  readonly end: number;
  /** The lists, written as they are needed; `null` where the bytes stand there. */
  readonly lists: InkLists | null;
}

/** The training images in memory, and whether they stand there by their inked pixels. */
export interface StoredImages extends ImagePlace {
  readonly source: Uint8Array;
  readonly inputs: number;
  readonly isSparse: boolean;
  /** Inked pixels of the image with the most. */
  readonly mostInk: number;
}

/**
 * Puts the training images at the start of a bench's memory, or finds them still there from the engine before.
 *
 * @throws RangeError if there is no room for them.
 */
export function storeTrainingImages(bench: Bench, images: Uint8Array, D: number): StoredImages {
  const kept = bench.contents;
  if (kept?.source === images && kept.inputs === D) return kept;
  const ink = countInk(images, D);
  const { total, most } = ink;
  const isSparse = total < DENSE_FROM * images.length && D < 2 ** 24;
  const N = images.length / D;
  bench.clear(firstPlace + bytesFor(isSparse, images.length, N, total));
  const place = storeImages(bench, images, D, isSparse, firstPlace, ink);
  const stored: StoredImages = { ...place, source: images, inputs: D, isSparse, mostInk: most };
  bench.contents = stored;
  return stored;
}

/**
 * Puts images into a bench's memory, from `start` on.
 *
 * @param ink their inked pixels, which decide the room
 * @throws RangeError if there is no room for them.
 */
export function storeImages(
  bench: Bench,
  images: Uint8Array,
  D: number,
  isSparse: boolean,
  start: number,
  ink: Ink,
): ImagePlace {
  const N = images.length / D;
  const end = align(start + bytesFor(isSparse, images.length, N, ink.total));
  bench.reserve(end);
  if (!isSparse) bench.views.bytes.set(images, start);
  const lists = isSparse
    ? new InkLists(images, D, ink, () => bench.words, start / 4, (start + N * inkStartsBytes) / 4)
    : null;
  return { address: start, end, lists };
}

function bytesFor(isSparse: boolean, bytes: number, N: number, inked: number): number {
  return isSparse ? N * inkStartsBytes + inked * 4 : bytes;
}
