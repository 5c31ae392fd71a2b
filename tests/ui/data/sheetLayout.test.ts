import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sheetGap, sheetLayout } from "../../../src/ui/data/sheetLayout.ts";

describe("sheetLayout", () => {
  it("gives each of few classes a column of all its samples", () => {
    const { columns, lines, classes, sampleAt } = sheetLayout(10, 3);
    expect([columns, lines, classes]).toEqual([10, 3, 10]);
    expect([sampleAt(0, 0), sampleAt(0, 9), sampleAt(2, 4)]).toEqual([0, 9, 24]);
  });

  it("writes one sample of each of many classes in lines", () => {
    const { columns, lines, sampleAt } = sheetLayout(26, 3);
    expect([columns, lines]).toEqual([9, 3]);
    expect([sampleAt(0, 8), sampleAt(2, 7), sampleAt(2, 8)]).toEqual([8, 25, null]);
  });

  it("shows every class once, up to the first 27", () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 256 }), (classes) => {
        const layout = sheetLayout(classes, 3);
        const shown: number[] = [];
        for (let line = 0; line < layout.lines; line++) {
          for (let column = 0; column < layout.columns; column++) {
            const sample = layout.sampleAt(line, column);
            if (sample !== null) shown.push(sample);
          }
        }
        expect(shown).toEqual(Array.from({ length: Math.min(classes, 27) }, (_, k) => k));
        expect(layout.classes).toBe(shown.length);
      }),
    );
  });
});

describe("sheetGap", () => {
  it("is two pixels of 28, and one at least", () => {
    expect([sheetGap(28, 28), sheetGap(64, 10), sheetGap(8, 8), sheetGap(1, 1)]).toEqual([2, 5, 1, 1]);
  });
});
