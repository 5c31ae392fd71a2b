import { describe, expect, it } from "vitest";
import { applyEdits, type DataEdit } from "../../../src/data/edits.ts";
import type { Dataset } from "../../../src/data/dataset.ts";
import { overview } from "../../../src/worker/browse/overview.ts";
import { holdingWith } from "./smallHolding.ts";

const atOnce = () => Promise.resolve();

/** Means as they are defined, of a data set as it is trained on. */
function plainMeans({ train, rows, cols, classes }: Dataset): Uint8Array {
  const size = rows * cols;
  return Uint8Array.from({ length: classes * size }, (_, k) => {
    const label = Math.floor(k / size);
    const of = [...train.labels.keys()].filter((place) => train.labels[place] === label);
    const sum = of.reduce((total, place) => total + train.images[place * size + (k % size)], 0);
    return of.length === 0 ? 0 : Math.round(sum / of.length);
  });
}

const cameAs = holdingWith([]).base.train.labels;
const other = (index: number) => (cameAs[index] + 1) % 3;
const edits: readonly DataEdit[] = [
  { kind: "label", split: "train", index: 0, label: other(0) },
  { kind: "label", split: "train", index: 7, label: other(7) },
  { kind: "label", split: "test", index: 3, label: 1 },
  { kind: "exclude", split: "train", index: 7, on: true },
  { kind: "exclude", split: "train", index: 4999, on: true },
];

describe("the overview", () => {
  it("counts the images of each class and split by the labels they have now", async () => {
    const came = await overview(holdingWith([]), atOnce);
    expect(came.counts.train.reduce((a, b) => a + b)).toBe(5000);
    expect(came.counts.test.reduce((a, b) => a + b)).toBe(40);
    expect(came).toMatchObject({
      excluded: { train: 0, test: 0 },
      fixed: { train: 0, test: 0 },
      changed: false,
    });
    const holding = holdingWith(edits);
    const edited = await overview(holding, atOnce);
    const now = holding.base.train.labels.slice();
    now.set([other(0)], 0);
    now.set([other(7)], 7);
    expect(edited.counts.train).toEqual([0, 1, 2].map((label) => now.filter((l) => l === label).length));
    expect(edited).toMatchObject({
      excluded: { train: 2, test: 0 },
      fixed: { train: 2, test: 1 },
      changed: true,
    });
  });

  it("counts what takes part, as the data set that is trained on", async () => {
    const holding = holdingWith(
      [...edits, { kind: "mapClass", label: 0, to: null }, { kind: "mapClass", label: 2, to: 1 }],
      { classes: 4, classNames: ["a", "b", "c", "d"] },
    );
    const data = applyEdits(holding.base, holding.edits);
    const { used, counts, classes, becomes, classesChanged } = await overview(holding, atOnce);
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b);
    expect([sum(used.train), sum(used.test)]).toEqual([data.train.labels.length, data.test?.labels.length]);
    expect([classes, becomes]).toEqual([data.classes, [null, 1, 1, 3]]);
    expect(used.train[0]).toBe(0);
    expect(counts.train[0]).toBeGreaterThan(1000);
    expect(used.train[2], "by the labels they have").toBeGreaterThan(1000);
    expect(classesChanged).toEqual({ leftOut: 1, merged: 1 });
  });

  it("counts images set aside to test with as test images", async () => {
    const holding = holdingWith(
      [{ kind: "testShare", share: 0.2 }, ...edits.filter((edit) => edit.kind === "exclude")],
      { test: null },
    );
    const { train, test } = applyEdits(holding.base, holding.edits);
    const { used, counts } = await overview(holding, atOnce);
    const byClass = (labels: Uint8Array) =>
      [0, 1, 2].map((label) => labels.filter((one) => one === label).length);
    expect(used).toEqual({ train: byClass(train.labels), test: byClass(test!.labels) });
    expect([...counts.train, ...counts.test].reduce((a, b) => a + b)).toBe(5000);
  });

  it("takes what was done at loading for no change", async () => {
    const holding = holdingWith([{ kind: "mapClass", label: 1, to: null }]);
    const atLoading = { transpose: false, invert: false, classMap: holding.edits.classMap };
    const loaded = { ...holding, edits: { ...holding.edits, atLoading } };
    expect(await overview(loaded, atOnce)).toMatchObject({
      ...{ changed: false, classes: 2, becomes: [0, null, 2], classesChanged: { leftOut: 0, merged: 0 } },
    });
  });

  it("counts no test images where there are none", async () => {
    expect((await overview(holdingWith([], { test: null }), atOnce)).counts.test).toEqual([0, 0, 0]);
  });

  it("has the mean of each class, as its definition has it", async () => {
    const holding = holdingWith([]);
    const { means } = await overview(holding, atOnce);
    expect(means).toEqual(plainMeans(holding.base));
  });

  it.each<[string, readonly DataEdit[]]>([
    ["labels put right and images left out", edits],
    ["images inverted", [...edits, { kind: "invert", on: true }]],
    ["images transposed", [...edits, { kind: "transpose", on: true }]],
  ])("has the mean of each class with %s", async (_, changes) => {
    const holding = holdingWith(changes);
    const { means, rows, cols } = await overview(holding, atOnce);
    const data = applyEdits(holding.base, holding.edits);
    expect([rows, cols]).toEqual([data.rows, data.cols]);
    // Half of the greys that fall between two bytes go the other way once they are inverted.
    const expected = plainMeans(data);
    means.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1));
    expect(means.filter((value, i) => value !== expected[i]).length).toBeLessThanOrEqual(1);
  });

  it("leaves the data alone, and finds the same once the edits are undone", async () => {
    const holding = holdingWith(edits);
    const before = (await overview({ ...holding, edits: holdingWith([]).edits }, atOnce)).means;
    await overview(holding, atOnce);
    expect((await overview({ ...holding, edits: holdingWith([]).edits }, atOnce)).means).toEqual(before);
  });

  it("shows paper for a class that has no image", async () => {
    const { train } = holdingWith([]).base;
    const { means } = await overview(
      holdingWith([], {
        train: { ...train, labels: train.labels.map((label) => (label === 1 ? 0 : label)) },
      }),
      atOnce,
    );
    expect([...means.subarray(6, 12)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("names classes as they are called now, whether they are kept or not", async () => {
    const { names } = await overview(
      holdingWith([
        { kind: "nameClass", label: 1, name: "beta" },
        { kind: "mapClass", label: 0, to: null },
      ]),
      atOnce,
    );
    expect(names).toEqual(["a", "beta", "c"]);
  });

  it("lets others in while it looks at many images, and looks at them once", async () => {
    let breaths = 0;
    const breathe = () => {
      breaths += 1;
      return Promise.resolve();
    };
    const { train } = holdingWith([]).base;
    const holding = holdingWith([], { train: { ...train } });
    await Promise.all([overview(holding, breathe), overview(holding, breathe)]);
    await overview(holding, breathe);
    expect(breaths).toBe(1); // 5,000 images, of which 4,096 in one go
  });
});
