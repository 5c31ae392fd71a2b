import { describe, expect, it } from "vitest";
import { CsvReader } from "../../../src/data/formats/csvReader.ts";
import { describeWithPython, pythonBytes } from "../../export/python.ts";
import { readOrError } from "./readAny.ts";
import { plain, readWith } from "./fixtures.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What is read of a table, or the message that says why not; `a.csv` is its name. */
function table(bytes: Uint8Array): unknown {
  const parts = readOrError(() => readWith(CsvReader, "a.csv", bytes));
  if (parts instanceof Error) return parts.message.slice("a.csv: ".length);
  const [images, labels] = ["images", "labels"].map((kind) =>
    plain(parts).find((part) => part.kind === kind),
  );
  return {
    images: images?.values ?? null,
    labels: labels?.values ?? null,
    names: labels?.classNames ?? null,
    notes: images?.notes ?? [],
  };
}

const small = (...lines: string[]) => table(bytesOf(lines.join("\n")));

/** Two images of 2×2, with their labels. */
const two = { images: [0, 20, 3, 0, 0, 6, 7, 0], labels: [1, 0], names: null, notes: [] };

describe("what may stand above a table", () => {
  it("is Excel's line of the separator, with any end and a byte order mark", () => {
    const lines = ["sep=;", "label;a;b;c;d", "1;0;20;3;0", "0;0;6;7;0"];
    for (const end of ["\n", "\r\n", "\r"]) expect(table(bytesOf(lines.join(end)))).toEqual(two);
    expect(small(`\ufeff${lines.join("\n")}`)).toEqual(two);
    expect(small('"SEP=;"', ...lines.slice(1))).toEqual(two);
    expect(small("sep=;", "1;0;20;3;0", "0;0;6;7;0")).toEqual(two);
    expect(small("sep=|", "1|0,5|0,25|1|0", "0|1|0|0|0,75")).toMatchObject({
      images: [128, 64, 255, 0, 255, 0, 0, 191],
    });
  });

  it("is comments, however many cells they have, empty lines among them", () => {
    expect(small("# small digits", "# by hand, of 2, 3, and 4", "", "1,0,20,3,0", "0,0,6,7,0")).toEqual(two);
    expect(small("#", "# 2×2", "label,a,b,c,d", "1,0,20,3,0", "0,0,6,7,0")).toEqual(two);
    expect(small("sep=,", "# by hand", "1,0,20,3,0", "0,0,6,7,0")).toEqual(two);
    expect(small("# 7,1,1,1,1", "1,0,20,3,0", "0,0,6,7,0")).toEqual(two);
    expect(small("# labels", "3", "1")).toEqual({ images: null, labels: [3, 1], names: null, notes: [] });
  });

  it("counts as lines do where a message names a row", () => {
    expect(small("# by hand", "", "label,a,b,c,d", "1,0,20,3,400")).toBe(
      'expected a number from 0 to 255 in row 4, column d, got "400". Correct the cell.',
    );
  });

  it("is the header where it names the columns", () => {
    for (const above of [[], ["# by hand"], ["# by hand", "# 2×2"]]) {
      for (const header of ["# a,b,label,c,d", "#a,b,label,c,d", "a,b,label,c,d"]) {
        expect(small(...above, header, "0,20,1,3,0", "0,6,0,7,0")).toEqual(two);
      }
    }
    expect(small("# 0,1,2,3", "0,20,3,0", "0,6,7,0")).toMatchObject({ images: two.images });
    expect(small("#label", "3", "1")).toMatchObject({ labels: [3, 1], names: null });
  });

  it("is no row, even of a class whose name begins with #", () => {
    const read = { images: [0, 20, 3, 0, 0, 6, 7, 0], labels: [0, 1], notes: [] };
    expect(small("#,0,20,3,0", "A,0,6,7,0")).toEqual({ ...read, names: ["#", "A"] });
    expect(small("# by hand", "#1,0,20,3,0", "A,0,6,7,0")).toEqual({ ...read, names: ["#1", "A"] });
    expect(small("#1,0,20,3,0", "#2,0,6,7,0")).toEqual({ ...read, names: ["#1", "#2"] });
  });

  it("is all there is", () => {
    expect(small("sep=;", "")).toBe("expected rows of numbers, got none. Choose another file.");
    expect(small("# by hand", "")).toMatch(/^expected rows of a label .*, got 3 cells\. /);
  });

  describeWithPython("as NumPy writes it", () => {
    it("is a header of one line or of several", () => {
      const save = (header: string, separator: string) =>
        pythonBytes([
          "-c",
          "import sys, numpy as np\n" +
            "rows = [[1, 0, 20, 3, 0], [0, 0, 6, 7, 0]]\n" +
            "np.savetxt(sys.stdout.buffer, rows, fmt='%d', delimiter=sys.argv[1], header=sys.argv[2])",
          separator,
          header,
        ]);
      for (const header of ["label,a,b,c,d", "by hand\nlabel,a,b,c,d", "by hand", "by hand, 2×2\nof 2020"]) {
        for (const separator of [",", " ", "\t"]) {
          expect(table(save(header.replaceAll(",", separator), separator))).toEqual(two);
        }
      }
    });
  });
});

