import { describe, expect, it, vi } from "vitest";
import type { WorkerEvent } from "../../../src/worker/protocol.ts";
import { Run } from "../../../src/worker/run.ts";
import type { RecordingHost } from "../recordingHost.ts";
import { digits, readySession, smallConfig, stepLosses, trainToEnd, useData } from "../smallRun.ts";

/** With 600 images to test on, the page hears of the measurement while it goes on. */
const longTest = { ...digits, test: digits.train };

/** Run numbers of what was posted after the announcement of run `runId`. */
function runIdsAfter(host: RecordingHost, runId: number): Set<number> {
  const isStart = (event: WorkerEvent) => event.type === "run" && event.runId === runId;
  const later = host.events.slice(host.events.findIndex(isStart));
  return new Set(later.flatMap((event) => ("runId" in event ? [event.runId] : [])));
}

describe("Session, given a new configuration", () => {
  const moments: Record<string, (host: RecordingHost) => boolean> = {
    "in training": ({ status }) => status.step > 5 && !status.evaluating,
    "while validation is pauses": ({ status }) => status.epoch === 0 && status.evaluating,
    "while the test is pauses": ({ status }) => status.epoch === 2 && status.evaluating,
  };
  for (const [moment, hasCome] of Object.entries(moments)) {
    it(`${moment}, posts nothing more of the old run and starts the new one clean`, async () => {
      const fresh = readySession({ seed: 8 }, longTest);
      await trainToEnd(fresh);

      // A clock of 120 ms a look makes each status due, so that the moment is seen.
      const { host, session } = readySession({ validation: 300 }, longTest, 120);
      let superseded = false;
      host.onBreath = () => {
        if (superseded || !hasCome(host)) return;
        superseded = true;
        session.configure({ ...smallConfig, seed: 8 });
      };
      session.train();
      await host.until(() => superseded);
      await host.idle();
      expect(host.status).toMatchObject({ state: "ready", step: 0, epoch: 0, evaluating: false });
      expect(runIdsAfter(host, 2)).toEqual(new Set([2]));

      await trainToEnd({ host, session });
      expect(runIdsAfter(host, 2)).toEqual(new Set([2]));
      expect(stepLosses(host)).toEqual(stepLosses(fresh.host));
    });
  }

  it("starts the new run even where it is told to train at once", async () => {
    const { host, session } = readySession();
    session.train();
    await host.until(() => host.status.step > 0);
    session.configure(smallConfig);
    await trainToEnd({ host, session });
    expect(host.status).toMatchObject({ step: 32, epoch: 2 });
    expect(runIdsAfter(host, 2)).toEqual(new Set([2]));
  });

  it("forgets steps and measurements that were asked of the old run", async () => {
    const { host, session } = readySession();
    session.step();
    session.step();
    session.evaluateTest();
    session.configure(smallConfig);
    await host.idle();
    expect(host.status).toMatchObject({ state: "ready", step: 0, test: { loss: null } });
    session.step();
    await host.idle();
    expect(host.status).toMatchObject({ state: "paused", step: 1, test: { loss: null } });
  });

  it("lets the old run train no further", async () => {
    const trainStep = vi.spyOn(Run.prototype, "trainStep");
    const { host, session } = readySession();
    session.train();
    await host.until(() => host.status.step > 0);
    session.configure(smallConfig);
    const taken = trainStep.mock.calls.length;
    await host.idle();
    expect(trainStep).toHaveBeenCalledTimes(taken);
    trainStep.mockRestore();
  });

  it("does not blame the new run for an old one that was overflowing", async () => {
    const overflowing = { lr: 1e308, layers: [784, 8, 8, 10], batch: 300, validation: 300, epochs: 1 };
    const { host, session } = readySession(overflowing);
    const trainStep = vi.spyOn(Run.prototype, "trainStep");
    let pauses = 0;
    host.onBreath = () => {
      // One pause follows the only step, the next the first half of the validation.
      if (trainStep.mock.calls.length === 1) pauses += 1;
      if (pauses === 2 && host.all("run").length === 1) session.configure(smallConfig);
    };
    session.train();
    await host.until(() => host.all("run").length === 2);
    await host.idle();
    trainStep.mockRestore();
    expect(host.all("problem")).toEqual([]);
    expect(host.status.state).toBe("ready");
  });

  it("numbers its runs upwards", () => {
    const { host, session } = readySession();
    session.configure(smallConfig);
    useData(session, digits);
    expect(host.all("run").map(({ runId }) => runId)).toEqual([1, 2, 3]);
  });
});

describe("Session, while the last figures of a run are taken", () => {
  for (const command of ["train", "step"] as const) {
    it(`is ${command === "train" ? "done" : "given more epochs"} when it is paused and then told to ${command}`, async () => {
      const { host, session } = readySession({}, longTest, 120);
      let asked = false;
      host.onBreath = () => {
        if (asked || !(host.status.epoch === 2 && host.status.evaluating)) return;
        asked = true;
        session.pause();
        session[command]();
      };
      session.train();
      await host.until(() => asked);
      await host.until(() => (command === "train" ? host.status.state === "done" : host.status.step === 33));
      await host.idle();
      expect(host.status).toMatchObject(
        command === "train"
          ? { state: "done", epoch: 2, targetEpochs: 2, step: 32 }
          : { state: "paused", epoch: 2, targetEpochs: 4, step: 33 },
      );
    });
  }

  it("is done all the same when it is paused", async () => {
    const { host, session } = readySession({}, longTest, 120);
    host.onBreath = () => {
      if (host.status.epoch === 2 && host.status.evaluating) session.pause();
    };
    await trainToEnd({ host, session });
    expect(host.states()).toEqual(["ready", "training", "paused", "done"]);
  });
});
