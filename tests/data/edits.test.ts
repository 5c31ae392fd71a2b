import { describe, expect, it } from "vitest";
import { numberedClasses, type Dataset } from "../../src/data/dataset.ts";
import {
  applyEdits,
  areChanges,
  areEdits,
  editsAtLoading,
  keptClasses,
  noEdits,
  withEdit,
  type DataEdit,
  type Edits,
} from "../../src/data/edits.ts";

/** Eight 2×3 images of four classes, of which item i is full of 10·i, 10·i + 1, …, and two test images. */
const base: Dataset = {
  name: "imagined",
  rows: 2,
  cols: 3,
  classes: 4,
  classNames: ["ant", "bee", "cat", "dog"],
  train: {
    images: Uint8Array.from({ length: 48 }, (_, i) => 10 * Math.floor(i / 6) + (i % 6)),
    labels: Uint8Array.of(0, 1, 2, 3, 0, 1, 2, 3),
  },
  test: { images: new Uint8Array(12).fill(7), labels: Uint8Array.of(2, 3) },
};

const edited = (...edits: DataEdit[]): Edits =>
  edits.reduce((sum, edit) => withEdit(sum, edit, base), noEdits);
const after = (...edits: DataEdit[]): Dataset => applyEdits(base, edited(...edits));
const firstPixels = ({ train }: Dataset) =>
  [...train.labels.keys()].map((item) => train.images[(item * train.images.length) / train.labels.length]);

