import { describe, expect, it } from "vitest";
import type { DatasetFile } from "../../../src/data/datasetFile.ts";
import { CsvReader } from "../../../src/data/formats/csvReader.ts";
import { expectedFiles, fixture, fixtureNames, plain, readWith } from "./fixtures.ts";

const names = fixtureNames().filter((name) => name.endsWith(".csv"));

/** Parts as the script describes a table. */
function asTable(parts: readonly DatasetFile[]) {
  const images = parts.find((part) => part.kind === "images");
  const labels = parts.find((part) => part.kind === "labels");
  return {
    kind: "table",
    images: images ? Array.from(images.values) : null,
    labels: labels ? Array.from(labels.values) : null,
    rows: images?.rows ?? 4,
    cols: images?.cols ?? 4,
    notes: images?.notes ?? [],
  };
}

const read = (text: string, name = "a.csv") => readWith(CsvReader, name, new TextEncoder().encode(text));

/** One image of 2×2 in each row. */
const small = (...lines: string[]) => asTable(read(lines.join("\n")));

describe("CsvReader on tables that NumPy saved", () => {
  it.each(names)("reads %s", (name) => {
    const parts = readWith(CsvReader, name, fixture(name));
    expect(asTable(parts)).toEqual(expectedFiles[name]);
    const bond = parts.length === 2 ? name : null;
    for (const part of parts) expect(part).toMatchObject({ name, count: 6, bond });
  });

  it.each(names)("reads %s the same in pieces of any length", (name) => {
    const bytes = fixture(name);
    const whole = plain(readWith(CsvReader, name, bytes));
    for (const length of [1, 2, 3, 7, 50, 113]) {
      expect(plain(readWith(CsvReader, name, bytes, { length, sizeHint: length % 2 ? 0 : 1e6 }))).toEqual(
        whole,
      );
    }
  });
});

