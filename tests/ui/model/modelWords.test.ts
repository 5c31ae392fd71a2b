import { describe, expect, it } from "vitest";
import { networkWords, scoreWords } from "../../../src/ui/model/modelWords.ts";

describe("networkWords", () => {
  it("names the layers and what stands between them", () => {
    expect(networkWords({ layers: [784, 128, 10], activation: "relu" })).toBe("784-128-10, ReLU");
    expect(networkWords({ layers: [64, 5, 4, 3], activation: "tanh" })).toBe("64-5-4-3, tanh");
  });

  it("names the layers alone where nothing stands between two", () => {
    expect(networkWords({ layers: [784, 10], activation: "sigmoid" })).toBe("784-10");
  });
});

describe("scoreWords", () => {
  const unknown = { loss: null, accuracy: null };

  it("prefers the test images, which nothing was chosen by", () => {
    const test = { loss: 0.1, accuracy: 0.9731 };
    const validation = { loss: 0.1, accuracy: 0.95 };
    expect(scoreWords({ test, validation })).toBe("97.31% of the test images read right");
    expect(scoreWords({ test: unknown, validation })).toBe("95.00% of the validation images read right");
  });

  it("says nothing of what is not known", () => {
    expect(scoreWords({ test: unknown, validation: unknown })).toBe("");
  });
});
