import { afterEach, describe, expect, it, vi } from "vitest";
import { Run } from "../../../src/worker/run.ts";
import { digits, PlainLoop, readySession, smallConfig, STEPS_PER_EPOCH, trainToEnd } from "../smallRun.ts";

const unknown = { loss: null, accuracy: null };
const withoutTest = { ...digits, test: null };

afterEach(() => {
  vi.restoreAllMocks();
});

describe("Session's validation", () => {
  it("measures the images at the end of the training set, after each epoch", async () => {
    const small = readySession();
    await trainToEnd(small);
    const loop = new PlainLoop(smallConfig);
    for (const point of small.host.last("curves").curves.epochs) {
      loop.train(STEPS_PER_EPOCH);
      const { loss, correct, count } = loop.engine.evaluate("train", 500, 600);
      expect(count).toBe(100);
      expect(point.validationLoss).toBe(loss / 100);
      expect(point.validationAccuracy).toBe(correct / 100);
    }
  });

  it("adds up chunks to the figures of the whole", async () => {
    const small = readySession({ validation: 300, epochs: 1 });
    await trainToEnd(small);
    const loop = new PlainLoop({ ...smallConfig, validation: 300 });
    loop.train(Math.ceil(300 / 32));
    const { loss, correct } = loop.engine.evaluate("train", 300, 600);
    // Measured: equal; but the sum is taken in other parts, so that the last bits may differ.
    expect(small.host.status.validation.loss).toBeCloseTo(loss / 300, 12);
    expect(small.host.status.validation.accuracy).toBe(correct / 300);
  });

  it("is unknown where no image is held back, and never half of the images or more", async () => {
    const none = readySession({ validation: 0, epochs: 1 });
    await trainToEnd(none);
    expect(none.host.status.validation).toEqual(unknown);
    expect(none.host.last("curves").curves.epochs[0].validationLoss).toBeNull();
    expect(none.host.status.step).toBe(Math.ceil(600 / 32));

    const most = readySession({ validation: 1_000_000 });
    expect(most.host.last("run").facts).toMatchObject({ trainCount: 300, validationCount: 300 });
  });
});

describe("Session's test", () => {
  it("is measured once, when all epochs are finished", async () => {
    const finishTest = vi.spyOn(Run.prototype, "finishTest");
    const small = readySession({ epochs: 3 });
    await trainToEnd(small);
    await small.host.idle();
    expect(finishTest).toHaveBeenCalledTimes(1);
    const statuses = small.host.all("status").map(({ status }) => status);
    for (const status of statuses.filter(({ epoch }) => epoch < 3)) expect(status.test).toEqual(unknown);

    const loop = new PlainLoop(smallConfig);
    loop.train(3 * STEPS_PER_EPOCH);
    const { loss, correct } = loop.engine.evaluate("test", 0, 100);
    expect(small.host.status.test).toEqual({ loss: loss / 100, accuracy: correct / 100 });
  });

  it("is measured on request, before training and in mid-run, and changes no loss", async () => {
    const { host, session } = readySession();
    session.evaluateTest();
    await host.until(() => host.status.test.loss !== null);
    const loop = new PlainLoop(smallConfig);
    expect(host.status.test.loss).toBe(loop.engine.evaluate("test", 0, 100).loss / 100);
    expect(host.status).toMatchObject({ state: "ready", step: 0, evaluating: false });

    for (let i = 0; i < 3; i++) session.step();
    session.evaluateTest();
    await host.until(() => host.status.step === 3);
    await host.idle();
    loop.train(3);
    const { loss } = loop.engine.evaluate("test", 0, 100);
    session.evaluateTest();
    await host.until(() => host.status.test.loss === loss / 100);
    expect(host.status.state).toBe("paused");
    await trainToEnd({ host, session });
    loop.train(29);
    expect(host.last("curves").curves.train.map((point) => point.loss)).toEqual(loop.losses);
  });

  it("says that it is being measured while it is", async () => {
    const { host, session } = readySession({}, digits, 120);
    session.evaluateTest();
    await host.until(() => host.status.test.loss !== null);
    expect(host.all("status").some(({ status }) => status.evaluating)).toBe(true);
    expect(host.status.evaluating).toBe(false);
  });

  it("is unknown without test images, and the run is done all the same", async () => {
    const small = readySession({}, withoutTest);
    small.session.evaluateTest();
    await trainToEnd(small);
    expect(small.host.status.test).toEqual(unknown);
    expect(small.host.last("run").facts.testCount).toBe(0);
  });

  it("follows by itself when test images join a run that is done", async () => {
    const plain = readySession();
    await trainToEnd(plain);
    const small = readySession({}, withoutTest);
    await trainToEnd(small);
    small.session.useTestImages(digits);
    expect(small.host.last("facts").facts.testCount).toBe(100);
    await small.host.until(() => small.host.status.test.loss !== null);
    expect(small.host.status.test).toEqual(plain.host.status.test);
    expect(small.host.all("run")).toHaveLength(1);
  });

  it("is unknown again when other test images take the place of those measured", async () => {
    const { host, session } = readySession();
    session.evaluateTest();
    await host.until(() => host.status.test.loss !== null);
    session.useTestImages({ ...digits, test: digits.train });
    expect(host.last("facts").facts.testCount).toBe(600);
    expect(host.status.test).toEqual(unknown);
  });

  it("waits for the end when test images join in mid-run", async () => {
    const { host, session } = readySession({}, withoutTest);
    for (let i = 0; i < 5; i++) session.step();
    await host.until(() => host.status.step === 5);
    session.useTestImages(digits);
    await host.idle();
    expect(host.status).toMatchObject({ step: 5, test: unknown });
    await trainToEnd({ host, session });
    expect(host.status.test.accuracy).not.toBeNull();
    expect(host.all("run")).toHaveLength(1);
  });
});
