import { describe, expect, it } from "vitest";
import type { EngineSetup } from "../../../src/engine/engine.ts";
import { createFastEngine } from "../../../src/engine/fast/fastEngine.ts";
import { jobSleepersWord } from "../../../src/engine/fast/layout.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { batches, smallSetup, train } from "../conformance/smallRun.ts";
import { syntheticImages } from "../syntheticImages.ts";
import { workshopFor } from "./fastEngines.ts";

const MB = 1e6;

/** Bytes of the one memory that a workshop keeps between engines. */
async function bytesKept(kind: { relaxed: boolean; threads: number }): Promise<number> {
  const workshop = await workshopFor(kind);
  const bench = workshop.open("f64", kind.threads);
  const { byteLength } = bench.memory.buffer;
  workshop.close(bench);
  return byteLength;
}

describe("a workshop", () => {
  const kind = { relaxed: false, threads: 1 };

  it("takes 200 changes of network, precision and data without growing", async () => {
    const workshop = await workshopFor(kind);
    const random = new RandomState(2);
    const data = [syntheticImages(300, 20, 4, random), syntheticImages(500, 20, 4, random)];
    const kept: number[] = [];
    for (let change = 0; change < 200; change++) {
      const layers = change % 2 === 0 ? [20, 300, 4] : [20, 40, 30, 4];
      const network = { layers, activation: "relu", init: "he" } as const;
      const setup = smallSetup({ network, data: { train: data[(change >> 2) % 2], test: null } });
      const precision = (change >> 1) % 2 === 0 ? "f32" : "f64";
      const engine = createFastEngine({ ...setup, precision, threads: 1 }, workshop);
      train(engine, batches(1));
      engine.dispose();
      kept.push(await bytesKept(kind));
    }
    expect(kept.at(-1)).toBe(kept[8]);
  });

  it("gives back what a much larger data set took", async () => {
    const workshop = await workshopFor(kind);
    const make = (N: number) => {
      const images = { images: new Uint8Array(N * 400).fill(9), labels: new Uint8Array(N) };
      const network = { layers: [400, 4], activation: "relu", init: "he" } as const;
      const setup = smallSetup({ network, data: { train: images, test: null } });
      createFastEngine({ ...setup, precision: "f32", threads: 1 }, workshop).dispose();
    };
    make(200_000);
    expect(await bytesKept(kind)).toBeGreaterThan(80 * MB);
    make(100);
    expect(await bytesKept(kind)).toBeLessThan(40 * MB);
  });

  it("lets threads sleep that have nothing to do", async () => {
    const workshop = await workshopFor({ relaxed: false, threads: 2 });
    const bench = workshop.open("f64", 2);
    const sleepers = () => bench.words[jobSleepersWord >> 2];
    for (let tries = 0; sleepers() < 1 && tries < 2000; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(bench.threads).toBe(2);
    expect(sleepers()).toBe(1);
    workshop.close(bench);
  });

  it("says what to do where memory ends, and serves the next engine all the same", async () => {
    const workshop = await workshopFor({ relaxed: false, threads: 2 });
    const setup = (layers: number[]): EngineSetup =>
      smallSetup({ network: { layers, activation: "relu", init: "he" } });
    const tooMuch = () => {
      const engine = createFastEngine({ ...setup([20, 4096, 4]), precision: "f64", threads: 2 }, workshop);
      try {
        engine.trainStep(new Uint32Array(40_000));
      } finally {
        engine.dispose();
      }
    };
    expect(tooMuch).toThrow(RangeError);
    const engine = createFastEngine({ ...setup([20, 9, 4]), precision: "f64", threads: 2 }, workshop);
    expect(Number.isFinite(engine.trainStep(Uint32Array.of(1, 2)).loss)).toBe(true);
    engine.dispose();
  });
});

describeWithData("a workshop with MNIST in it", () => {
  // Measured: 101 and 120 MB, of which the images themselves are 55.
  it.each([
    ["784-128-10 in float64", [784, 128, 10]],
    ["784-512-512-10 in float64", [784, 512, 512, 10]],
  ])("keeps within 160 MB, the images included: %s", async (_name, layers) => {
    const { train, test } = await loadMnist();
    const kind = { relaxed: false, threads: 2 };
    const workshop = await workshopFor(kind);
    const setup: EngineSetup = {
      network: { layers, activation: "relu", init: "he" },
      optimizer: { name: "adam", lr: 0.001, momentum: 0.9, decay: 0 },
      data: { train, test },
      random: new RandomState(1),
    };
    const engine = createFastEngine({ ...setup, precision: "f64", threads: 2 }, workshop);
    engine.trainStep(Uint32Array.from({ length: 128 }, (_, k) => k));
    engine.predict(test.images.subarray(0, 784));
    engine.dispose();
    const total = (await bytesKept(kind)) + train.images.length + test.images.length;
    expect(total).toBeLessThan(160 * MB);
  });
});