describe("CsvReader", () => {
  const labels = [7, 5, 7];

  it("takes a table with byte order mark, blank lines, ends of any kind and none at the end", () => {
    const lines = ["label,a,b,c,d", "7,1,2,3,4", "", "5,5,6,7,8", "7,0,0,9,0"];
    for (const end of ["\n", "\r\n", "\r"]) {
      const table = small(`\ufeff${lines.join(end)}`);
      expect(table).toMatchObject({ labels });
      expect(small(lines.join(end) + end + end)).toEqual(table);
    }
  });

  it("finds the label by its name, wherever it stands", () => {
    for (const name of ["label", "class", "Target", "y"]) {
      expect(small(`a,b,${name},c,d`, "90,2,7,3,4", "5,6,5,7,8", "0,0,7,9,0")).toMatchObject({
        images: [90, 2, 3, 4, 5, 6, 7, 8, 0, 0, 9, 0],
        labels,
      });
    }
  });

  it("finds the label without a name, before or behind the pixels", () => {
    expect(small("number,p0,p1,p2,p3", "1,10,2,3,4", "0,5,6,7,80")).toMatchObject({ labels: [1, 0] });
    expect(small("p0,p1,p2,p3,number", "10,2,3,4,1", "5,6,7,80,0")).toMatchObject({ labels: [1, 0] });
    expect(small("1,0,20,3,0", "0,0,6,7,0")).toMatchObject({ labels: [1, 0] });
    expect(small("0,20,3,0,1", "0,6,7,0,0")).toMatchObject({ labels: [1, 0] });
    expect(small("0.5,1,0.25,0,1", "0.25,0,0,1,0")).toMatchObject({ labels: [1, 0] });
  });

  it("finds labels behind the pixels of images sorted by class", () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `0,20,${i % 256},0,${i < 20_000 ? 0 : 1}`);
    const table = small(...rows);
    expect(table.labels?.slice(19_998, 20_002)).toEqual([0, 0, 1, 1]);
    expect(table.images?.slice(4, 12)).toEqual([0, 20, 1, 0, 0, 20, 2, 0]);
  });

  it("finds labels that are rare, whole numbers written as fractions, or names that come late", () => {
    const rare = Array.from({ length: 50 }, (_, i) => Number(i === 49));
    expect(small(...rare.map((label) => `${label},20,30,90,0`))).toMatchObject({ labels: rare });
    expect(small(...rare.map((label) => `0,20,30,90,${label}`))).toMatchObject({ labels: rare });
    expect(small("0.00,0.5,0.25,1,3.0e+00", "0.00,1,1,0,1.0e+00")).toMatchObject({ labels: [3, 1] });
    const late = Array.from({ length: 300 }, (_, i) => `0,20,30,90,${i < 299 ? "0" : '"a ""b"""'}`);
    expect(read(late.join("\n"))[1]).toMatchObject({ classNames: ["0", 'a "b"'] });
  });

  it("finds labels by the corners of photos, which are seldom alike but as bright as what is beside them", () => {
    const photo = (i: number) => [90, 95, 44, 40].map((grey) => grey + ((7 * i) % 50));
    const labelsOf = Array.from({ length: 60 }, (_, i) => (i * i) % 100);
    const lines = (row: (label: number, i: number) => readonly number[]) =>
      labelsOf.map((label, i) => row(label, i).join(","));
    expect(small(...lines((label, i) => [label, ...photo(i)]))).toMatchObject({ labels: labelsOf });
    expect(small(...lines((label, i) => [...photo(i).reverse(), label]))).toMatchObject({ labels: labelsOf });
  });

  it("takes the first column where nothing tells, and says so", () => {
    const [images, labelPart] = read("1,1,0,1,1\n0,0,1,0,0\n");
    expect(images).toMatchObject({ values: Uint8Array.of(255, 0, 255, 255, 0, 255, 0, 0) });
    expect(labelPart).toMatchObject({
      values: Uint8Array.of(1, 0),
      notes: [
        "a.csv: the labels could be the first or the last column, and the first was taken. " +
          "If it is the last, give the table a first row that names it label.",
      ],
    });
  });

  it("numbers classes that have names in the names' order", () => {
    const [, labelPart] = read('label,a,b,c,d\nzehn 10,1,2,3,40\n"häuser, 2",5,6,7,8\nzehn 9,0,0,9,0\n');
    expect(labelPart).toMatchObject({
      classNames: ["häuser, 2", "zehn 9", "zehn 10"],
      values: Uint8Array.of(2, 0, 1),
    });
    expect(small("cat,0,20,3,0", "dog,0,6,7,0", "cat,1,1,1,1")).toMatchObject({ labels: [0, 1, 0] });
    expect(small("0,20,3,0,cat", "0,6,7,0,dog", "1,1,1,1,cat")).toMatchObject({ labels: [0, 1, 0] });
  });

  it("reads quotes around any cell, and within them", () => {
    const [, labelPart] = read(
      'label,"a",b,c,d\n"say ""ah""",1,"2",3,"40.5"\n"x, y",5,6,"7e0",8\nz,"0",0,0,0\n',
    );
    expect(labelPart).toMatchObject({ classNames: ['say "ah"', "x, y", "z"] });
  });

  it("reads commas for decimal points where semicolons separate", () => {
    expect(small("label;a;b;c;d", "1;0,2;0,4;0,6;1", "0;0;0;0,8;1,0")).toMatchObject({
      images: [51, 102, 153, 255, 0, 0, 204, 255],
      labels: [1, 0],
    });
  });

  it("reads what pandas writes: an index, and numbered columns", () => {
    expect(small(",0,1,2,3", "0,10,2,3,4", "1,5,6,7,80")).toMatchObject({
      images: [10, 2, 3, 4, 5, 6, 7, 80],
      labels: null,
    });
    expect(small("0,1,2,3", "10,2,3,4", "5,6,7,80").images).toHaveLength(8);
    expect(small(",label,0,1,2,3", "0,1,10,2,3,4", "1,0,5,6,7,80")).toMatchObject({ labels: [1, 0] });
  });

  it("takes a pixel above 1 among thousands of fractions for what it says", () => {
    const rows = Array.from({ length: 5000 }, () => "1,0.6,0.4,1,0");
    const { images: bytes, notes } = small("label,a,b,c,d", ...rows, "0,200,0,0,0");
    expect(bytes?.slice(0, 4)).toEqual([1, 0, 1, 0]);
    expect(bytes?.slice(-4)).toEqual([200, 0, 0, 0]);
    expect(notes).toEqual(["Pixels were rounded to whole numbers."]);
  });

  it("reads labels alone, of numbers or names", () => {
    expect(read("cat\ndog\ncat\n".replace(/^/, "label\n"))).toMatchObject([
      { kind: "labels", values: Uint8Array.of(0, 1, 0), classNames: ["cat", "dog"], bond: null },
    ]);
    expect(read("3\n1\n4\n")).toMatchObject([{ values: Uint8Array.of(3, 1, 4), classNames: null }]);
    expect(read("id,class\na.png,3\nb.png,1\n")).toMatchObject([{ values: Uint8Array.of(3, 1) }]);
  });

  it("reads more than a sample's worth of rows, quoted here and there", () => {
    const row = (i: number) => `${i % 10},${Array.from({ length: 784 }, (_, j) => (i * j) % 256).join(",")}`;
    const lines = Array.from({ length: 400 }, (_, i) => (i % 7 ? row(i) : row(i).replace(/\d+/g, '"$&"')));
    const bytes = new TextEncoder().encode(lines.join("\r\n"));
    const [pixels, labelPart] = readWith(CsvReader, "a", bytes, { length: 10_000 });
    expect(pixels).toMatchObject({ count: 400, rows: 28, cols: 28 });
    // Told in words: a difference among so many would take minutes to print.
    const pixel = (_: number, k: number) => (Math.floor(k / 784) * (k % 784)) % 256;
    const expected = Uint8Array.from({ length: 400 * 784 }, pixel);
    expect(pixels.values.findIndex((value, k) => value !== expected[k])).toBe(-1);
    expect(Array.from(labelPart.values)).toEqual(Array.from({ length: 400 }, (_, i) => i % 10));
  });

  it("keeps pixels and never the text", () => {
    const row = `7,${Array.from({ length: 784 }, (_, i) => 100 + (i % 100)).join(",")}\n`;
    const piece = new TextEncoder().encode(row.repeat(20));
    const pieces = 700;
    const before = process.memoryUsage().arrayBuffers;
    const reader = new CsvReader({ name: "a", sizeHint: pieces * piece.length });
    let most = 0;
    for (let i = 0; i < pieces; i++) {
      reader.push(piece);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    const [images] = reader.finish(null);
    expect(images).toMatchObject({ count: 20 * pieces, rows: 28 });
    const text = pieces * piece.length;
    expect(text).toBeGreaterThan(40e6);
    expect(most).toBeLessThan(1.5 * images.values.length);
  });
});
