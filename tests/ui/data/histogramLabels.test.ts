import { describe, expect, it } from "vitest";
import { numberedClasses } from "../../../src/data/dataset.ts";
import { histogramLabels } from "../../../src/ui/data/histogramLabels.ts";

describe("histogramLabels", () => {
  it("writes digits and letters under their bars", () => {
    expect(histogramLabels(numberedClasses(10))).toEqual({ upright: false, every: 1 });
    expect(histogramLabels(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))).toEqual({ upright: false, every: 1 });
  });

  it("turns long names", () => {
    const clothes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal"];
    expect(histogramLabels(clothes)).toEqual({ upright: true, every: 1 });
    expect(histogramLabels(["cat", "dog", "cow", "pig", "hen", "ass"])).toEqual({ upright: false, every: 1 });
  });

  it("leaves the names of a few classes as they are, as their bars are wide", () => {
    expect(histogramLabels(["a name as long as can be", "dog"])).toEqual({ upright: false, every: 1 });
  });

  it("leaves some out where there are many", () => {
    expect(histogramLabels(numberedClasses(62))).toEqual({ upright: false, every: 3 });
    expect(histogramLabels(numberedClasses(256))).toEqual({ upright: true, every: 10 });
  });
});
