import { describe, expect, it } from "vitest";
import type { EngineSetup } from "../../../src/engine/engine.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { inPage } from "../../environment.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { smallSetup, batches, train } from "../conformance/smallRun.ts";
import { creatorOf, disposeAfterEach } from "./fastEngines.ts";

disposeAfterEach();

/** One epoch in batches of `batch`, then everything there is to compare. */
async function trained(setup: EngineSetup, precision: "f32" | "f64", threads: number, batch: number) {
  const engine = await creatorOf({ precision, threads, relaxed: inPage })(setup);
  const N = setup.data.train.labels.length;
  const order = setup.random.permutation(N);
  const losses: number[] = [];
  for (let k = 0; k < N; k += batch) losses.push(engine.trainStep(order.subarray(k, k + batch)).loss);
  const evaluation = engine.evaluate("train", 0, Math.min(N, 1000));
  const result = { losses, evaluation, parameters: engine.readParameters() };
  engine.dispose();
  return result;
}

describeWithData("an epoch of MNIST on the fast engine", () => {
  it.each(["f32", "f64"] as const)(
    "gives the same bits on 1, 2, 3 and 4 threads, in %s",
    async (precision) => {
      const { train, test } = await loadMnist();
      const setup = (): EngineSetup => ({
        network: { layers: [784, 100, 30, 10], activation: "sigmoid", init: "xavier" },
        optimizer: { name: "momentum", lr: 0.05, momentum: 0.9, decay: 0.0001 },
        data: { train, test },
        random: new RandomState(11),
      });
      const alone = await trained(setup(), precision, 1, 128);
      for (const threads of [2, 3, 4]) {
        expect(await trained(setup(), precision, threads, 128)).toEqual(alone);
      }
    },
    240_000,
  );
});

describe("the fast engine's threads", () => {
  it("give the same bits where batches are longer than sums are taken at a time", async () => {
    const setup = () => smallSetup({ network: { layers: [20, 40, 17, 4], activation: "relu", init: "he" } });
    const long = (from: EngineSetup): EngineSetup => ({ ...from, data: repeat(from.data, 7) });
    const alone = await trained(long(setup()), "f64", 1, 600);
    expect(await trained(long(setup()), "f64", 4, 600)).toEqual(alone);
  });

  it("come back after the memory has grown", async () => {
    const engine = await creatorOf({ precision: "f64", threads: 2, relaxed: false })(smallSetup());
    engine.trainStep(new Uint32Array(5000));
    for (let tries = 0; engine.threads < 2 && tries < 2000; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(engine.threads).toBe(2);
  });

  it("are as many as the next engine asks for, on the same memory", async () => {
    const losses = [];
    for (const threads of [2, 4, 3, 2]) {
      const engine = await creatorOf({ precision: "f32", threads, relaxed: false })(smallSetup());
      expect(engine.threads).toBe(threads);
      losses.push(train(engine, batches(1)));
      engine.dispose();
    }
    for (const other of losses) expect(other).toEqual(losses[0]);
  });
});

/** The same images, several times over. */
function repeat(data: EngineSetup["data"], times: number): EngineSetup["data"] {
  const { images, labels } = data.train;
  const many = (bytes: Uint8Array) =>
    Uint8Array.from({ length: bytes.length * times }, (_, k) => bytes[k % bytes.length]);
  return { train: { images: many(images), labels: many(labels) }, test: data.test };
}
