import { describe, expect, it } from "vitest";
import type { BrowseOverview } from "../../../src/app/browsing.ts";
import {
  changedWords,
  classFates,
  classTarget,
  emptyWords,
  fateWords,
  figureWords,
  imageWords,
  inUseWords,
  shownWords,
  undoneWords,
} from "../../../src/ui/browser/browserWords.ts";

const overview: BrowseOverview = {
  kind: "overview",
  name: "MNIST",
  rows: 28,
  cols: 28,
  names: ["0", "1"],
  counts: { train: [30_000, 30_000], test: [1, 0] },
  excluded: { train: 0, test: 0 },
  fixed: { train: 0, test: 0 },
  changed: false,
  means: new Uint8Array(2 * 784),
};
const classes = [
  { name: "cat", to: 0, count: 3 },
  { name: "dog", to: null, count: 3 },
  { name: "wolf", to: 0, count: 3 },
];

describe("the browser's words", () => {
  it("say what has been undone, and how much more can be", () => {
    expect(undoneWords("label", 2)).toBe("Undone: an image’s label. 2 more changes can be undone.");
    expect(undoneWords("undoAll", 1)).toBe("Undone: undoing all changes. 1 more change can be undone.");
    expect(undoneWords("exclude", 0)).toBe("Undone: what is left out. No other change can be undone.");
  });

  it("say how much there is, and break no line before a point", () => {
    expect(figureWords(overview)).toBe(
      "60,000 training images\u00a0· 1 test image\u00a0· 28×28\u00a0· 2 classes",
    );
    expect(figureWords({ ...overview, counts: { train: [1, 0], test: [0, 0] } })).toBe(
      "1 training image\u00a0· no test images\u00a0· 28×28\u00a0· 2 classes",
    );
  });

  it("say what has been changed, both parts together", () => {
    expect(changedWords(overview)).toBe("");
    expect(changedWords({ ...overview, fixed: { train: 1, test: 0 }, excluded: { train: 2, test: 1 } })).toBe(
      "1 label put right, 3 images left out",
    );
  });

  it("read an image out", () => {
    const image = { serial: 1, edition: 0, ink: new Uint8Array(4), label: 1, cameAs: 1, excluded: false };
    const names = ["cat", "dog"];
    expect(imageWords(123, image, names)).toBe("Image 123, labelled dog");
    expect(imageWords(123, { ...image, label: 0, excluded: true }, names)).toBe(
      "Image 123, labelled cat, came as dog, left out",
    );
    expect(imageWords(123, null, names)).toBe("Image 123");
  });

  it("say what is shown and why nothing is", () => {
    expect(shownWords(1, "train", null, true)).toBe("1 changed training image");
    expect(shownWords(5421, "test", "5", false)).toBe("5,421 test images of 5");
    expect(emptyWords("test", null, false, true)).toContain("brings no test images");
    expect(emptyWords("train", "cat", false, true)).toBe("There are no training images of cat.");
    expect(emptyWords("test", null, true, false)).toContain("No test image has been changed.");
  });

  it("say whether changes are in use", () => {
    expect(inUseWords(false, false)).toBe("Nothing has been changed.");
    expect(inUseWords(true, false)).toBe("Your changes are in use.");
    expect(inUseWords(true, true)).toContain("wait for the next reset");
  });

  it("say what becomes of a class, and offer what can", () => {
    expect([0, 1, 2].map((label) => fateWords(label, classes))).toEqual([
      null,
      "All images of dog are left out.",
      "All images of wolf count as cat.",
    ]);
    const fates = classFates(2, classes);
    expect(fates.map(({ label }) => label)).toEqual(["Kept", "Left out", "Counts as cat", "Counts as dog"]);
    expect(fates.map(({ value }) => classTarget(value))).toEqual([2, null, 0, 1]);
  });
});
