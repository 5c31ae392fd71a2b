import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { ShapeError } from "../../../src/engine/shapeError.ts";
import { checkEvent } from "../../../src/app/checkEvent.ts";
import type { RunSnapshot } from "../../../src/experiment/runSnapshot.ts";
import type { EngineMaker } from "../../../src/worker/engineMaker.ts";
import type { OwnDigits } from "../../../src/worker/protocol.ts";
import { Session } from "../../../src/worker/session.ts";
import { makeReference } from "../makeReference.ts";
import { RecordingHost } from "../recordingHost.ts";
import { digits, readySession, smallConfig, trainToEnd, useData } from "../smallRun.ts";

type Small = ReturnType<typeof readySession>;

const own: OwnDigits = { ...makeBuiltinDigits(8, { train: 6, test: 1 }).train, weight: 10 };
const others: OwnDigits = { ...makeBuiltinDigits(9, { train: 4, test: 1 }).train, weight: 2 };

async function stepTo(small: Small, step: number): Promise<void> {
  const { host, session } = small;
  for (let taken = host.status.step; taken < step; taken++) session.step();
  await host.until(() => host.status.step === step);
  await host.idle();
}

function snapshotOf({ session }: Small): RunSnapshot {
  const snapshot = session.snapshot();
  if (!snapshot) throw new Error("snapshotOf: expected a run, got none.");
  return snapshot;
}

/** All of a run but the time it has taken. */
function timeless(small: Small): RunSnapshot {
  const { progress, log, ...rest } = snapshotOf(small);
  const points = log.epochs.points.map((point) => ({ ...point, seconds: 0 }));
  return {
    ...rest,
    progress: { ...progress, epochMs: 0, epochSeconds: null },
    log: { ...log, epochs: { ...log.epochs, points } },
  };
}

describe("Session.open", () => {
  it("puts a run in the place of the one that stands, with its curves and at rest", async () => {
    const first = readySession();
    await stepTo(first, 20);
    const small = readySession({ layers: [784, 12, 10], epochs: 5 });
    const from = small.host.events.length;
    small.session.open({ snapshot: snapshotOf(first) });
    const news = small.host.events.slice(from);
    expect(news[0]).toMatchObject({
      ...{ type: "run", runId: 2, dataset: null },
      config: { layers: [784, 16, 10], epochs: 2 },
      status: { state: "paused", step: 20, epoch: 1, totalSteps: 32 },
    });
    expect(small.host.last("curves")).toMatchObject({
      runId: 2,
      curves: first.host.last("curves").curves,
    });
    for (const event of news) expect(checkEvent(event)).toEqual(event);
    await small.host.idle();
    expect(small.host.status).toMatchObject({ state: "paused", step: 20 });
  });

  it.each([5, 16, 20])("goes on to the end as the run would have, from step %i", async (step) => {
    const config = { optimizer: "adam", schedule: "cosine", lr: 0.002, distortion: 8 } as const;
    const first = readySession(config);
    await stepTo(first, step);
    const small = readySession();
    small.session.open({ snapshot: snapshotOf(first) });
    for (const each of [first, small]) await trainToEnd(each);
    expect(timeless(small)).toEqual(timeless(first));
  });

  it("can be asked in the middle of training, on both sides", async () => {
    const plain = readySession({ epochs: 3 });
    await trainToEnd(plain);
    const first = readySession({ epochs: 3 });
    const snapshots: RunSnapshot[] = [];
    first.host.onBreath = () => snapshots.push(snapshotOf(first));
    await trainToEnd(first);
    expect(timeless(first)).toEqual(timeless(plain));
    expect(new Set(snapshots.map(({ progress }) => progress.state))).toEqual(new Set(["paused"]));

    for (const snapshot of [snapshots[1], snapshots[snapshots.length >> 1], snapshots.at(-1)]) {
      if (!snapshot) throw new Error("expected breaths in training, got none.");
      const small = readySession({ epochs: 3 }, digits, 0.2);
      small.session.train();
      await small.host.until(() => small.host.status.step > 10);
      small.session.open({ snapshot });
      await trainToEnd(small);
      expect(timeless(small)).toEqual(timeless(plain));
    }
  });

  it("leaves a run ready, done or failed where it was, without measuring or training", async () => {
    const ready = readySession();
    const done = readySession({ epochs: 1 });
    await trainToEnd(done);
    const failed = readySession({ lr: 1e308, layers: [784, 8, 8, 10] });
    failed.session.train();
    await failed.host.until(() => failed.host.status.state === "failed");
    for (const [state, source] of Object.entries({ ready, done, failed })) {
      const small = readySession();
      small.session.open({ snapshot: snapshotOf(source) });
      expect(small.host.last("run").status.state).toBe(state);
      await small.host.idle();
      expect(snapshotOf(small)).toEqual(snapshotOf(source));
      expect(small.host.all("status").some(({ status }) => status.evaluating)).toBe(false);
    }
  });

  it("gives a finished run as many epochs again", async () => {
    const first = readySession({ epochs: 1 });
    await trainToEnd(first);
    const small = readySession();
    small.session.open({ snapshot: snapshotOf(first) });
    for (const each of [first, small]) {
      each.session.train();
      await each.host.until(() => each.host.status.state === "done" && each.host.status.epoch === 2);
    }
    expect(timeless(small)).toEqual(timeless(first));
  });

  it("is started over from its seed by the next reset", async () => {
    const plain = readySession();
    await trainToEnd(plain);
    const small = readySession({ seed: 3 });
    small.session.open({ snapshot: snapshotOf(plain) });
    small.session.configure(smallConfig);
    expect(small.host.status).toMatchObject({ state: "ready", step: 0 });
    await trainToEnd(small);
    expect(timeless(small)).toEqual(timeless(plain));
  });

  it("needs data", () => {
    const session = new Session(new RecordingHost(), makeReference);
    expect(session.snapshot()).toBeNull();
    expect(() => session.open({ snapshot: snapshotOf(readySession()) })).toThrow("expected data");
  });
});

