import { describe, expect, it } from "vitest";
import { readDrawing } from "../../../src/data/framing/drawing.ts";
import { explainAnswer } from "../../../src/worker/insight/explainAnswer.ts";
import { seven } from "../drawnDigits.ts";
import { PlainLoop, smallConfig } from "../smallRun.ts";

const image = readDrawing(seven)!.image;

function trained(config: Partial<typeof smallConfig>) {
  const loop = new PlainLoop({ ...smallConfig, layers: [784, 24, 10], ...config });
  loop.train(32);
  const { engine } = loop;
  return { engine, outputs: engine.predict(image).activations[0] };
}

describe("explainAnswer", () => {
  it("leaves out units of ReLU that are at rest", () => {
    const { engine, outputs } = trained({ layers: [784, 6, 10] });
    const firing = outputs.filter((value) => value > 0).length;
    expect(firing).toBeLessThan(6);
    expect(explainAnswer(engine, image, null)!.units).toHaveLength(firing);
  });

  it("takes tanh's outputs for as loud below 0 as above", () => {
    const { engine, outputs } = trained({ activation: "tanh" });
    const loudest = [...outputs].sort((a, b) => Math.abs(b) - Math.abs(a)).slice(0, 8);
    expect(explainAnswer(engine, image, null)!.units.map(({ activation }) => activation)).toEqual(loudest);
    expect(loudest.some((value) => value < 0)).toBe(true);
  });

  it("gives a margin that is the difference of the logits", () => {
    for (const activation of ["relu", "sigmoid", "tanh"] as const) {
      const { engine } = trained({ activation });
      const { label, against, margin } = explainAnswer(engine, image, null)!;
      const logits = engine.predict(image).activations[1];
      // Measured: 4e-16 apart.
      expect(margin).toBeCloseTo(logits[label] - logits[against], 12);
      expect(margin).toBeGreaterThan(0);
      const others = [...logits].filter((_, c) => c !== label);
      expect(logits[against]).toBe(Math.max(...others));
    }
  });
});
