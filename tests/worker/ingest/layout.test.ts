import { describe, expect, it } from "vitest";
import { layOut, naturally } from "../../../src/worker/ingest/pictures/layout.ts";

/** Each path's class and split. */
function sorted(...paths: string[]): string[] {
  const { classNames, places } = layOut(paths);
  return places.map((place) => (place ? `${classNames[place.label]} ${place.split}` : "out"));
}

describe("layOut", () => {
  it("takes the folder of a picture as its class", () => {
    expect(sorted("cat/1.png", "dog/1.png", "cat/2.png")).toEqual(["cat null", "dog null", "cat null"]);
  });

  it.each([
    ["train", "train"],
    ["Training", "train"],
    ["trainingSet", "train"],
    ["train_images", "train"],
    ["test", "test"],
    ["testing", "test"],
    ["Test-Data", "test"],
    ["val", "train"],
    ["validation", "train"],
    ["valid", "train"],
  ])("knows the part by a folder called %s", (folder, split) => {
    expect(sorted(`d/${folder}/a/1.png`, `d/${folder}/b/1.png`)).toEqual([`a ${split}`, `b ${split}`]);
    expect(sorted(`d/a/${folder}/1.png`, `d/b/${folder}/1.png`)).toEqual([`a ${split}`, `b ${split}`]);
  });

  it("knows the part by an archive's name where no folder tells", () => {
    const splits = (archive: string, ...paths: string[]) =>
      layOut(paths, archive).places.map((place) => place?.split);
    expect(splits("train.zip", "a/1.png", "b/1.png")).toEqual(["train", "train"]);
    expect(splits("my/digits_test.zip", "a/1.png", "b/1.png")).toEqual(["test", "test"]);
    expect(splits("test/digits.zip", "a/1.png", "b/1.png")).toEqual([null, null]);
    expect(splits("train-and-test.zip", "a/1.png", "b/1.png")).toEqual([null, null]);
    expect(splits("test.zip", "a/1.png", "b/1.png", "test/a/2.png")).toEqual(["train", "train", "test"]);
    expect(splits("test.zip", "train/a/1.png", "train/b/1.png")).toEqual(["train", "train"]);
  });

  it("takes no other name for a part", () => {
    expect(sorted("trains/1.png", "valley/1.png", "contest/1.png")).toEqual([
      "trains null",
      "valley null",
      "contest null",
    ]);
  });

  it("lets the network learn from what is not for testing", () => {
    expect(sorted("d/a/1.png", "d/b/1.png", "d/test/a/1.png")).toEqual(["a train", "b train", "a test"]);
  });

  it("notes pictures for validation, and those in no class’s folder", () => {
    const { notes, places } = layOut([
      "d/preview.png",
      "d/train/a/1.png",
      "d/train/b/1.png",
      "d/val/b/1.png",
      "d/test/9.png",
    ]);
    expect(places.map((place) => place?.label)).toEqual([undefined, 0, 1, 1, undefined]);
    expect(notes).toEqual([
      "d: 1 picture for validation joined the training images, of which some are held back here.",
      "d: 2 pictures in no class’s folder left out.",
    ]);
  });

  it("puts classes of several writers together", () => {
    expect(sorted("w1/0/a.png", "w2/0/a.png", "w2/1/a.png")).toEqual(["0 null", "0 null", "1 null"]);
  });

  it("is named after the folder that holds all classes, or the archive", () => {
    expect(layOut(["x/digits/0/a.png", "x/digits/1/a.png"]).name).toBe("digits");
    expect(layOut(["0/a.png", "1/a.png"]).name).toBe("Pictures");
    expect(layOut(["0/a.png", "1/a.png"], "a.zip").name).toBe("a.zip");
  });

  it.each([
    ["none", ["1.png", "2.png"]],
    ["only “a”", ["d/a/1.png", "d/a/2.png"]],
    ["300", Array.from({ length: 300 }, (_, i) => `d/${i}/1.png`)],
  ])("refuses %s as classes", (got, paths) => {
    expect(() => layOut(paths)).toThrow(
      `expected pictures in 2 to 256 folders, one for each class, got ${got}. `,
    );
  });
});

describe("naturally", () => {
  it("sorts figures as numbers and all else by code, wherever the page is", () => {
    const names = ["class10", "b", "class9", "10", "9", "B", "class", "a", "02", "2", "ä"];
    expect(names.sort(naturally)).toEqual([
      "02",
      "2",
      "9",
      "10",
      "B",
      "a",
      "b",
      "class",
      "class9",
      "class10",
      "ä",
    ]);
  });
});