describe("the own digits of a run that came in a file", () => {
  const withOwn = async () => {
    const first = readySession();
    first.session.setOwnDigits(own);
    await stepTo(first, 5);
    return first;
  };

  it("stay in it, whatever the visitor has, as long as the visitor changes nothing", async () => {
    const first = await withOwn();
    const small = readySession();
    small.session.setOwnDigits(others);
    small.session.open({ snapshot: snapshotOf(first) });
    expect(small.host.last("own")).toMatchObject({ runId: 2, figures: { count: 6 } });
    small.session.setOwnDigits(structuredClone(others)); // told again is not changed
    for (const each of [first, small]) await trainToEnd(each);
    expect(timeless(small)).toEqual(timeless(first));
    expect(small.host.last("own").figures?.own.now.loss).toBe(first.host.last("own").figures?.own.now.loss);
  });

  it("make way for the visitor's when those change, and in the next run", async () => {
    const first = await withOwn();
    const small = readySession();
    small.session.setOwnDigits(others);
    small.session.open({ snapshot: snapshotOf(first) });
    const heavier = { ...others, weight: 3 };
    for (const each of [first, small]) {
      each.session.setOwnDigits(heavier);
      await trainToEnd(each);
    }
    expect(timeless(small)).toEqual(timeless(first));
    small.session.open({ snapshot: snapshotOf(first) });
    small.session.configure(smallConfig);
    expect(snapshotOf(small).changes).toEqual([{ kind: "own", step: 0, digits: heavier }]);
  });

  it("are none where the run had none, though the visitor has some", async () => {
    const first = readySession();
    await stepTo(first, 3);
    const small = readySession();
    small.session.setOwnDigits(own);
    small.session.open({ snapshot: snapshotOf(first) });
    expect(small.host.last("own").figures).toBeNull();
    for (const each of [first, small]) await trainToEnd(each);
    expect(timeless(small)).toEqual(timeless(first));
  });
});

describe("a session's run that begins with a file's parameters", () => {
  const trained = async () => {
    const donor = readySession({ seed: 1 });
    await stepTo(donor, 12);
    donor.session.evaluateTest();
    await donor.host.until(() => donor.host.status.test.accuracy !== null);
    return { parameters: snapshotOf(donor).parameters, test: donor.host.status.test };
  };

  it("has them at step 0, is measured with them, and trains in the order of its seed", async () => {
    const { parameters, test } = await trained();
    const small = readySession();
    small.session.open({ config: smallConfig, parameters, name: "mine.npz" });
    expect(small.host.last("run")).toMatchObject({ runId: 2, status: { state: "ready", step: 0 } });
    expect(snapshotOf(small)).toMatchObject({ startedFrom: "mine.npz", parameters });
    expect(small.session.begun).toBe(true); // or edited data would start over without them
    small.session.evaluateTest();
    await small.host.until(() => small.host.status.test.accuracy !== null);
    expect(small.host.status.test).toEqual(test);
    await stepTo(small, 1);
    const plain = readySession();
    await stepTo(plain, 1);
    expect(snapshotOf(small).order).toEqual(snapshotOf(plain).order);
    small.session.configure(smallConfig);
    expect(snapshotOf(small)).toEqual(snapshotOf(readySession()));
    expect(small.session.begun).toBe(false);
  });

  it("takes the visitor's own digits, as any new run", async () => {
    const { parameters } = await trained();
    const small = readySession();
    small.session.setOwnDigits(own);
    small.session.open({ config: smallConfig, parameters, name: "mine.npz" });
    expect(snapshotOf(small).changes).toEqual([{ kind: "own", step: 0, digits: own }]);
  });
});

describe("a run that cannot be opened", () => {
  const wrong = { config: smallConfig, parameters: [new Float64Array(3)], name: "mine.npz" };

  it("leaves the one that stood as it was", async () => {
    const plain = readySession();
    await stepTo(plain, 20);
    const small = readySession();
    await stepTo(small, 20);
    expect(() => small.session.open(wrong)).toThrow(ShapeError);
    expect(timeless(small)).toEqual(timeless(plain));
    for (const each of [plain, small]) await trainToEnd(each);
    expect(timeless(small)).toEqual(timeless(plain));
  });

  it("leaves one in training that was in training", async () => {
    const small = readySession({}, digits, 0.2);
    small.session.train();
    await small.host.until(() => small.host.status.step > 3);
    expect(() => small.session.open(wrong)).toThrow(ShapeError);
    await small.host.until(() => small.host.status.state === "done");
    expect(small.host.last("run").runId).toBe(2);
  });

  it("for want of memory leaves the one that stood as well", async () => {
    const host = new RecordingHost();
    const makeEngine: EngineMaker = (setup, wanted) => {
      if (setup.network.layers.includes(15)) throw new RangeError("memory: expected 9 GB, got less.");
      return makeReference(setup, wanted);
    };
    const session = new Session(host, makeEngine);
    session.configure(smallConfig);
    useData(session, digits);
    const small = { host, session };
    await stepTo(small, 4);
    const before = timeless(small);
    const large = snapshotOf(readySession({ layers: [784, 15, 10] }));
    expect(() => session.open({ snapshot: large })).toThrow(RangeError);
    expect(host.all("problem")).toEqual([]);
    expect(timeless(small)).toEqual(before);
  });
});
