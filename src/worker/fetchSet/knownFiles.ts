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

const names = [
  { name: "train-images-idx3-ubyte.gz", unpacked: 47_040_016 },
  { name: "train-labels-idx1-ubyte.gz", unpacked: 60_008 },
  { name: "t10k-images-idx3-ubyte.gz", unpacked: 7_840_016 },
  { name: "t10k-labels-idx1-ubyte.gz", unpacked: 10_008 },
] as const;

const filesWith = (facts: readonly { readonly crc32: number; readonly packed: number }[]): KnownFile[] =>
  facts.map((fact, k) => ({ ...names[k], ...fact }));

export const knownFiles: Readonly<Record<WellKnownSet, KnownFiles>> = {
  mnist: {
    title: "MNIST",
    files: filesWith([
      { crc32: 0xe9f4d8b3, packed: 9_912_422 },
      { crc32: 0xe0cb4ad2, packed: 28_881 },
      { crc32: 0x91373bdf, packed: 1_648_877 },
      { crc32: 0x4ab9eff9, packed: 4_542 },
    ]),
  },
  "fashion-mnist": {
    title: "Fashion-MNIST",
    files: filesWith([
      { crc32: 0xb4f29f28, packed: 26_421_880 },
      { crc32: 0x741a4657, packed: 29_515 },
      { crc32: 0x678fe0b1, packed: 4_422_102 },
      { crc32: 0x80142c1f, packed: 5_148 },
    ]),
  },
};
