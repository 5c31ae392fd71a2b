import { describe, expect, it } from "vitest";
import { tabAfter } from "../../../src/ui/views/tabAfter.ts";

describe("tabAfter", () => {
  it("goes to the neighbours by the arrow keys", () => {
    expect(tabAfter("ArrowRight", 0, 3)).toBe(1);
    expect(tabAfter("ArrowLeft", 2, 3)).toBe(1);
  });

  it("goes round at both ends", () => {
    expect(tabAfter("ArrowRight", 2, 3)).toBe(0);
    expect(tabAfter("ArrowLeft", 0, 3)).toBe(2);
  });

  it("goes to the ends by Home and End", () => {
    expect(tabAfter("Home", 2, 3)).toBe(0);
    expect(tabAfter("End", 0, 3)).toBe(2);
  });

  it("stays where it is with every other key", () => {
    for (const key of ["ArrowUp", "ArrowDown", "Tab", "Enter", " ", "a"])
      expect(tabAfter(key, 1, 3)).toBeNull();
  });
});
