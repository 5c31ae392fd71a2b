import { describe, expect, it } from "vitest";
import { DataError } from "../../../src/data/dataError.ts";
import { idxBytes } from "../idxBytes.ts";
import { failure } from "../failure.ts";
import { fixture, fixtureNames } from "./fixtures.ts";
import { faultsOf, readAny, readOrError } from "./readAny.ts";

const text = (...lines: string[]) => new TextEncoder().encode(lines.join("\n"));
const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (start: string) => Uint8Array.from(start.padEnd(300, "\0"), (char) => char.charCodeAt(0));

/** A .npy file whose header is this. */
function npy(header: string, values = new Uint8Array(96)): Uint8Array {
  const padded = header.padEnd(117) + "\n";
  return Uint8Array.of(...[0x93, 78, 85, 77, 80, 89, 1, 0, padded.length, 0], ...text(padded), ...values);
}

const kaggle = (...rows: string[]) => text("label,p0,p1,p2,p3", ...rows);
const formats = "expected IDX, NPY, NPZ, CSV, gzip, zip, PNG or JPEG";

/** What, its bytes, the code and the message for it, word for word. */
const table: readonly (readonly [string, Uint8Array, string, string])[] = [
  ["nothing", bytes(), "empty", "expected a data set, got no bytes. Choose another file."],
  // Other formats.
  ["other bytes", bytes(1, 2, 3, 4, 5), "unknown-format", `${formats}, got 0x01020304. Choose another file.`],
  [
    "a PDF",
    ascii("%PDF-1.7\n"),
    "unknown-format",
    `${formats}, got a PDF document (0x25504446). Choose the data themselves.`,
  ],
  [
    "a page",
    text("<!DOCTYPE html>", "<html>"),
    "unknown-format",
    `${formats}, got a web page (0x3c21444f). Download the file itself, not the page about it.`,
  ],
  [
    "JSON",
    text(" [1, 2]"),
    "unknown-format",
    `${formats}, got a JSON document (0x205b312c). Save the table as CSV.`,
  ],
  [
    "XML",
    text("<?xml version='1.0'?>", "<data/>"),
    "unknown-format",
    `${formats}, got an XML document (0x3c3f786d). Save the table as CSV.`,
  ],
  [
    "a drawing",
    text("<?xml version='1.0'?>", "<svg/>"),
    "unknown-format",
    `${formats}, got an SVG drawing (0x3c3f786d). Save the images as PNG.`,
  ],
  [
    "ARFF",
    text("% MNIST", "@RELATION mnist"),
    "unknown-format",
    `${formats}, got an ARFF file (0x25204d4e). Save the table as CSV.`,
  ],
  [
    "a pointer",
    text("version https://git-lfs.github.com/spec/v1"),
    "unknown-format",
    `${formats}, got a pointer of Git LFS (0x76657273). Download the file that it stands for.`,
  ],
  [
    "RAR",
    ascii("Rar!\x1a\x07"),
    "unknown-format",
    `${formats}, got a RAR archive (0x52617221). Unpack it and drop the folder.`,
  ],
  [
    "7z",
    ascii("7z\xbc\xaf\x27\x1c"),
    "unknown-format",
    `${formats}, got a 7z archive (0x377abcaf). Unpack it and drop the folder.`,
  ],
  [
    "tar",
    ascii(`${"data/".padEnd(257, "\0")}ustar`),
    "unknown-format",
    `${formats}, got a tar archive (0x64617461). Unpack it and drop the folder.`,
  ],
  [
    "a WebP image",
    ascii("RIFF\x01\x02\x03\x04WEBP"),
    "unknown-format",
    `${formats}, got a WebP image (0x52494646). Save the images as PNG.`,
  ],
  [
    "a GIF",
    ascii("GIF89a"),
    "unknown-format",
    `${formats}, got a GIF image (0x47494638). Save the images as PNG.`,
  ],
  [
    "an AVIF image",
    ascii("\0\0\0\x1cftypavif"),
    "unknown-format",
    `${formats}, got an AVIF image (0x0000001c). Save the images as PNG.`,
  ],
  [
    "a pickle",
    ascii("\x80\x04\x95"),
    "unknown-format",
    `${formats}, got a Python pickle (0x80049500). Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "HDF5",
    ascii("\x89HDF\r\n\x1a\n"),
    "unknown-format",
    `${formats}, got an HDF5 file (0x89484446). Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "MATLAB",
    ascii("MATLAB 5.0 MAT-file"),
    "unknown-format",
    `${formats}, got a MATLAB file (0x4d41544c). Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "UTF-16",
    bytes(0xff, 0xfe, 49, 0, 44, 0),
    "unknown-format",
    `${formats}, got text in UTF-16 (0xfffe3100). Save it in UTF-8.`,
  ],
  // IDX.
  [
    "a cut IDX file",
    idxBytes([6, 4, 5]).subarray(0, 100),
    "truncated",
    "expected 136 bytes, got 100. Is the file complete?",
  ],
  [
    "a cut header",
    idxBytes([6, 4, 5]).subarray(0, 9),
    "truncated",
    "expected 16 bytes, got 9. Is the file complete?",
  ],
  [
    "a longer IDX file",
    Uint8Array.of(...idxBytes([6]), 0),
    "wrong-length",
    "expected 14 bytes for 6, got 15. Download the file again.",
  ],
  [
    "a length that lies",
    idxBytes([6, 4, 5]).map((byte, i) => (i === 5 ? 1 : byte)),
    "truncated",
    "expected 1310856 bytes, got 136. Is the file complete?",
  ],
  [
    "a length beyond memory",
    idxBytes([6, 4, 5]).map((byte, i) => (i === 4 ? 255 : byte)),
    "too-large",
    "expected at most 536870912 bytes, got 4278190086×4×5. Choose a smaller file.",
  ],
  [
    "floats",
    idxBytes([2, 3, 3], [0], 13),
    "bad-type",
    "expected unsigned bytes (magic 0x000008..), got 32-bit floats. Convert the file to bytes.",
  ],
  [
    "colours",
    idxBytes([2, 3, 3, 3]),
    "bad-dimensions",
    "expected images with one channel, got 2×3×3×3. Make the images grey.",
  ],
  [
    "two dimensions",
    idxBytes([2, 9]),
    "bad-dimensions",
    "expected 3 dimensions (images) or 1 (labels), got 2. Choose another file.",
  ],
  [
    "photos",
    idxBytes([1, 224, 224]),
    "unsupported-size",
    "expected images of at most 64×64, got 224×224. Make the images smaller.",
  ],
  // NumPy.
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
    expect.stringMatching(
      /^bad\.file: expected pixels from 0 to 1 or from 0 to 255, got -0\.\d+ at \[0, \d, \d\]\. Scale the pixels\.$/,
    ) as string,
  ],
  [
    "16 bits",
    fixture("bad/sixteen-bit.npy"),
    "bad-cell",
    expect.stringMatching(
      /^bad\.file: expected pixels from 0 to 1 or from 0 to 255, got \d{4,5} at \[0, 0, 0\]\. Scale the pixels\.$/,
    ) as string,
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
    "expected rows of a square number of pixels, or with a single 1 for the class, got rows of 3. Save images as (N, rows, columns) and labels as (N,).",
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
    "expected 47040128 bytes, got 224 bytes. Is the file complete?",
  ],
  [
    "a shape beyond memory",
    npy("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999, 28, 28), }"),
    "too-large",
    "expected at most 536870912 values, got (99999999, 28, 28). Choose a smaller file.",
  ],
  [
    "long doubles",
    npy("{'descr': '<f16', 'fortran_order': False, 'shape': (6, 4, 4), }"),
    "bad-type",
    "expected integers or floats, got dtype f16. Save the array as uint8.",
  ],
  // Tables.
  [
    "NaN in a table",
    kaggle("1,0,0,9,0", "2,0,nan,9,0"),
    "bad-cell",
    'expected a number from 0 to 255 in row 3, column p1, got "nan". Correct the cell.',
  ],
  [
    "an empty cell",
    kaggle("1,0,0,9,0", "", "2,0,0,,0"),
    "bad-cell",
    "expected a number from 0 to 255 in row 4, column p2, got an empty cell. Correct the cell.",
  ],
  [
    "a pixel above 255",
    kaggle("1,0,0,256,0"),
    "bad-cell",
    'expected a number from 0 to 255 in row 2, column p2, got "256". Correct the cell.',
  ],
  [
    "a pixel below 0",
    kaggle("1,0,0,-1,0"),
    "bad-cell",
    'expected a number from 0 to 255 in row 2, column p2, got "-1". Correct the cell.',
  ],
  [
    "a word for a pixel, no header",
    text("1,0,0,9,0", "1,0,white,9,0"),
    "bad-cell",
    'expected a number from 0 to 255 in row 2, column 3, got "white". Correct the cell.',
  ],
  [
    "a long cell",
    kaggle(`1,0,0,${"9".repeat(400)},0`),
    "bad-cell",
    `expected a number from 0 to 255 in row 2, column p2, got "${"9".repeat(20)}…". Correct the cell.`,
  ],
  [
    "a row cut short",
    kaggle("1,0,0,9,0", "2,0,0"),
    "bad-cell",
    "expected 5 cells in row 3, as in the first, got 3. Correct the row.",
  ],
  [
    "a row too long",
    kaggle("1,0,0,9,0", "2,0,0,9,0,0"),
    "bad-cell",
    "expected 5 cells in row 3, as in the first, got 6. Correct the row.",
  ],
  [
    "a quoted row cut short",
    kaggle('"a ""b""",0,0,9,0', '"a ""b""",0,0'),
    "bad-cell",
    "expected 5 cells in row 3, as in the first, got 3. Correct the row.",
  ],
  [
    "an open quote",
    kaggle("1,0,0,9,0", '1,"0,0,9,0'),
    "bad-cell",
    "expected closed quotes in row 3, got an open one. Close the quote.",
  ],
  [
    "no label",
    kaggle("1,0,0,9,0", ",0,0,9,0"),
    "bad-cell",
    "expected a label in row 3, column label, got an empty cell. Correct the cell.",
  ],
  [
    "a label of 300",
    kaggle("300,0,0,9,0"),
    "label-out-of-range",
    'expected a whole label from 0 to 255 in row 2, column label, got "300". Number the classes from 0.',
  ],
  [
    "a label of 1.5",
    kaggle("1.5,0,0,9,0"),
    "label-out-of-range",
    'expected a whole label from 0 to 255 in row 2, column label, got "1.5". Number the classes from 0.',
  ],
  [
    "257 names",
    kaggle(...Array.from({ length: 257 }, (_, i) => `class${i},0,0,9,0`)),
    "label-out-of-range",
    'expected at most 256 classes, got one more in row 258, column label: "class256". Is this column the label?',
  ],
  [
    "no square",
    text("label,a,b,c", "1,2,3,4"),
    "wrong-format",
    "expected rows of a label and a square number of pixels, such as 784 for 28×28 and at most 64×64, got 4 cells. Save one image in each row.",
  ],
  [
    "prose",
    text("This is a file of notes.", "It has no data, sorry."),
    "wrong-format",
    expect.stringMatching(/^bad\.file: expected rows of a label and a square number of pixels/) as string,
  ],
  [
    "images too large",
    text(
      Array(65 * 65 + 1)
        .fill(0)
        .join(","),
    ),
    "unsupported-size",
    "expected rows of a label and a square number of pixels, such as 784 for 28×28 and at most 64×64, got 4226 cells. Make the images smaller.",
  ],
  [
    "a header alone",
    text("label,p0,p1,p2,p3", ""),
    "empty",
    "expected rows of numbers, got none. Choose another file.",
  ],
  [
    "blank lines alone",
    text("", "", ""),
    "empty",
    "expected rows of numbers, got none. Choose another file.",
  ],
  [
    "a form to fill in",
    text("ImageId,Label", "1,0", "2,0", "3,0"),
    "too-few-classes",
    "expected labels of at least two classes, got 0 in every row. Is this a form to fill in?",
  ],
  [
    "a name in Latin-1",
    Uint8Array.of(...kaggle("1,0,0,9,0", ""), 0xe4, ...text(",0,0,9,0")),
    "wrong-format",
    "expected text in UTF-8, got other bytes in row 3. Save the table as CSV in UTF-8.",
  ],
  [
    "one endless line",
    text("1".repeat(600_000)),
    "wrong-format",
    "expected lines of at most 131072 bytes, got a longer one. Save one image in each row.",
  ],
];

describe("bad input", () => {
  it.each(table)("answers to %s", (_, file, code, message) => {
    const error = failure(() => readAny("bad.file", file));
    expect({ code: error.code, file: error.file, message: error.message }).toEqual({
      ...{ code, file: "bad.file" },
      message: typeof message === "string" ? `bad.file: ${message}` : message,
    });
    expect(error.message).toMatch(/^bad\.file: expected .*, got [^]*[.?]$/);
  });

  it("has a message for each of NumPy's bad files", () => {
    for (const name of fixtureNames("bad/"))
      expect(readOrError(() => readAny(name, fixture(name)))).toBeInstanceOf(DataError);
  });
});

const whole = [
  ...["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
  ...["images-u1.npy", "labels-little-i8.npy", "unit-big-f4.npy", "one-hot-u1.npy", "fortran.npy"],
];

describe.each(whole)("%s", (name) => {
  const file = fixture(name);

  it("is truncated, wherever it is cut", () => {
    for (let cut = 0; cut < 100; cut++) {
      const length = Math.max(1, Math.floor((file.length * cut) / 100));
      const { code } = failure(() => readAny(name, file.subarray(0, length)));
      expect({ length, code }).toEqual({ length, code: "truncated" });
    }
  });

  it("is refused in words, or right in itself, with any byte of its header changed", () => {
    let refused = 0;
    for (let at = 0; at < Math.min(file.length, 160); at++) {
      for (const flip of [1, 2, 8, 32, 128, 255]) {
        const changed = file.map((byte, i) => (i === at ? byte ^ flip : byte));
        const read = readOrError(() => readAny(name, changed));
        if (read instanceof DataError) {
          refused++;
          expect(read.message).toMatch(/: expected [^]*, got [^]*[.?]$/);
        } else expect({ at, flip, faults: faultsOf(read) }).toEqual({ at, flip, faults: [] });
      }
    }
    expect(refused).toBeGreaterThan(20);
  });
});

describe("kaggle.csv", () => {
  const file = fixture("kaggle.csv");

  it("is refused in words, or read as far as it goes, wherever it is cut", () => {
    for (let length = 0; length < file.length; length++) {
      const read = readOrError(() => readAny("a", file.subarray(0, length)));
      if (!(read instanceof DataError))
        expect({ length, faults: faultsOf(read) }).toEqual({ length, faults: [] });
    }
  });

  it("is refused in words, or right in itself, with any byte changed", () => {
    for (let at = 0; at < file.length; at++) {
      for (const flip of [1, 4, 16, 32, 128, 255]) {
        const read = readOrError(() =>
          readAny(
            "a",
            file.map((byte, i) => (i === at ? byte ^ flip : byte)),
          ),
        );
        if (!(read instanceof DataError))
          expect({ at, flip, faults: faultsOf(read) }).toEqual({ at, flip, faults: [] });
      }
    }
  });
});
