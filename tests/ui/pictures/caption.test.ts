import { describe, expect, it } from "vitest";
import { defaultConfig, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { captionOf } from "../../../src/ui/pictures/caption.ts";

describe("captionOf", () => {
  it("says what made the run, and nothing of what it did not use", () => {
    expect(captionOf(defaultConfig, "MNIST").join(" · ")).toBe(
      "784-128-10, ReLU · SGD, learning rate 0.1 · batches of 64 · seed 42 · MNIST",
    );
  });

  it("says all that it used", () => {
    const config: ExperimentConfig = {
      ...defaultConfig,
      optimizer: "momentum",
      schedule: "cosine",
      decay: 0.0001,
      distortion: 10,
    };
    expect(captionOf(config, "").join(" · ")).toBe(
      "784-128-10, ReLU · momentum 0.9, learning rate 0.1 on a cosine · weight decay 0.0001 · " +
        "distortion 10° · batches of 64 · seed 42",
    );
  });

  it("names no activation where there is none between layers, and cuts long names", () => {
    const [layers, , , , name] = captionOf({ ...defaultConfig, layers: [784, 10] }, "x".repeat(99));
    expect(layers).toBe("784-10");
    expect(name).toBe(`${"x".repeat(47)}…`);
  });
});
