import { describe, expect, it } from "vitest";
import type { DatasetFile } from "../../../src/data/datasetFile.ts";
import { DatasetTray } from "../../../src/data/datasetTray.ts";
import { isSortedByClass } from "../../../src/data/tray/mixOrder.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { idxBytes } from "../idxBytes.ts";
import { file } from "../smallParts.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";

const NOTE = "The images came sorted by class and were shuffled.";

/** So many labels of each class, one class after the other. */
const sorted = (each: number, classes = 10): number[] =>
  Array.from({ length: classes * each }, (_, i) => Math.floor(i / each));

/** Image and label n of a pair whose images are full of n, by which they are known again. */
function pair(part: string, labels: readonly number[]): DatasetFile[] {
  const pixels = labels.flatMap((_, n) => Array.from({ length: 4 }, () => n % 100));
  return [
    file(`${part}-images`, idxBytes([labels.length, 2, 2], pixels)),
    file(`${part}-labels`, idxBytes([labels.length], labels)),
  ];
}

describe("isSortedByClass", () => {
  it("finds what stands class by class, whatever the order of the classes", () => {
    expect(isSortedByClass(Uint8Array.from(sorted(50)))).toBe(true);
    expect(isSortedByClass(Uint8Array.from(sorted(50).toReversed()))).toBe(true);
    expect(isSortedByClass(Uint8Array.of(5, 5, 3, 3, 9, 9))).toBe(true);
    expect(isSortedByClass(Uint8Array.from([...sorted(50), ...sorted(50)])), "two such files").toBe(true);
    expect(isSortedByClass(Uint8Array.from({ length: 500 }, (_, i) => (i < 490 ? 0 : 1)))).toBe(true);
  });

  it("leaves alone what came in another order", () => {
    const turns = Uint8Array.from({ length: 500 }, (_, i) => i % 10);
    expect(isSortedByClass(turns), "in turns").toBe(false);
    const twins = Uint8Array.from({ length: 500 }, (_, i) => (i >> 1) % 10);
    expect(isSortedByClass(twins), "two by two").toBe(false);
    expect(isSortedByClass(new Uint8Array(50)), "one class").toBe(false);
    expect(isSortedByClass(Uint8Array.of(0, 1, 2)), "one image of each").toBe(false);
    expect(isSortedByClass(new Uint8Array(0))).toBe(false);
  });

  it("takes no drawn order for a sorted one, rare classes among them", () => {
    const random = new RandomState(7);
    for (const labels of [sorted(5, 4), sorted(30), [...sorted(2), ...new Array<number>(400).fill(3)]]) {
      for (let turn = 0; turn < 200; turn++) {
        const drawn = Uint8Array.from(random.permutation(labels.length), (place) => labels[place]);
        expect(isSortedByClass(drawn), drawn.join()).toBe(false);
      }
    }
  });
});

describe("DatasetTray, of training images that came sorted by class", () => {
  it("shuffles them with their labels, so that the end has some of each, and says so", () => {
    const { base, notes } = new DatasetTray().add(pair("train", sorted(8))).loaded!;
    expect(notes).toContain(NOTE);
    const places = Array.from({ length: 80 }, (_, item) => base.train.images[4 * item]);
    expect(places.toSorted((a, b) => a - b)).toEqual([...places.keys()]);
    expect([...base.train.labels]).toEqual(places.map((place) => Math.floor(place / 8)));
    for (let item = 0; item < 80; item++)
      expect([...base.train.images.subarray(4 * item, 4 * item + 4)]).toEqual(Array(4).fill(places[item]));
    expect(new Set(base.train.labels.subarray(40)).size).toBe(10);
    const again = new DatasetTray().add(pair("train", sorted(8))).loaded!;
    expect(again.base, "the same on every visit").toEqual(base);
  });

  it("leaves those as they are that came otherwise, and all that are for test", () => {
    const turns = sorted(8).map((_, i) => i % 10);
    const files = [...pair("train", turns), ...pair("test", sorted(2))];
    const { base, notes } = new DatasetTray().add(files).loaded!;
    expect(notes).not.toContain(NOTE);
    expect(base.train.images.buffer).toBe(files[0].values.buffer);
    expect(base.test?.images.buffer).toBe(files[2].values.buffer);
  });

  it("shuffles once: a test that comes later joins the very same images", () => {
    const tray = new DatasetTray();
    const { loaded } = tray.add(pair("train", sorted(8)));
    const joined = tray.add(pair("test", sorted(2)));
    expect(joined.change).toBe("test-only");
    expect(joined.loaded?.base.train.images).toBe(loaded?.base.train.images);
    expect(joined.loaded?.notes).toContain(NOTE);
  });

  it("leaves those in their order that are in use already", () => {
    const files = pair("train", sorted(8));
    const joined = new DatasetTray(files).add(pair("test", sorted(2)));
    expect(joined.change).toBe("test-only");
    expect(joined.loaded?.base.train.images.buffer).toBe(files[0].values.buffer);
  });
});

describeWithData("DatasetTray with MNIST", () => {
  it("leaves the order of its images as it is", async () => {
    const { train } = await loadMnist();
    expect(isSortedByClass(train.labels)).toBe(false);
  });
});
