import { describe, expect, it } from "vitest";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import type { RecordingHost } from "../recordingHost.ts";
import {
  PlainLoop,
  readySession,
  smallConfig,
  stepLosses,
  STEPS_PER_EPOCH,
  trainToEnd,
} from "../smallRun.ts";

/** Everything of the curves but the time it took. */
function figures(host: RecordingHost) {
  const { train, epochs } = host.last("curves").curves;
  return { train, epochs: epochs.map((point) => ({ ...point, seconds: 0 })) };
}

describe("Session's numbers", () => {
  const variants: Partial<ExperimentConfig>[] = [
    {},
    { activation: "sigmoid", init: "randn", seed: 7 },
    { optimizer: "momentum", lr: 0.02, decay: 0.001, batch: 50 },
    { optimizer: "adam", lr: 0.001, activation: "tanh", init: "xavier", layers: [784, 12, 9, 10] },
  ];
  for (const variant of variants) {
    it(`are those of the plain loop, bit for bit: ${JSON.stringify(variant)}`, async () => {
      const config = { ...smallConfig, ...variant };
      const small = readySession(variant);
      await trainToEnd(small);
      const loop = new PlainLoop(config);
      loop.train(2 * Math.ceil(500 / config.batch));
      expect(stepLosses(small.host)).toEqual(loop.losses);
    });
  }

  it("average an epoch's losses and hits over its images, each taken before the update", async () => {
    const small = readySession({ epochs: 1 });
    await trainToEnd(small);
    const loop = new PlainLoop(smallConfig);
    loop.train(STEPS_PER_EPOCH);
    // The last batch holds 20 images, the others 32.
    const sum = loop.losses.reduce(
      (total, loss, i) => total + loss * (i === STEPS_PER_EPOCH - 1 ? 20 : 32),
      0,
    );
    expect(small.host.status.train.loss).toBe(sum / 500);
    const [epoch] = small.host.last("curves").curves.epochs;
    expect(epoch.trainLoss).toBe(sum / 500);
    expect(epoch.trainAccuracy).toBe(small.host.status.train.accuracy);
  });

  it("repeat bit for bit after a reset", async () => {
    const small = readySession();
    await trainToEnd(small);
    const first = figures(small.host);
    small.session.configure(smallConfig);
    expect(small.host.last("run").runId).toBe(2);
    await trainToEnd(small);
    expect(figures(small.host)).toEqual(first);
  });

  it("repeat from a reset in the middle of an epoch", async () => {
    const plain = readySession();
    await trainToEnd(plain);
    const { host, session } = readySession();
    for (let i = 0; i < 5; i++) session.step();
    await host.until(() => host.status.step === 5);
    session.configure(smallConfig);
    await trainToEnd({ host, session });
    expect(figures(host)).toEqual(figures(plain.host));
  });

  it("differ for another seed", async () => {
    const [a, b] = [readySession(), readySession({ seed: 43 })];
    for (const small of [a, b]) await trainToEnd(small);
    expect(stepLosses(a.host)[0]).not.toBe(stepLosses(b.host)[0]);
  });

  it("fall in training", async () => {
    const small = readySession({ epochs: 8 });
    await trainToEnd(small);
    const { epochs } = small.host.last("curves").curves;
    expect(epochs[7].trainLoss).toBeLessThan(epochs[0].trainLoss / 2);
    expect(small.host.status.test.accuracy).toBeGreaterThan(0.5);
  });
});
