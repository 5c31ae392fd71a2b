import { beforeAll, expect, it } from "vitest";
import type { Prediction } from "../../../src/engine/engine.ts";
import { activations } from "../../../src/engine/network.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { modelOnnx } from "../../../src/export/onnx/modelOnnx.ts";
import { creatorOf } from "../../engine/fast/fastEngines.ts";
import { describeWithData, loadMnist, type Mnist } from "../../sharedData.ts";
import { opened, run } from "./onnxRuntime.ts";

const digitNames = Array.from("0123456789");

/** Where the largest of each row of `classes` values stands. */
const labelsOf = (rows: Float32Array | Float64Array, classes = 10) =>
  Array.from({ length: rows.length / classes }, (_, n) => {
    const row = rows.subarray(n * classes, (n + 1) * classes);
    return row.indexOf(Math.max(...row));
  });

function largestDifference(ours: Float64Array, theirs: Float32Array): number {
  expect(theirs).toHaveLength(ours.length);
  return ours.reduce((most, value, i) => Math.max(most, Math.abs(value - theirs[i])), 0);
}

describeWithData("the ONNX file of a network trained on MNIST", () => {
  const kinds = activations.flatMap((activation) =>
    (["f32", "f64"] as const).map((precision) => ({ activation, precision })),
  );
  let mnist: Mnist;
  beforeAll(async () => {
    mnist = await loadMnist();
  });

  /** The network after an epoch. */
  async function trained({ activation, precision }: (typeof kinds)[number]) {
    const random = new RandomState(7);
    const engine = await creatorOf({ precision, threads: 1, relaxed: false })({
      network: { layers: [784, 32, 16, 10], activation, init: "xavier" },
      optimizer: { name: "adam", lr: 0.002, momentum: 0, decay: 0 },
      data: mnist,
      random,
    });
    const order = Uint32Array.from(random.permutation(mnist.train.labels.length));
    for (let at = 0; at < order.length; at += 64) engine.trainStep(order.subarray(at, at + 64));
    return engine;
  }

  it.each(kinds)(
    "gives the page's answers to all 10,000 test images: $activation, $precision",
    async (kind) => {
      const engine = await trained(kind);
      const { layers } = engine.network;
      const spec = { layers, ...kind, rows: 28, cols: 28, classNames: digitNames, name: "MNIST" };
      const session = await opened(modelOnnx({ ...spec, parameters: engine.readParameters() }));
      const { images, labels } = mnist.test;
      const ours: Prediction = engine.predict(images);
      engine.dispose();

      const theirs = await run(session, images, 784);
      expect(labelsOf(theirs.probabilities)).toEqual(labelsOf(ours.probabilities));
      expect(largestDifference(ours.probabilities, theirs.probabilities)).toBeLessThan(1e-5);
      expect(largestDifference(ours.activations.at(-1)!, theirs.logits)).toBeLessThan(1e-4);
      const right = labelsOf(theirs.probabilities).filter((label, n) => label === labels[n]).length;
      expect(right).toBeGreaterThan(9000);

      for (const count of [1, 7]) {
        const few = await run(session, images.subarray(0, count * 784), 784);
        expect(largestDifference(ours.probabilities.slice(0, count * 10), few.probabilities)).toBeLessThan(
          1e-5,
        );
      }
    },
  );
});
