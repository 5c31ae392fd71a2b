import { describe, expect, it } from "vitest";
import type { BrowseOverview } from "../../../src/app/browsing.ts";
import {
  changedWords,
  classWords,
  classFates,
  classTarget,
  emptyWords,
  fateWords,
  figureWords,
  imageWords,
  inUseWords,
  leftOutOf,
  shownWords,
  splitImages,
  undoneWords,
} from "../../../src/ui/browser/browserWords.ts";

const overview: BrowseOverview = {
  kind: "overview",
  name: "MNIST",
  rows: 28,
  cols: 28,
  names: ["0", "1"],
  classes: 2,
  becomes: [0, 1],
  counts: { train: [30_000, 30_000], test: [1, 0] },
  used: { train: [30_000, 29_998], test: [1, 0] },
  classesChanged: { leftOut: 0, merged: 0 },
  excluded: { train: 0, test: 0 },
  fixed: { train: 0, test: 0 },
  changed: false,
  means: new Uint8Array(2 * 784),
};
const fates = { names: ["cat", "dog", "wolf"], becomes: [0, null, 0] };
const classes = [
  { name: "cat", to: 0, count: 3 },
  { name: "dog", to: null, count: 3 },
  { name: "wolf", to: 0, count: 3 },
];

describe("the browser's words", () => {
  it("have the singular for one image", () => {
    expect(splitImages(1, "test")).toBe("1 test image");
    expect(splitImages(5421, "train")).toBe("5,421 training images");
  });

  it("say what has been undone, and how much more can be", () => {
    expect(undoneWords("label", 2)).toBe("Undone: an image’s label. 2 more changes can be undone.");
    expect(undoneWords("undoAll", 1)).toBe("Undone: undoing all changes. 1 more change can be undone.");
    expect(undoneWords("exclude", 0)).toBe("Undone: what is left out. No other change can be undone.");
  });

  it("say how much is in use, and break no line before a point", () => {
    expect(figureWords(overview, false)).toBe(
      "59,998 training images\u00a0· 1 test image\u00a0· 28×28\u00a0· 2 classes",
    );
    expect(figureWords({ ...overview, used: { train: [1, 0], test: [0, 0] } }, false)).toBe(
      "1 training image\u00a0· no test images\u00a0· 28×28\u00a0· 2 classes",
    );
    expect(figureWords({ ...overview, used: { train: [8, 0], test: [2, 0] } }, true)).toContain(
      "8 training images\u00a0· 2 test images set aside\u00a0·",
    );
  });

  it("say what has been changed, both parts together, and whether it waits", () => {
    expect(changedWords(overview, false)).toBe("");
    expect(changedWords(overview, true)).toBe("in use from the next reset on");
    const changed = { ...overview, fixed: { train: 1, test: 0 }, excluded: { train: 2, test: 1 } };
    expect(changedWords(changed, false)).toBe("1 label put right, 3 images left out");
    expect(changedWords({ ...overview, classesChanged: { leftOut: 1, merged: 1 } }, true)).toBe(
      "1 class left out, 1 merged: in use from the next reset on",
    );
    expect(changedWords({ ...overview, classesChanged: { leftOut: 2, merged: 0 } }, false)).toBe(
      "2 classes left out",
    );
    expect(changedWords({ ...overview, classesChanged: { leftOut: 0, merged: 3 } }, false)).toBe(
      "3 classes merged",
    );
  });

  it("read an image out", () => {
    const image = { serial: 1, edition: 0, ink: new Uint8Array(4), label: 0, cameAs: 0, excluded: false };
    expect(imageWords(123, image, fates)).toBe("Image 123, labelled cat");
    expect(imageWords(123, { ...image, cameAs: 1, excluded: true }, fates)).toBe(
      "Image 123, labelled cat, came as dog, left out",
    );
    expect(imageWords(123, { ...image, label: 1, cameAs: 1 }, fates)).toBe(
      "Image 123, labelled dog, left out",
    );
    expect(imageWords(123, { ...image, label: 2, cameAs: 2 }, fates)).toBe(
      "Image 123, labelled wolf, counted as cat",
    );
    expect(imageWords(123, null, fates)).toBe("Image 123");
  });

  it("mark a class that is counted as another", () => {
    expect([0, 1, 2].map((label) => classWords(label, fates))).toEqual(["cat", "dog", "wolf → cat"]);
  });

  it("say what is shown and why nothing is", () => {
    const all = {
      shown: 1,
      split: "train",
      name: null,
      changedOnly: false,
      leftOut: 0,
      aside: false,
    } as const;
    expect(shownWords({ ...all, changedOnly: true })).toBe("1 changed training image");
    expect(shownWords({ ...all, shown: 5421, split: "test", name: "5" })).toBe("5,421 test images of 5");
    expect(shownWords({ ...all, shown: 5421, leftOut: 1200 })).toBe("5,421 training images, 1,200 left out");
    expect(shownWords({ ...all, shown: 200, name: "4", leftOut: 200 })).toBe(
      "200 training images of 4, left out",
    );
    expect(shownWords({ ...all, shown: 400, split: "test", aside: true })).toBe(
      "400 test images, set aside from the training images",
    );
    expect(leftOutOf(overview, { split: "train", label: null })).toBe(2);
    expect(leftOutOf(overview, { split: "train", label: 0 })).toBe(0);
    const empty = { ...all, shown: 0 };
    expect(emptyWords({ ...empty, split: "test" }, true)).toContain("brings no test images");
    expect(emptyWords({ ...empty, split: "test", aside: true }, true)).toContain(
      "The share of the training images",
    );
    expect(emptyWords({ ...empty, name: "cat" }, true)).toBe("There are no training images of cat.");
    expect(emptyWords({ ...empty, split: "test", changedOnly: true }, false)).toContain(
      "No test image has been changed.",
    );
  });

  it("say whether changes are in use", () => {
    expect(inUseWords(false, false)).toBe("Nothing has been changed.");
    expect(inUseWords(true, false)).toBe("Your changes are in use.");
    expect(inUseWords(true, true)).toContain("wait for the next reset");
  });

  it("say what becomes of a class, and offer what can", () => {
    expect([0, 1, 2].map((label) => fateWords(label, fates))).toEqual([
      null,
      "All images of dog are left out.",
      "All images of wolf count as cat.",
    ]);
    const options = classFates(2, classes);
    expect(options.map(({ label }) => label)).toEqual(["Kept", "Left out", "Counts as cat", "Counts as dog"]);
    expect(options.map(({ value }) => classTarget(value))).toEqual([2, null, 0, 1]);
  });
});
