import { describe, expect, it } from "vitest";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import {
  PlainLoop,
  STEPS_PER_EPOCH,
  digits,
  readySession,
  smallConfig,
  stepLosses,
  trainToEnd,
  useData,
} from "../smallRun.ts";

type Small = ReturnType<typeof readySession>;

async function takeSteps({ host, session }: Small, count: number): Promise<void> {
  const target = host.status.step + count;
  for (let i = 0; i < count; i++) session.step();
  await host.until(
    () => host.status.step === target && host.status.epoch === Math.floor(target / STEPS_PER_EPOCH),
  );
}

const optimizers: Partial<ExperimentConfig>[] = [
  { lr: 0.01 },
  { decay: 0.1 },
  { optimizer: "adam", lr: 0.001 },
  { optimizer: "momentum", momentum: 0.5, lr: 0.05 },
];

describe("Session.adjust", () => {
  for (const change of optimizers) {
    it(`takes effect with the next step of the same run: ${JSON.stringify(change)}`, async () => {
      const small = readySession();
      await takeSteps(small, 5);
      small.session.adjust({ ...smallConfig, ...change });
      await takeSteps(small, 5);

      const loop = new PlainLoop(smallConfig);
      loop.train(5);
      const { optimizer: name, lr, momentum, decay } = { ...smallConfig, ...change };
      loop.engine.setOptimizer({ name, lr, momentum, decay });
      loop.train(5);
      expect(stepLosses(small.host)).toEqual(loop.losses);
      expect(small.host.all("run")).toHaveLength(1);
    });
  }

  it("changes the batch within the epoch, and with it the steps there will be", async () => {
    const small = readySession();
    await takeSteps(small, 5);
    small.session.adjust({ ...smallConfig, batch: 100 });
    // 340 images are left of this epoch, 500 in the next.
    expect(small.host.status).toMatchObject({ step: 5, totalSteps: 5 + 4 + 5 });
    await trainToEnd(small);
    const loop = new PlainLoop(smallConfig);
    loop.train(5);
    loop.train(9, 100);
    expect(stepLosses(small.host)).toEqual(loop.losses);
  });

  it("takes an epoch in one step when the batch is larger than the data", async () => {
    const small = readySession({ batch: 8192 });
    await trainToEnd(small);
    expect(small.host.status).toMatchObject({ step: 2, epoch: 2 });
  });

  it("moves the end of the run both ways, but never before the running epoch's end", async () => {
    const small = readySession({ epochs: 5 });
    await takeSteps(small, STEPS_PER_EPOCH + 1);
    small.session.adjust({ ...smallConfig, epochs: 3 });
    expect(small.host.status).toMatchObject({ targetEpochs: 3, totalSteps: 48 });
    small.session.adjust({ ...smallConfig, epochs: 1 });
    expect(small.host.status).toMatchObject({ targetEpochs: 2, totalSteps: 32 });
    await trainToEnd(small);
    expect(small.host.status).toMatchObject({ epoch: 2, step: 32, progress: 1 });
  });

  it("lets a run that is done go on when more epochs are asked for", async () => {
    const small = readySession();
    await trainToEnd(small);
    small.session.adjust({ ...smallConfig, lr: 0.01 });
    expect(small.host.status.state).toBe("done");
    small.session.adjust({ ...smallConfig, epochs: 3 });
    expect(small.host.status).toMatchObject({ state: "paused", targetEpochs: 3 });
    await trainToEnd(small);
    expect(small.host.status).toMatchObject({ epoch: 3, step: 48 });
  });

  it("trains on when more epochs are asked for while the last figures are taken", async () => {
    // 600 images to test on, and every status due: the page hears of it while it goes on.
    const { host, session } = readySession({}, { ...digits, test: digits.train }, 120);
    let asked = false;
    host.onBreath = () => {
      if (asked || !(host.status.epoch === 2 && host.status.evaluating)) return;
      asked = true;
      session.adjust({ ...smallConfig, epochs: 3 });
    };
    await trainToEnd({ host, session });
    expect(asked).toBe(true);
    expect(host.status).toMatchObject({ epoch: 3, targetEpochs: 3, step: 48, progress: 1 });
    expect(host.states()).toEqual(["ready", "training", "done"]);
  });

  it("is done at once when no more epochs are asked for than are finished", async () => {
    const { host, session } = readySession({ epochs: 5 });
    await takeSteps({ host, session }, 2 * STEPS_PER_EPOCH);
    session.adjust({ ...smallConfig, epochs: 2 });
    await host.until(() => host.status.state === "done");
    expect(host.status).toMatchObject({ epoch: 2, step: 32, progress: 1 });
    expect(host.status.test.loss).not.toBeNull();
  });

  it("leaves what needs a reset as the run was made, and keeps it for the next run", async () => {
    const wanted: ExperimentConfig = { ...smallConfig, layers: [784, 8, 10], seed: 9, validation: 50 };
    const small = readySession();
    await takeSteps(small, 5);
    small.session.adjust(wanted);
    await trainToEnd(small);
    const loop = new PlainLoop(smallConfig);
    loop.train(2 * STEPS_PER_EPOCH);
    expect(stepLosses(small.host)).toEqual(loop.losses);

    useData(small.session, digits);
    expect(small.host.last("run").config).toEqual(wanted);
  });
});
