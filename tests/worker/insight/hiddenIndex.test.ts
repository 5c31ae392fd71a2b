import { describe, expect, it } from "vitest";
import { readDrawing } from "../../../src/data/framing/drawing.ts";
import { activations } from "../../../src/engine/network.ts";
import { HiddenIndex } from "../../../src/worker/insight/hiddenIndex.ts";
import { seven } from "../drawnDigits.ts";
import { nearestByDefinition } from "../nearestByDefinition.ts";
import { digits, PlainLoop, smallConfig } from "../smallRun.ts";

const image = readDrawing(seven)!.image;

function build(config: Partial<typeof smallConfig>, count: number, steps = 0, mostBytes?: number) {
  const loop = new PlainLoop({ ...smallConfig, ...config });
  loop.train(steps);
  const { engine } = loop;
  const work = HiddenIndex.build(digits.train.images, count, engine, mostBytes);
  for (let pieces = 1; ; pieces++) {
    const piece = work.next();
    if (piece.done !== true) continue;
    const { activations: outputs } = engine.predict(image);
    const hidden = outputs[outputs.length - 2];
    return { engine, index: piece.value, hidden, pieces };
  }
}

describe("HiddenIndex", () => {
  for (const activation of activations) {
    it(`has the five nearest among its best 50: ${activation}`, () => {
      const { engine, index, hidden } = build({ activation, layers: [784, 32, 24, 10] }, 500, 40);
      const found = new Set(index.nearest(hidden, 50));
      expect(found.size).toBe(50);
      for (const { n } of nearestByDefinition(engine, image, 500).slice(0, 5)) expect(found).toContain(n);
    });
  }

  it("knows only the images that are trained on, and comes in pieces", () => {
    const { index, hidden, pieces } = build({}, 300);
    expect(index.searched).toBe(300);
    expect(Math.max(...index.nearest(hidden, 1000))).toBe(299);
    expect(pieces).toBe(3);
  });

  it("holds fewer images of wide layers, spread over all, and keeps their numbers", () => {
    const { engine, index, hidden } = build({ layers: [784, 64, 10] }, 520, 0, 64 * 200);
    expect(index.searched).toBe(174);
    const [nearest, ...others] = index.nearest(hidden, 174);
    expect(new Set([nearest, ...others])).toEqual(new Set(Array.from({ length: 174 }, (_, k) => 3 * k)));
    const pointOf = (pixels: Uint8Array) => engine.predict(pixels).activations[0];
    const distanceOf = (n: number) => {
      const point = pointOf(digits.train.images.subarray(n * 784, (n + 1) * 784));
      return Math.sqrt(point.reduce((sum, v, k) => sum + (v - hidden[k]) ** 2, 0));
    };
    expect(distanceOf(nearest)).toBeLessThan(distanceOf(others[100]));
  });

  it("survives a network that fires nowhere", () => {
    const loop = new PlainLoop({ ...smallConfig, activation: "relu" });
    loop.engine.writeParameters(loop.engine.readParameters().map((tensor) => tensor.fill(-1)));
    const work = HiddenIndex.build(digits.train.images, 100, loop.engine);
    let piece = work.next();
    while (piece.done !== true) piece = work.next();
    expect(piece.value.nearest(new Float64Array(16), 5)).toHaveLength(5);
  });
});
