import { describe, expect, it } from "vitest";
import { RandomState } from "../../src/engine/random.ts";
import { createReferenceEngine } from "../../src/engine/reference/referenceEngine.ts";
import { weightsPicture } from "../../src/worker/weightsPicture.ts";

/** An engine for images of 2×3 with two units behind them, and these first weights (6, 2). */
function engineWith(weights: readonly number[]) {
  const engine = createReferenceEngine({
    network: { layers: [6, 2, 2], activation: "relu", init: "he" },
    optimizer: { name: "sgd", lr: 0.1, momentum: 0, decay: 0 },
    data: { train: { images: new Uint8Array(6), labels: new Uint8Array(1) }, test: null },
    random: new RandomState(1),
  });
  const [, ...rest] = engine.readParameters();
  engine.writeParameters([Float64Array.from(weights), ...rest]);
  return engine;
}

describe("weightsPicture", () => {
  it("gives each unit a picture of its weights, pixel by pixel", () => {
    // Column 0 rises, column 1 falls; the root mean square is sqrt(182 / 12), the limit thrice that.
    const weights = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];
    const limit = 3 * Math.sqrt(182 / 12);
    const picture = weightsPicture(engineWith(weights), 7, 2, 3);
    const bytes = [1, 2, 3, 4, 5, 6].map((w) => Math.round((w / limit) * 127));
    expect(picture).toEqual({
      step: 7,
      units: 2,
      unitsTotal: 2,
      rows: 2,
      cols: 3,
      limit,
      values: Int8Array.from([...bytes, ...bytes.map((value) => -value)]),
    });
  });

  it("shows the first 256 units of a wider layer, and says how many there are", () => {
    const engine = createReferenceEngine({
      network: { layers: [6, 300, 2], activation: "relu", init: "he" },
      optimizer: { name: "sgd", lr: 0.1, momentum: 0, decay: 0 },
      data: { train: { images: new Uint8Array(6), labels: new Uint8Array(1) }, test: null },
      random: new RandomState(1),
    });
    const picture = weightsPicture(engine, 0, 2, 3);
    expect(picture).toMatchObject({ units: 256, unitsTotal: 300 });
    const weights = engine.readWeights(0); // (6, 300)
    const pixel = Math.round((weights[4 * 300 + 255] / picture.limit) * 127);
    expect(picture.values[255 * 6 + 4]).toBe(Math.max(-127, Math.min(127, pixel)));
  });

  it("shows weights of the limit and beyond in full colour", () => {
    const weights = new Array<number>(12).fill(0).with(0, 1).with(11, -1);
    const { limit, values } = weightsPicture(engineWith(weights), 0, 2, 3);
    expect(limit).toBeCloseTo(3 * Math.sqrt(2 / 12), 12);
    expect(limit).toBeGreaterThan(1);
    const alone = weightsPicture(engineWith(new Array<number>(12).fill(0).with(0, 5)), 0, 2, 3);
    expect(alone.limit).toBeLessThan(5);
    expect(alone.values[0]).toBe(127);
    expect(values[11]).toBe(-Math.round(127 / limit));
  });

  it("is blank for weights of zero and for weights that have overflowed", () => {
    for (const w of [0, NaN, Infinity, 1e300]) {
      const { limit, values } = weightsPicture(engineWith(new Array<number>(12).fill(w)), 0, 2, 3);
      expect(limit).toBe(0);
      expect([...values]).toEqual(new Array(12).fill(0));
    }
  });
});
