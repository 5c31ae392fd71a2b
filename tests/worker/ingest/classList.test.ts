import { describe, expect, it } from "vitest";
import { DatasetTray } from "../../../src/data/datasetTray.ts";
import { applyEdits, type DataEdit } from "../../../src/data/edits.ts";
import { exportFiles } from "../../../src/worker/browse/exportFiles.ts";
import type { OfferedFile } from "../../../src/worker/protocol.ts";
import { holdingWith } from "../browse/smallHolding.ts";
import { idxBytes } from "../../data/idxBytes.ts";
import { offer, read } from "./offered.ts";
import { zipOf } from "./zipOf.ts";

const images = idxBytes([6, 2, 3], [1, 2, 3]);
const labelled = (...labels: number[]): OfferedFile[] => [
  offer("train-images", Uint8Array.from(images)),
  offer("train-labels", Uint8Array.from(idxBytes([6], labels))),
];
const digits = labelled(0, 1, 2, 0, 1, 2);

/** What classes are called once a list has come beside images and labels; `null` where it gave them no names. */
async function names(list: OfferedFile, data = digits) {
  const { parts, errors } = await read([list, ...data]);
  const labels = parts.find((part) => part.kind === "labels");
  return { names: labels?.classNames ?? null, errors };
}

const edits: readonly DataEdit[] = [
  { kind: "mapClass", label: 1, to: null },
  { kind: "nameClass", label: 0, name: "an  ant" },
  { kind: "transpose", on: true },
  { kind: "exclude", split: "test", index: 3, on: true },
];
const four = { classes: 4, classNames: ["0", "1", "2", "3"] };

describe("the page's own export", () => {
  const ways: [string, (files: readonly OfferedFile[]) => Promise<OfferedFile[]>][] = [
    ["as loose files", (files) => Promise.resolve([...files])],
    [
      "as a folder",
      (files) => Promise.resolve(files.map(({ path, file }) => ({ path: `mine/${path}`, file }))),
    ],
    [
      "as a zip",
      async (files) => [
        offer(
          "mine.zip",
          zipOf(
            await Promise.all(
              files.map(async ({ path, file }) => ({
                path,
                bytes: new Uint8Array(await file.arrayBuffer()),
              })),
            ),
          ),
        ),
      ],
    ],
  ];

  it.each(ways)("is read again %s: classes, names and images are the same", async (_, wrap) => {
    const holding = holdingWith(edits, four);
    const exported = await exportFiles(holding);
    expect(exported.map(({ name }) => name)).toContain("classes.txt");
    const { parts, errors } = await read(
      await wrap(exported.map(({ name, blob }) => ({ path: name, file: new File([blob], name) }))),
    );
    const added = new DatasetTray().add(parts);
    expect([errors, added.errors]).toEqual([[], []]);
    const data = applyEdits(holding.base, holding.edits);
    expect(data.classNames).toEqual(["an  ant", "2", "3"]);
    expect(added.loaded?.base).toMatchObject({
      ...{ rows: 2, cols: 3, classes: 3, classNames: ["an ant", "2", "3"] },
      ...{ train: data.train, test: data.test },
    });
    expect(added.missing).toEqual([]);
  });

  it("brings the list along where images have been turned, so that they are not turned once more", async () => {
    const numbered = { ...four, classes: 3, classNames: ["0", "1", "2"] };
    const plain = await exportFiles(holdingWith([], numbered));
    expect(plain).toHaveLength(4);
    const turned = await exportFiles(holdingWith([{ kind: "transpose", on: true }], numbered));
    expect(turned.map(({ name }) => name)).toContain("classes.txt");
  });
});

describe("a list of classes", () => {
  it.each([
    ["classes.txt", "zero\none\ntwo\n"],
    ["labels.txt", "\ufeffzero\r\none\r\ntwo\r\n\r\n"],
    ["class_names.txt", "0 zero\n1 one\n2 two"],
    ["Classes.txt", "1: zero\n2: one\n3: two"],
  ])("names the classes: %s", async (name, text) => {
    expect(await names(offer(name, text))).toEqual({ names: ["zero", "one", "two"], errors: [] });
    expect(await names(offer(`set/${name}`, text))).toEqual({ names: ["zero", "one", "two"], errors: [] });
  });

  it("may have been written in an old encoding, and leave a class without a name", async () => {
    const bytes = Uint8Array.from("n\xfcll\n\ntwo", (letter) => letter.charCodeAt(0));
    expect((await names(offer("classes.txt", bytes))).names).toEqual(["nüll", "1", "two"]);
  });

  it("names labels that count from 1", async () => {
    expect(await names(offer("classes.txt", "a\nb\nc"), labelled(1, 2, 3, 1, 2, 3))).toEqual({
      names: ["0", "a", "b", "c"],
      errors: [],
    });
  });

  it("is told of where it has too few names; the data are read without", async () => {
    const { names: given, errors } = await names(offer("classes.txt", "zero\none"));
    expect(given).toBeNull();
    expect(errors).toEqual([
      {
        code: "counts-differ",
        file: "classes.txt",
        message:
          "classes.txt: expected a name for each of 3 classes, got 2. The classes are called by their numbers; " +
          "put the list right and drop it with the data again.",
      },
    ]);
  });

  it("is told of where no labels come with it", async () => {
    const { parts, errors } = await read([offer("classes.txt", "zero\none")]);
    expect(parts).toEqual([]);
    expect(errors).toMatchObject([{ code: "wrong-format", file: "classes.txt" }]);
    expect(errors[0].message).toContain("expected labels beside these 2 names of classes, got none.");
  });

  it("leaves names alone that the data bring", async () => {
    const table = "label,a,b,c,d\ncat,1,2,3,4\ndog,4,3,2,1\n";
    const { parts, errors } = await read([offer("classes.txt", "zero\none"), offer("pets.csv", table)]);
    expect(errors).toEqual([]);
    expect(parts.find((part) => part.kind === "labels")?.classNames).toEqual(["cat", "dog"]);
  });

  it("is no list where it holds the labels themselves", async () => {
    const [onlyImages] = digits;
    for (const text of ["0\n1\n2\n0\n1\n2\n", "2\n1\n0\n5\n4\n3\n"]) {
      const { parts, errors } = await read([onlyImages, offer("labels.txt", text)]);
      expect(errors).toEqual([]);
      expect(parts.map(({ kind, count }) => [kind, count])).toEqual([
        ["images", 6],
        ["labels", 6],
      ]);
    }
  });

  it("is passed over in a folder or an archive where it is some other text", async () => {
    const text = `About these classes\n${"A long story. ".repeat(20)}`;
    expect(await names(offer("set/classes.txt", text))).toEqual({ names: null, errors: [] });
    const packed = zipOf([
      { path: "classes.txt", bytes: new TextEncoder().encode(text) },
      { path: "train-images", bytes: images },
      { path: "train-labels", bytes: idxBytes([6], [0, 1, 2]) },
    ]);
    const { parts, errors } = await read([offer("set.zip", packed)]);
    expect(errors).toEqual([]);
    expect(parts).toHaveLength(2);
  });

  it("of EMNIST's is left aside: its names are known", async () => {
    expect(await names(offer("emnist-balanced-mapping.txt", "0 48\n1 49\n2 50\n"))).toEqual({
      names: null,
      errors: [],
    });
  });
});
