import { fashionMnist, mnist, type Checksums } from "../../data/known/checksums.ts";
import type { WellKnownSet } from "../protocol/library.ts";

export interface KnownFile {
  readonly name: string;
  /** Of the unpacked bytes. */
  readonly crc32: number;
  /** Bytes, gzipped by its makers (a mirror may have packed it otherwise) and unpacked. */
  readonly packed: number;
  readonly unpacked: number;
}

export interface KnownFiles {
  readonly title: string;
  readonly files: readonly KnownFile[];
}

/** Both sets come in the same four files; `packed` in this order. */
function filesOf(checksums: Checksums, packed: readonly [number, number, number, number]): KnownFile[] {
  const { trainImages, trainLabels, testImages, testLabels } = checksums;
  return [
    { name: "train-images-idx3-ubyte.gz", crc32: trainImages, packed: packed[0], unpacked: 47_040_016 },
    { name: "train-labels-idx1-ubyte.gz", crc32: trainLabels, packed: packed[1], unpacked: 60_008 },
    { name: "t10k-images-idx3-ubyte.gz", crc32: testImages, packed: packed[2], unpacked: 7_840_016 },
    { name: "t10k-labels-idx1-ubyte.gz", crc32: testLabels, packed: packed[3], unpacked: 10_008 },
  ];
}

export const knownFiles: Readonly<Record<WellKnownSet, KnownFiles>> = {
  mnist: { title: "MNIST", files: filesOf(mnist, [9_912_422, 28_881, 1_648_877, 4_542]) },
  "fashion-mnist": {
    title: "Fashion-MNIST",
    files: filesOf(fashionMnist, [26_421_880, 29_515, 4_422_102, 5_148]),
  },
};
