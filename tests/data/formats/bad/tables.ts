import { text, type BadFile } from "./badFile.ts";

const kaggle = (...rows: string[]) => text("label,p0,p1,p2,p3", ...rows);

export const badTables: readonly BadFile[] = [
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
    'expected a number from 0 to 255 in row 2, column p2, got "-1". Save pixels from 0 to 1 or from 0 to 255, not standardised.',
  ],
  [
    "a word for a pixel, no header",
    text("1,0,0,9,0", "1,0,white,9,0"),
    "bad-cell",
    'expected a number from 0 to 255 in row 2, column 3, got "white". Correct the cell.',
  ],
  [
    "fractions at both ends",
    text("0,0.5,0,0,0", "0.5,0,1,0,0", "0,0,0,0,0.25"),
    "label-out-of-range",
    'expected a whole label from 0 to 255 in row 3, column 5, got "0.25". Number the classes from 0.',
  ],
  [
    "a label too large in one of both ends",
    text("0,0.5,0,0,0", "1,0,1,0,300"),
    "bad-cell",
    'expected a number from 0 to 255 in row 2, column 5, got "300". Correct the cell.',
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
    /^expected rows of a label and a square number of pixels/,
  ],
  [
    "images too large",
    text(
      Array(65 * 65 + 1)
        .fill(0)
        .join(","),
    ),
    "unsupported-size",
    "expected rows of a label and a square number of pixels, such as 784 for 28×28 and at most 64×64, got 4,226 cells. Make the images smaller.",
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
    "expected lines of at most 131 kB, got a longer one. Save one image in each row.",
  ],
];
