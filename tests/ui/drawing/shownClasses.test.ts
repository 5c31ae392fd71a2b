import { describe, expect, it } from "vitest";
import { shownClasses } from "../../../src/ui/drawing/shownClasses.ts";

/** Rising with the class. */
const rising = (classes: number) =>
  Array.from({ length: classes }, (_, label) => (2 * label) / (classes * (classes - 1)));

describe("shownClasses", () => {
  it("are all in their order, however likely, where there are ten or fewer", () => {
    expect(shownClasses(10, rising(10), 3)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shownClasses(3, null, null)).toEqual([0, 1, 2]);
  });

  it("are the likeliest ten of more, the likeliest first", () => {
    expect(shownClasses(26, rising(26), null)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16]);
  });

  it("are the first ten while nothing is known, and of equals the first", () => {
    expect(shownClasses(62, null, null)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const equal = new Array<number>(20).fill(0.05);
    expect(shownClasses(20, equal, null)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("have the class that is asked about among them", () => {
    expect(shownClasses(26, rising(26), 2)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 2]);
    expect(shownClasses(26, rising(26), 20)).toEqual(shownClasses(26, rising(26), null));
  });

  it("forget a class that other data had", () => {
    expect(shownClasses(12, rising(12), 40)).not.toContain(40);
  });
});
