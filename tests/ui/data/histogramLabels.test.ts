import { describe, expect, it } from "vitest";
import { numberedClasses } from "../../../src/data/dataset.ts";
import { histogramLabels } from "../../../src/ui/data/histogramLabels.ts";

describe("histogramLabels", () => {
  it("writes digits and letters under their bars", () => {
    expect(histogramLabels(numberedClasses(10))).toEqual({ upright: false, every: 1 });
    expect(histogramLabels(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))).toEqual({ upright: false, every: 1 });
  });

  it("turns long names", () => {
    expect(histogramLabels(["Sneaker", "Bag"])).toEqual({ upright: true, every: 1 });
  });

  it("leaves some out where there are many", () => {
    expect(histogramLabels(numberedClasses(62))).toEqual({ upright: false, every: 3 });
    expect(histogramLabels(numberedClasses(256))).toEqual({ upright: true, every: 10 });
  });
});
