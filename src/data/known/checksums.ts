/** CRC-32 of a data set's unpacked IDX files. */
export interface Checksums {
  readonly trainImages: number;
  readonly trainLabels: number;
  readonly testImages: number;
  readonly testLabels: number;
}

/** Sets of 60,000 and 10,000 images of 28×28. Source: the files themselves, as their authors offer them. */
export const mnist: Checksums = {
  trainImages: 0xe9f4d8b3,
  trainLabels: 0xe0cb4ad2,
  testImages: 0x91373bdf,
  testLabels: 0x4ab9eff9,
};
export const fashionMnist: Checksums = {
  trainImages: 0xb4f29f28,
  trainLabels: 0x741a4657,
  testImages: 0x678fe0b1,
  testLabels: 0x80142c1f,
};
