import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../../src/experiment/configuration.ts";
import { heldWords } from "../../../src/ui/numpy/numpyWords.ts";

describe("heldWords", () => {
  it("promises of ReLU in float32 no more than the check holds", () => {
    const relu = { ...defaultConfig, activation: "relu", layers: [784, 16, 10] } as const;
    const few = "the losses of the first 100 steps and the final accuracy";
    const all = "every logged loss and the final weights";
    expect(heldWords(relu, "f32")).toBe(few);
    expect(heldWords(relu, "f64")).toBe(all);
    expect(heldWords({ ...relu, activation: "tanh" }, "f32")).toBe(all);
    expect(heldWords({ ...relu, layers: [784, 10] }, "f32"), "no unit of ReLU in it").toBe(all);
  });
});
