import { crc32 } from "../../data/crc32.ts";
import type { Dataset, LabelledImages } from "../../data/dataset.ts";
import { idxHeader } from "../../data/idxHeader.ts";
import { fashionMnist, mnist, type Checksums } from "../../data/known/checksums.ts";
import type { DataFacts, PublicSet } from "../../experiment/dataFacts.ts";

/** Bytes counted before others get their turn: about a millisecond's work. */
const PIECE = 2 ** 20;

const publicSets: readonly (readonly [PublicSet, Checksums])[] = [
  ["MNIST", mnist],
  ["Fashion-MNIST", fashionMnist],
];

/** Checksums by what they were counted of, as data in use do not change. */
const counted = new WeakMap<Uint8Array, number>();

/** What is to be known of a data set, its images left out; counts checksums the first time, piece by piece. */
export async function dataFactsOf(data: Dataset, breathe: () => Promise<void>): Promise<DataFacts> {
  const { name, rows, cols, classes, classNames, train, test } = data;
  const sums = async ({ images, labels }: LabelledImages) => ({
    images: await checksum(images, [labels.length, rows, cols], breathe),
    labels: await checksum(labels, [labels.length], breathe),
  });
  const trained = await sums(train);
  const tested = test && (await sums(test));
  const checksums = {
    trainImages: trained.images,
    trainLabels: trained.labels,
    testImages: tested?.images ?? null,
    testLabels: tested?.labels ?? null,
  };
  return {
    ...{ name, rows, cols, classes, classNames },
    ...{ trainCount: train.labels.length, testCount: test?.labels.length ?? 0 },
    checksums,
    publicSet: publicSets.find(([, known]) => sameChecksums(known, checksums))?.[0] ?? null,
  };
}

/** Whether two data sets have the same images and labels, in one order. */
export function sameChecksums(one: DataFacts["checksums"], other: DataFacts["checksums"]): boolean {
  return (["trainImages", "trainLabels", "testImages", "testLabels"] as const).every(
    (part) => one[part] === other[part],
  );
}

/** CRC-32 of the IDX file with these dimensions and bytes. */
async function checksum(
  bytes: Uint8Array,
  dimensions: readonly number[],
  breathe: () => Promise<void>,
): Promise<number> {
  const known = counted.get(bytes);
  if (known !== undefined) return known;
  let sum = crc32(idxHeader(dimensions));
  for (let at = 0; at < bytes.length; at += PIECE) {
    sum = crc32(bytes.subarray(at, at + PIECE), sum);
    await breathe();
  }
  counted.set(bytes, sum);
  return sum;
}
