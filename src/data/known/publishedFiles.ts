/** A file of a well-known set just as its authors offer it. */
export interface PublishedFile {
  /** The set's name, as `recognise` knows it. */
  readonly set: string;
  /** Bytes, packed. */
  readonly size: number;
  /** Of the packed bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Training images and labels of sets whose files are named like those of others.
 *
 * Source: tensorflow_datasets/url_checksums/kmnist.txt in tensorflow/datasets; the same sums stand in
 * lib/torchvision/datasets/kmnist.rb in ankane/torchvision-ruby.
 */
export const publishedFiles: readonly PublishedFile[] = [
  {
    set: "KMNIST",
    size: 18_165_135,
    sha256: "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
  },
  {
    set: "KMNIST",
    size: 29_497,
    sha256: "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
  },
];
