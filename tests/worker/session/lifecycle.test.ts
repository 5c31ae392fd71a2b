import { makeReference } from "../makeReference.ts";
import { describe, expect, it } from "vitest";
import { Session } from "../../../src/worker/session.ts";
import { RecordingHost } from "../recordingHost.ts";
import {
  STEPS_PER_EPOCH,
  digits,
  readySession,
  smallConfig,
  stepLosses,
  trainToEnd,
  useData,
} from "../smallRun.ts";

describe("Session without data", () => {
  it("says nothing to any command", async () => {
    const host = new RecordingHost();
    const session = new Session(host, makeReference);
    session.configure(smallConfig);
    session.adjust(smallConfig);
    session.train();
    session.pause();
    session.step();
    session.evaluateTest();
    session.watchWeights(true);
    await host.idle();
    expect(host.events).toEqual([]);
  });

  it("keeps the configuration for the run that data bring", () => {
    const host = new RecordingHost();
    const session = new Session(host, makeReference);
    session.configure({ ...smallConfig, layers: [100, 24, 3], seed: 5 });
    useData(session, digits);
    expect(host.last("run").config).toEqual({ ...smallConfig, layers: [784, 24, 10], seed: 5 });
  });
});

describe("Session", () => {
  it("announces a run by its number, its facts and a status of zeros", () => {
    const { host } = readySession();
    const { runId, facts, status } = host.last("run");
    expect(runId).toBe(1);
    expect(facts).toEqual({
      engine: "reference",
      precision: "f64",
      threads: 1,
      engineNote: "no-simd",
      parameterCount: 784 * 16 + 16 + 16 * 10 + 10,
      trainCount: 500,
      validationCount: 100,
      testCount: 100,
    });
    expect(status).toMatchObject({
      state: "ready",
      epoch: 0,
      targetEpochs: 2,
      step: 0,
      totalSteps: 32,
      progress: 0,
      imagesPerSecond: null,
      epochSeconds: null,
      secondsLeft: null,
      train: { loss: null, accuracy: null },
      validation: { loss: null, accuracy: null },
      test: { loss: null, accuracy: null },
      evaluating: false,
    });
  });

  it("goes from ready over training to done, and counts every step and epoch", async () => {
    const small = readySession();
    const { host } = small;
    await trainToEnd(small);
    expect(host.states()).toEqual(["ready", "training", "done"]);
    expect(host.status).toMatchObject({
      epoch: 2,
      targetEpochs: 2,
      step: 32,
      totalSteps: 32,
      progress: 1,
      secondsLeft: 0,
    });
    const statuses = host.all("status").map(({ status }) => status);
    statuses.slice(1).forEach((status, i) => {
      const before = statuses[i];
      expect(status.step).toBeGreaterThanOrEqual(before.step);
      expect(status.epoch).toBeGreaterThanOrEqual(before.epoch);
      expect(status.progress).toBeGreaterThanOrEqual(before.progress);
      expect(status.totalSteps).toBe(32);
    });
    expect(host.last("curves").curves.epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 16],
      [2, 32],
    ]);
  });

  it("stands still once paused and goes on where it stopped", async () => {
    const plain = readySession();
    await trainToEnd(plain);

    const { host, session } = readySession();
    session.train();
    host.onBreath = () => {
      if (host.status.state === "training" && host.last("curves").curves.train.length > 0) session.pause();
    };
    await host.until(() => host.status.state === "paused");
    host.onBreath = () => {};
    const { step } = host.status;
    expect(step).toBeGreaterThan(0);
    expect(step).toBeLessThan(32);
    const events = host.events.length;
    await host.idle();
    expect(host.events).toHaveLength(events);

    await trainToEnd({ host, session });
    expect(host.states()).toEqual(["ready", "training", "paused", "training", "done"]);
    expect(stepLosses(host)).toEqual(stepLosses(plain.host));
  });

  it("trains at the pace of one however often it is told to", async () => {
    const plain = readySession();
    await trainToEnd(plain);
    const { host, session } = readySession();
    session.train();
    session.train();
    session.pause();
    session.train();
    await trainToEnd({ host, session });
    await host.idle();
    expect(host.status.step).toBe(32);
    expect(stepLosses(host)).toEqual(stepLosses(plain.host));
  });

  it("has nothing to pause before training or after it", async () => {
    const small = readySession();
    small.session.pause();
    expect(small.host.status.state).toBe("ready");
    await trainToEnd(small);
    small.session.pause();
    expect(small.host.status.state).toBe("done");
  });

  it("takes one step for each time it is asked, and is paused", async () => {
    const { host, session } = readySession();
    session.step();
    await host.until(() => host.status.step === 1);
    session.step();
    session.step();
    session.step();
    await host.until(() => host.status.step === 4);
    await host.idle();
    expect(host.status).toMatchObject({ state: "paused", step: 4, epoch: 0 });
    expect(stepLosses(host)).toHaveLength(4);
  });

  it("finishes an epoch whose last step is taken singly", async () => {
    const { host, session } = readySession();
    for (let i = 0; i < STEPS_PER_EPOCH; i++) session.step();
    await host.until(() => host.status.epoch === 1);
    expect(host.status.state).toBe("paused");
    expect(host.status.validation.loss).not.toBeNull();
    for (let i = 0; i < STEPS_PER_EPOCH; i++) session.step();
    await host.until(() => host.status.state === "done");
    expect(host.status.step).toBe(32);
  });

  it("ignores a single step while it trains", async () => {
    const { host, session } = readySession();
    session.train();
    session.step();
    await trainToEnd({ host, session });
    await host.idle();
    expect(host.status).toMatchObject({ state: "done", step: 32 });
  });

  it("forgets single steps still due once it is told to train", async () => {
    const { host, session } = readySession();
    for (let i = 0; i < 3; i++) session.step();
    session.train();
    session.pause();
    await host.idle();
    expect(host.status).toMatchObject({ state: "paused", step: 1 });
  });

  it("adds as many epochs when it is told to train once done", async () => {
    const longer = readySession({ epochs: 4 });
    await trainToEnd(longer);
    const small = readySession();
    await trainToEnd(small);
    small.session.train();
    expect(small.host.status).toMatchObject({
      state: "training",
      targetEpochs: 4,
      totalSteps: 64,
      progress: 0.5,
    });
    await small.host.until(() => small.host.status.state === "done");
    expect(small.host.status).toMatchObject({ epoch: 4, step: 64, totalSteps: 64, progress: 1 });
    expect(stepLosses(small.host)).toEqual(stepLosses(longer.host));
  });

  it("makes room for a single step once done", async () => {
    const small = readySession();
    await trainToEnd(small);
    small.session.step();
    await small.host.until(() => small.host.status.step === 33);
    expect(small.host.status).toMatchObject({ state: "paused", targetEpochs: 4, epoch: 2 });
  });
});
