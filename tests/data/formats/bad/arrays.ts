import { fixture } from "../fixtures.ts";
import { text, type BadFile } from "./badFile.ts";

/** A .npy file whose header is this. */
function npy(header: string, values = new Uint8Array(96)): Uint8Array {
  const padded = header.padEnd(117) + "\n";
  return Uint8Array.of(...[0x93, 78, 85, 77, 80, 89, 1, 0, padded.length, 0], ...text(padded), ...values);
}

export const badArrays: readonly BadFile[] = [
  [
    "objects",
    fixture("bad/objects.npy"),
    "bad-type",
    "expected numbers, got Python objects. Save the array as numbers, such as uint8.",
  ],
  [
    "words",
    fixture("bad/text.npy"),
    "bad-type",
    "expected numbers, got text. Save the array as numbers, such as uint8.",
  ],
  [
    "complex numbers",
    fixture("bad/complex.npy"),
    "bad-type",
    "expected numbers, got complex numbers. Save the array as numbers, such as uint8.",
  ],
  [
    "records",
    fixture("bad/records.npy"),
    "bad-type",
    "expected numbers, got records. Save each of their fields as an array.",
  ],
  [
    "dates",
    fixture("bad/dates.npy"),
    "bad-type",
    "expected numbers, got dates. Save the array as numbers, such as uint8.",
  ],
  [
    "NaN",
    fixture("bad/nan.npy"),
    "bad-cell",
    "expected pixels from 0 to 1 or from 0 to 255, got NaN at [2, 3, 1]. Scale the pixels.",
  ],
  [
    "NaN by columns",
    fixture("bad/nan-fortran.npy"),
    "bad-cell",
    "expected pixels from 0 to 1 or from 0 to 255, got NaN at [2, 3, 1]. Scale the pixels.",
  ],
  [
    "normalised pixels",
    fixture("bad/normalised.npy"),
    "bad-cell",
    /^expected pixels from 0 to 1 or from 0 to 255, got -0\.\d+ at \[0, \d, \d\]\. Scale the pixels\.$/,
  ],
  [
    "16 bits",
    fixture("bad/sixteen-bit.npy"),
    "bad-cell",
    /^expected pixels from 0 to 1 or from 0 to 255, got \d{4,5} at \[0, 0, 0\]\. Scale the pixels\.$/,
  ],
  [
    "labels below 0",
    fixture("bad/negative-labels.npy"),
    "label-out-of-range",
    "expected whole labels from 0 to 255, got -1 at [2]. Number the classes from 0.",
  ],
  [
    "labels above 255",
    fixture("bad/large-labels.npy"),
    "label-out-of-range",
    "expected whole labels from 0 to 255, got 256 at [1]. Number the classes from 0.",
  ],
  [
    "half labels",
    fixture("bad/half-labels.npy"),
    "label-out-of-range",
    "expected whole labels from 0 to 255, got 0.5 at [2]. Number the classes from 0.",
  ],
  [
    "a number alone",
    fixture("bad/scalar.npy"),
    "bad-dimensions",
    "expected images (N, rows, columns) or labels (N,), got (). Save them in one of these shapes.",
  ],
  [
    "no images",
    fixture("bad/none.npy"),
    "empty",
    "expected at least one item, got (0, 28, 28). Choose another file.",
  ],
  [
    "five dimensions",
    fixture("bad/five.npy"),
    "bad-dimensions",
    "expected images (N, rows, columns) or labels (N,), got (1, 2, 3, 4, 5). Save them in one of these shapes.",
  ],
  [
    "volumes",
    fixture("bad/volumes.npy"),
    "bad-dimensions",
    "expected images with 1 or 3 channels, got (1, 28, 2, 28). Make the images grey.",
  ],
  [
    "wide images",
    fixture("bad/wide.npy"),
    "unsupported-size",
    "expected images of at most 64×64, got 3×65. Make the images smaller.",
  ],
  [
    "rows that are no square",
    fixture("bad/oblong-rows.npy"),
    "bad-dimensions",
    "expected rows of a square number of pixels, at most 64×64, got (2, 783). Save the images as (N, rows, columns).",
  ],
  [
    "several labels each",
    fixture("bad/several-labels.npy"),
    "bad-dimensions",
    "expected one class for each image, got rows of 3 zeros and ones with several classes, or none. Save the labels as (N,), one class for each image, or choose another data set.",
  ],
  [
    "a cut array",
    fixture("images-u1.npy").subarray(0, 200),
    "truncated",
    "expected 248 bytes, got 200 bytes. Is the file complete?",
  ],
  [
    "a cut header of NumPy's",
    fixture("images-u1.npy").subarray(0, 50),
    "truncated",
    "expected a whole header, got 50 bytes. Is the file complete?",
  ],
  [
    "a longer array",
    Uint8Array.of(...fixture("images-u1.npy"), 7),
    "wrong-length",
    "expected 248 bytes for (6, 4, 5), got 249. Save the array again.",
  ],
  [
    "version 9",
    fixture("images-u1.npy").map((byte, i) => (i === 6 ? 9 : byte)),
    "bad-header",
    "expected version 1, 2 or 3 of the NPY format, got 9. Save the array again with numpy.save.",
  ],
  [
    "a header without shape",
    npy("{'descr': '|u1', 'fortran_order': False, }"),
    "bad-header",
    "expected descr, fortran_order and shape in the header, got it without. Save the array again with numpy.save.",
  ],
  [
    "a shape that lies",
    npy("{'descr': '|u1', 'fortran_order': False, 'shape': (60000, 28, 28), }"),
    "truncated",
    "expected 47,040,128 bytes, got 224 bytes. Is the file complete?",
  ],
  [
    "a shape beyond memory",
    npy("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999, 28, 28), }"),
    "too-large",
    "expected at most 671,088,640 values, got (99999999, 28, 28). Choose a smaller file.",
  ],
  [
    "long doubles",
    npy("{'descr': '<f16', 'fortran_order': False, 'shape': (6, 4, 4), }"),
    "bad-type",
    "expected integers or floats, got dtype f16. Save the array as uint8.",
  ],
];
