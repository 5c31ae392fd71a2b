import { describe, expect, it } from "vitest";
import { counted, sizeWords } from "../../src/data/words.ts";

describe("counted", () => {
  it("has the plural where there is not one", () => {
    expect([0, 1, 2, 12_300].map((number) => counted(number, "cell"))).toEqual([
      ...["0 cells", "1 cell", "2 cells", "12,300 cells"],
    ]);
    expect([1, 2].map((number) => counted(number, "class", "classes"))).toEqual(["1 class", "2 classes"]);
  });
});

describe("sizeWords", () => {
  it("names a size in the unit that leaves up to three digits before the point", () => {
    const sizes: readonly (readonly [number, string])[] = [
      [0, "0 bytes"],
      [1, "1 byte"],
      [999, "999 bytes"],
      [1000, "1 kB"],
      [40_501, "41 kB"],
      [999_499, "999 kB"],
      [999_500, "1.0 MB"],
      [9_912_422, "9.9 MB"],
      [99_949_999, "99.9 MB"],
      [99_950_000, "100 MB"],
      [512 * 2 ** 20, "537 MB"],
      [999_499_999, "999 MB"],
      [999_500_000, "1.0 GB"],
      [12_340_000_000, "12.3 GB"],
    ];
    expect(sizes.map(([bytes]) => sizeWords(bytes))).toEqual(sizes.map(([, words]) => words));
  });
});