describe("what pandas makes of tables", () => {
  const note =
    "The first row was taken for names of columns, as pandas makes them for a table that has none.";

  it("is numbers behind a point, where the first row was taken for names", () => {
    const rows = ["1,0,20,3,0", "0,0,6,7,0"];
    expect(small("0,0.1,0.2,0.3,0.4", ...rows)).toEqual({ ...two, notes: [note] });
    expect(small("5,0,0.1,0.2,0.3", ...rows)).toEqual({ ...two, notes: [note] });
    expect(small("0,0.1,7,0.2,0.3", "0,20,3,0,1", "0,6,7,0,0")).toEqual({ ...two, notes: [note] });
    expect(small("0.0,0.0.1,0.0.2,0.0.3,1.0", ...rows.map((row) => row.replaceAll(/$|,/g, ".0$&")))).toEqual({
      ...two,
      notes: [note],
    });
    expect(small("0,0.1,0.2,0.3", "0,20,3,0", "0,6,7,0")).toMatchObject({
      images: two.images,
      labels: null,
    });
  });

  it("is an index besides, under any of its names", () => {
    for (const index of ["", "Unnamed: 0", "Unnamed: 0.1", "index", "level_0"]) {
      expect(small(`${index},label,a,b,c,d`, "0,1,0,20,3,0", "1,0,0,6,7,0")).toEqual(two);
    }
    const rows = ["0,1,0,20,3,0", "1,0,0,6,7,0"];
    expect(small("Unnamed: 0,0,0.1,0.2,0.3,0.4", ...rows)).toEqual({ ...two, notes: [note] });
    expect(small("Unnamed: 0,0,1,2,3,4", ...rows)).toEqual(two);
    expect(small(...rows)).toEqual(two);
  });

  it("is none of it where fractions are a row of an image", () => {
    expect(small("1,0,0.1,0.2,0", "0,1,0.5,0.25,0")).toMatchObject({
      labels: [1, 0],
      notes: [expect.anything()],
    });
    expect(small("0.5,0.25,0.1,0.2", "0,1,0.5,0.25")).toMatchObject({
      images: [128, 64, 26, 51, 0, 255, 128, 64],
    });
  });
});

describe("columns that are neither label nor pixel", () => {
  const asideOf = (names: string) => ({
    ...two,
    notes: [`Left aside, as neither label nor pixel: ${names}.`],
  });

  it("are left aside and named, where one is called label", () => {
    expect(small("label,name,a,b,c,d", "1,one,0,20,3,0", "0,none,0,6,7,0")).toEqual(asideOf("name"));
    expect(small("writer,p0,p1,p2,p3,class", "7,0,20,3,0,1", "8,0,6,7,0,0")).toEqual(asideOf("writer"));
    expect(small("fold,label,p0,p1,p2,p3,name", "1,1,0,20,3,0,x", "2,0,0,6,7,0,y")).toEqual(
      asideOf("fold, name"),
    );
  });

  it("are named in the message, where no column is called label", () => {
    expect(small("digit_name,digit_no,p0,p1,p2,p3,p4,p5,p6,p7,p8", "one,1,0,0,0,0,9,0,0,0,0")).toBe(
      "expected rows of a label and a square number of pixels, such as 784 for 28×28 and at most 64×64, " +
        "got 9 pixels and 2 other columns: digit_name, digit_no. " +
        "Name the column of the labels label, and leave out what is neither label nor pixel.",
    );
  });

  it("are named in the message, where the rest is no square", () => {
    const names = ["label", "name", ...Array.from({ length: 600 }, (_, i) => `p${i}`)];
    expect(small(names.join(), ["3", "three", ...names.slice(2).map(() => "0")].join())).toBe(
      "expected rows of a label and a square number of pixels, such as 784 for 28×28 and at most 64×64, " +
        "got 600 pixels and 1 other column: name. " +
        "Leave out what is neither label nor pixel; save images that are not square as .npy.",
    );
    expect(
      small("p0,p1,p2,a,b,c,d,e,f,p3,p4,p5,p6,p7,p8,p9", "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0"),
    ).toMatchObject({});
  });

  it("are read over at the ends of a table without header: rows' numbers, and nothing", () => {
    expect(small("7,1,0,20,3,0", "8,0,0,6,7,0")).toEqual(two);
    expect(small("1,0,20,3,0,", "0,0,6,7,0,")).toEqual(two);
    expect(small("1,0,20,3,0,5", "3,0,6,7,0,5")).toMatch(/got 6 cells\. Save one image in each row\.$/);
  });
});
