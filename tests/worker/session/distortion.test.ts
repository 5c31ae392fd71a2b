import { describe, expect, it } from "vitest";
import { Distorter } from "../../../src/engine/distortion/distorter.ts";
import { distortImage } from "../../../src/engine/distortion/distortImage.ts";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import {
  PlainLoop,
  digits,
  readySession,
  smallConfig,
  stepLosses,
  STEPS_PER_EPOCH,
  trainToEnd,
} from "../smallRun.ts";

/** Losses of the plain loop, which is told before each step how many are behind it. */
function plainLosses(
  config: ExperimentConfig,
  beforeStep: (loop: PlainLoop, step: number) => void,
  epochOf: (step: number) => number = () => 0,
): number[] {
  const loop = new PlainLoop(config);
  for (let step = 0; step < config.epochs * STEPS_PER_EPOCH; step++) {
    beforeStep(loop, step);
    loop.train(1, config.batch, epochOf(step));
  }
  return loop.losses;
}

describe("a session with distortion", () => {
  const distortion = { rows: 28, cols: 28, degrees: 12, seed: smallConfig.seed };

  it("trains each epoch on images distorted by the run's seed and the epoch's number", async () => {
    const run = readySession({ distortion: 12 });
    await trainToEnd(run);
    const expected = plainLosses(
      smallConfig,
      ({ engine }) => engine.setDistortion(distortion),
      (step) => Math.floor(step / STEPS_PER_EPOCH),
    );
    expect(stepLosses(run.host)).toEqual(expected);
  });

  it("takes it up in mid-run", async () => {
    const run = readySession();
    for (let k = 0; k < 3; k++) run.session.step();
    await run.host.until(() => run.host.status.step === 3);
    run.session.adjust({ ...smallConfig, distortion: 12 });
    await trainToEnd(run);
    const expected = plainLosses(
      smallConfig,
      ({ engine }, step) => engine.setDistortion(step < 3 ? null : distortion),
      (step) => Math.floor(step / STEPS_PER_EPOCH),
    );
    expect(stepLosses(run.host)).toEqual(expected);
  });

  it("shows the first image of each class as the run distorts it, while somebody looks", () => {
    const { host, session } = readySession({ distortion: 12 });
    session.watchDistortion(true);
    const { samples } = host.last("distorted");
    const index = digits.train.labels.indexOf(7);
    const image = digits.train.images.subarray(index * 784, (index + 1) * 784);
    expect(samples.before.subarray(7 * 784, 8 * 784)).toEqual(image);
    const expected = new Uint8Array(784);
    for (let epoch = 0; epoch < 3; epoch++) {
      distortImage(new Distorter(distortion), epoch, index, image, expected);
      const at = (epoch * 10 + 7) * 784;
      expect(samples.after.subarray(at, at + 784)).toEqual(expected);
    }
    session.adjust({ ...smallConfig, distortion: 0 });
    expect(host.last("distorted").samples.after.subarray(7 * 784, 8 * 784)).toEqual(image);
    session.watchDistortion(false);
    session.adjust({ ...smallConfig, distortion: 5 });
    expect(host.all("distorted")).toHaveLength(2);
  });
});

describe("a session with a schedule", () => {
  it("lets the rate follow the cosine, step by step", async () => {
    const run = readySession({ schedule: "cosine" });
    await trainToEnd(run);
    const steps = smallConfig.epochs * STEPS_PER_EPOCH;
    const { lr, momentum, decay } = smallConfig;
    const shareDone = (step: number) => {
      const inEpoch = Math.min(500, (step % STEPS_PER_EPOCH) * 32) / 500;
      return (Math.floor(step / STEPS_PER_EPOCH) + inEpoch) / smallConfig.epochs;
    };
    const expected = plainLosses(smallConfig, ({ engine }, step) => {
      const rate = (lr / 2) * (1 + Math.cos(Math.PI * shareDone(step)));
      engine.setOptimizer({ name: "sgd", lr: rate, momentum, decay });
    });
    const losses = stepLosses(run.host);
    expect(losses).toHaveLength(steps);
    losses.forEach((loss, step) => {
      expect(loss).toBeCloseTo(expected[step], 12);
    });
  });
});
