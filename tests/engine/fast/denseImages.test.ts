import { describe, expect, it } from "vitest";
import type { EngineSetup } from "../../../src/engine/engine.ts";
import { countInk, DENSE_FROM } from "../../../src/engine/fast/inkedPixels.ts";
import { activations } from "../../../src/engine/network.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { createReferenceEngine } from "../../../src/engine/reference/referenceEngine.ts";
import { expectClose } from "../conformance/closeness.ts";
import { batches, smallSetup, train } from "../conformance/smallRun.ts";
import { allKinds, creatorOf, disposeAfterEach, nameOf, runnable } from "./fastEngines.ts";

disposeAfterEach();

/** 100 images without a blank pixel but the first. */
function denseSetup(changes: Partial<EngineSetup> = {}): EngineSetup {
  const random = new RandomState(5);
  const images = (N: number) => ({
    images: Uint8Array.from({ length: N * 20 }, (_, k) => (k === 0 ? 0 : 1 + random.interval(254))),
    labels: Uint8Array.from({ length: N }, () => random.interval(3)),
  });
  return smallSetup({ data: { train: images(100), test: images(30) }, ...changes });
}

describe.each(runnable(allKinds).map((kind) => [nameOf(kind), kind] as const))(
  "%s on dense images",
  (_, kind) => {
    const tolerance = kind.precision === "f64" ? 1e-12 : 2e-5;

    it.each(activations)("agrees with the reference engine, with %s", async (activation) => {
      const network = { layers: [20, 9, 7, 4], activation, init: "xavier" } as const;
      const engine = await creatorOf(kind)(denseSetup({ network }));
      const reference = createReferenceEngine(denseSetup({ network }));
      expectClose(train(engine, batches(3)), train(reference, batches(3)), tolerance);
      engine.readParameters().forEach((tensor, k) => {
        expectClose(tensor, reference.readParameters()[k], 10 * tolerance);
      });
      const test = engine.evaluate("test", 0, 30);
      expectClose([test.loss], [reference.evaluate("test", 0, 30).loss], 10 * tolerance);
      const { images } = denseSetup().data.test!;
      expectClose(
        engine.predict(images).probabilities,
        reference.predict(images).probabilities,
        10 * tolerance,
      );
    });

    it("agrees without a hidden layer, and in batches of any length", async () => {
      const network = { layers: [20, 4], activation: "relu", init: "xavier" } as const;
      const engine = await creatorOf(kind)(denseSetup({ network }));
      const reference = createReferenceEngine(denseSetup({ network }));
      for (const length of [1, 7, 100, 700]) {
        const batch = Uint32Array.from({ length }, (_, k) => (k * 7) % 100);
        expectClose([engine.trainStep(batch).loss], [reference.trainStep(batch).loss], tolerance);
      }
    });
  },
);

describe("countInk", () => {
  it("counts bytes that are not zero, and the most of one image", () => {
    expect(countInk(Uint8Array.of(0, 3, 0, 9, 9, 0), 3)).toEqual({
      total: 3,
      most: 2,
      before: Uint32Array.of(0, 1),
    });
    expect(countInk(new Uint8Array(0), 3)).toMatchObject({ total: 0, most: 0 });
  });

  it("finds the dense images of these tests dense, and the sparse ones sparse", () => {
    const share = ({ images }: { images: Uint8Array }) => countInk(images, 20).total / images.length;
    expect(share(denseSetup().data.train)).toBeGreaterThan(DENSE_FROM);
    expect(share(smallSetup().data.train)).toBeLessThan(DENSE_FROM);
  });
});
