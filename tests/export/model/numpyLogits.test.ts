import { expect, it } from "vitest";
import { activations } from "../../../src/engine/network.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { modelNpz } from "../../../src/export/model/writeModel.ts";
import { creatorOf, disposeAfterEach } from "../../engine/fast/fastEngines.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { describeWithPython, pythonBytes } from "../python.ts";

/** Reads an activation, images (N, 784) and a .npz; writes the logits (N, 10) as float64. */
const forward = `
import io, sys
import numpy as np
activation, count, data = sys.argv[1], int(sys.argv[2]), sys.stdin.buffer.read()
images = np.frombuffer(data[:784 * count], np.uint8).reshape(count, 784)
model = np.load(io.BytesIO(data[784 * count:]))
between = dict(sigmoid=lambda z: 1 / (1 + np.exp(-z)), relu=lambda z: np.maximum(z, 0), tanh=np.tanh)[activation]
last = len(model.files) // 2 - 1
x = images.astype(np.float32) / np.float32(255)
for k in range(last + 1):
    x = x @ model[f"layers.{k}.w"] + model[f"layers.{k}.b"]
    if k < last:
        x = between(x)
sys.stdout.buffer.write(x.astype("<f8").tobytes())
`;

const COUNT = 100;

/** Largest difference there may be, relative to the largest logit; measured 5.6e-16 and 3.1e-7. */
const tolerances = { f64: 1e-12, f32: 1e-6 };

describeWithPython("a network in NumPy", () => {
  describeWithData("loaded from its .npz", () => {
    disposeAfterEach();
    const kinds = activations.flatMap((activation) =>
      (["f64", "f32"] as const).map((precision) => ({ activation, precision })),
    );

    it.each(kinds)("gives the page’s logits: $activation, $precision", async ({ activation, precision }) => {
      const { train, test } = await loadMnist();
      const engine = await creatorOf({ precision, threads: 1, relaxed: false })({
        network: { layers: [784, 48, 24, 10], activation, init: "xavier" },
        optimizer: { name: "adam", lr: 0.003, momentum: 0, decay: 0 },
        data: { train, test: null },
        random: new RandomState(3),
      });
      for (let step = 0; step < 150; step++) {
        engine.trainStep(Uint32Array.from({ length: 64 }, (_, i) => 64 * step + i));
      }
      const images = test.images.subarray(0, 784 * COUNT);
      const ours = engine.predict(images).activations.at(-1)!; // (N, 10)

      const npz = modelNpz({ ...engine.network, precision, parameters: engine.readParameters() });
      const input = Buffer.concat([images, npz]);
      const output = pythonBytes(["-c", forward, activation, String(COUNT)], { input });
      const theirs = new Float64Array(output.slice().buffer);

      expect(theirs).toHaveLength(ours.length);
      const largest = ours.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const difference = ours.reduce((most, value, i) => Math.max(most, Math.abs(value - theirs[i])), 0);
      expect(largest).toBeGreaterThan(1);
      expect(difference / largest).toBeLessThan(tolerances[precision]);
    });
  });
});