describe("edits", () => {
  it("that are none leave the very data set that came", () => {
    expect(applyEdits(base, noEdits)).toBe(base);
    expect(areEdits(noEdits)).toBe(false);
  });

  it("never change the data set that came", () => {
    const before = structuredClone(base);
    after(
      { kind: "transpose", on: true },
      { kind: "invert", on: true },
      { kind: "mapClass", label: 0, to: null },
      { kind: "label", split: "train", index: 1, label: 3 },
    );
    expect(base).toEqual(before);
  });

  const pairs: [string, DataEdit, DataEdit][] = [
    ["transpose", { kind: "transpose", on: true }, { kind: "transpose", on: false }],
    ["invert", { kind: "invert", on: true }, { kind: "invert", on: false }],
    ["a name", { kind: "nameClass", label: 1, name: "wasp" }, { kind: "nameClass", label: 1, name: "bee" }],
    [
      "an empty name",
      { kind: "nameClass", label: 1, name: "wasp" },
      { kind: "nameClass", label: 1, name: " " },
    ],
    ["a class", { kind: "mapClass", label: 1, to: null }, { kind: "mapClass", label: 1, to: 1 }],
    [
      "a label",
      { kind: "label", split: "test", index: 0, label: 1 },
      { kind: "label", split: "test", index: 0, label: null },
    ],
    [
      "a label, by the one that came",
      { kind: "label", split: "test", index: 0, label: 1 },
      { kind: "label", split: "test", index: 0, label: 2 },
    ],
    [
      "an image",
      { kind: "exclude", split: "train", index: 7, on: true },
      { kind: "exclude", split: "train", index: 7, on: false },
    ],
    ["all at once", { kind: "invert", on: true }, { kind: "undoAll" }],
  ];
  it.each(pairs)("undone leave none: %s", (_, edit, undo) => {
    expect(areEdits(edited(edit))).toBe(true);
    expect(edited(edit, undo)).toEqual(noEdits);
  });

  it("turn images over their diagonal, sides included", () => {
    const turned = after({ kind: "transpose", on: true });
    expect([turned.rows, turned.cols]).toEqual([3, 2]);
    expect([...turned.train.images.subarray(6, 12)]).toEqual([10, 13, 11, 14, 12, 15]);
  });

  it("make ink of paper", () => {
    expect([...after({ kind: "invert", on: true }).train.images.subarray(0, 3)]).toEqual([255, 254, 253]);
  });

  it("name classes, to 40 characters, and share the pixels", () => {
    const named = after({ kind: "nameClass", label: 2, name: ` ${"x".repeat(50)}` });
    expect(named.classNames).toEqual(["ant", "bee", "x".repeat(40), "dog"]);
    expect(named.train.images).toBe(base.train.images);
  });

  it("leave a class out, and number the others anew", () => {
    const fewer = after({ kind: "mapClass", label: 1, to: null });
    expect(fewer.classes).toBe(3);
    expect(fewer.classNames).toEqual(["ant", "cat", "dog"]);
    expect([...fewer.train.labels]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(firstPixels(fewer)).toEqual([0, 20, 30, 40, 60, 70]);
    expect([...(fewer.test?.labels ?? [])]).toEqual([1, 2]);
  });

  it("count a class as another, and go with it wherever it goes", () => {
    const merged = after({ kind: "mapClass", label: 3, to: 0 }, { kind: "mapClass", label: 0, to: 1 });
    expect(merged.classNames).toEqual(["bee", "cat"]);
    expect([...merged.train.labels]).toEqual([0, 0, 1, 0, 0, 0, 1, 0]);
  });

  it("that send classes round in a circle leave each where it is", () => {
    const round = edited({ kind: "mapClass", label: 0, to: 1 }, { kind: "mapClass", label: 1, to: 0 });
    expect(keptClasses(base, round)).toMatchObject({ kept: [0, 1, 2, 3], classOf: [0, 1, 2, 3] });
  });

  it("put labels right before classes are mapped, and leave images out", () => {
    const right = after(
      { kind: "label", split: "train", index: 0, label: 1 },
      { kind: "mapClass", label: 1, to: 2 },
      { kind: "exclude", split: "train", index: 2, on: true },
    );
    expect([...right.train.labels]).toEqual([1, 1, 2, 0, 1, 1, 2]);
    expect(firstPixels(right)).toEqual([0, 10, 30, 40, 50, 60, 70]);
  });

  it("undone all at once lead to what was done at loading, which is no change of the visitor's", () => {
    const loaded = editsAtLoading({ transpose: true, invert: false, classMap: new Map([[2, null]]) });
    expect([areEdits(loaded), areChanges(loaded)]).toEqual([true, false]);
    const changes: DataEdit[] = [
      { kind: "transpose", on: false },
      { kind: "invert", on: true },
      { kind: "mapClass", label: 2, to: 2 },
      { kind: "mapClass", label: 0, to: null },
      { kind: "nameClass", label: 1, name: "wasp" },
      { kind: "exclude", split: "test", index: 0, on: true },
    ];
    for (const change of changes) expect(areChanges(withEdit(loaded, change, base)), change.kind).toBe(true);
    const changed = changes.reduce((sum, edit) => withEdit(sum, edit, base), loaded);
    expect(withEdit(changed, { kind: "undoAll" }, base)).toEqual(loaded);
  });

  const refused: [string, string, DataEdit[]][] = [
    [
      "no class",
      "imagined: expected a class from 0 to 3, got 4.",
      [{ kind: "nameClass", label: 4, name: "x" }],
    ],
    [
      "no image",
      "imagined: expected one of 2 test images, got number 2.",
      [{ kind: "exclude", split: "test", index: 2, on: true }],
    ],
    [
      "one class left",
      "imagined: expected at least 2 classes to tell apart, got fewer. Keep another class.",
      [
        { kind: "mapClass", label: 0, to: null },
        { kind: "mapClass", label: 1, to: null },
        { kind: "mapClass", label: 2, to: 3 },
      ],
    ],
  ];
  it.each(refused)("that fit nothing are refused: %s", (_, message, edits) => {
    expect(() => edited(...edits)).toThrow(expect.objectContaining({ name: "DataError", message }));
  });

  it("that leave no training image are refused", () => {
    const all = [...base.train.labels.keys()].map((index): DataEdit => ({
      kind: "exclude",
      split: "train",
      index,
      on: true,
    }));
    expect(() => after(...all)).toThrow(/expected at least one training image, got none left/);
  });
});

describe("a test share", () => {
  const many: Dataset = {
    ...base,
    rows: 1,
    cols: 1,
    classNames: numberedClasses(4),
    train: {
      images: Uint8Array.from({ length: 200 }, (_, i) => i),
      labels: Uint8Array.from({ length: 200 }, (_, i) => (i < 100 ? 0 : (i % 3) + 1)),
    },
    test: null,
  };
  const share = (testShare: number) => applyEdits(many, { ...noEdits, testShare });

  it("takes as much of every class, loses no image and tells the same ones apart each time", () => {
    const { train, test } = share(0.25);
    const counts = [0, 1, 2, 3].map((label) => test!.labels.filter((one) => one === label).length);
    expect(counts).toEqual([25, 8, 9, 8]);
    expect([...train.images, ...test!.images].sort((a, b) => a - b)).toEqual([...many.train.images]);
    expect(share(0.25)).toEqual(share(0.25));
  });

  it("keeps each image with its label", () => {
    const { train, test } = share(0.5);
    for (const part of [train, test!]) {
      expect([...part.labels]).toEqual(Array.from(part.images, (pixel) => many.train.labels[pixel]));
    }
  });

  it("stays the same images, whatever is left out, put right or made of classes", () => {
    const aside = new Set(share(0.25).test!.images);
    const first = [...aside][0];
    const changes: DataEdit[] = [
      { kind: "exclude", split: "train", index: first, on: true },
      { kind: "label", split: "train", index: 0, label: 3 },
      { kind: "mapClass", label: 1, to: 2 },
    ];
    const edits = changes.reduce<Edits>((sum, edit) => withEdit(sum, edit, many), {
      ...noEdits,
      testShare: 0.25,
    });
    const { train, test } = applyEdits(many, edits);
    expect([...test!.images]).toEqual([...aside].filter((pixel) => pixel !== first));
    expect([...train.images].filter((pixel) => aside.has(pixel))).toEqual([]);
    expect(train.images.length + test!.images.length).toBe(199);
  });

  it("is no part at all where it comes to no image", () => {
    const few = {
      ...many,
      train: { images: new Uint8Array(8), labels: Uint8Array.of(0, 1, 2, 3, 0, 1, 2, 3) },
    };
    expect(applyEdits(few, { ...noEdits, testShare: 0.2 }).test).toBeNull();
  });

  it("is not taken where the data bring their own", () => {
    expect(applyEdits(base, { ...noEdits, testShare: 0.5 }).test?.labels).toEqual(base.test?.labels);
  });

  it("is at most a half", () => {
    expect(withEdit(noEdits, { kind: "testShare", share: 0.9 }, many).testShare).toBe(0.5);
    expect(withEdit(noEdits, { kind: "testShare", share: -1 }, many)).toEqual(noEdits);
  });
});
