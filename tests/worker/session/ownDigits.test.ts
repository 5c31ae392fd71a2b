import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { createReferenceEngine } from "../../../src/engine/reference/referenceEngine.ts";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import type { OwnDigits } from "../../../src/worker/protocol.ts";
import { Session } from "../../../src/worker/session.ts";
import { makeReference } from "../makeReference.ts";
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

type Small = ReturnType<typeof readySession>;

const unknown = { loss: null, accuracy: null };
const own: OwnDigits = { ...makeBuiltinDigits(8, { train: 6, test: 1 }).train, weight: 10 };
/** 500 training images and 6 own ones ten times: 560 turns in steps of 32. */
const STEPS_WITH_OWN = Math.ceil(560 / 32);

const figures = ({ host }: Small) => host.last("own").figures;

/** Waits until the figures of now are those after so many steps. */
async function measured(small: Small, step: number): Promise<void> {
  const { host } = small;
  await host.until(() => host.status.step === step && !host.status.evaluating);
  await host.idle();
  await host.until(() => figures(small) === null || figures(small)!.own.now.loss !== null);
}

/** The loop of the NumPy original, on one permutation of training images and own ones in turn. */
class MixedLoop {
  readonly losses: number[] = [];
  readonly engine;
  private readonly random: RandomState;

  constructor(
    private readonly own: OwnDigits,
    { layers, activation, init, seed, optimizer: name, lr, momentum, decay }: ExperimentConfig = smallConfig,
  ) {
    this.random = new RandomState(seed);
    this.engine = createReferenceEngine({
      network: { layers, activation, init },
      optimizer: { name, lr, momentum, decay },
      data: digits,
      random: this.random,
    });
    this.engine.setOwnImages(own);
  }

  epoch(weight: number): void {
    const { length } = this.own.labels;
    const order = this.random.permutation(500 + length * weight);
    const indices = Uint32Array.from(order, (k) => (k < 500 ? k : 600 + ((k - 500) % length)));
    for (let from = 0; from < indices.length; from += 32) {
      this.losses.push(this.engine.trainStep(indices.subarray(from, from + 32)).loss);
    }
  }

  scores() {
    const score = (split: "own" | "test", count: number) => {
      const { loss, correct } = this.engine.evaluate(split, 0, count);
      return { loss: loss / count, accuracy: correct / count };
    };
    return { own: score("own", this.own.labels.length), test: score("test", 100) };
  }
}

describe("Session's own digits", () => {
  it("take their turns among the training images, as often as they weigh", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    expect(small.host.status.totalSteps).toBe(2 * STEPS_WITH_OWN);
    await trainToEnd(small);
    const loop = new MixedLoop(own);
    loop.epoch(10);
    loop.epoch(10);
    expect(stepLosses(small.host)).toEqual(loop.losses);
    expect(small.host.status).toMatchObject({
      step: 2 * STEPS_WITH_OWN,
      epoch: 2,
      progress: 1,
      secondsLeft: 0,
    });
  });

  it("change nothing while they weigh nothing, and nothing once they are gone", async () => {
    const plain = readySession();
    await trainToEnd(plain);
    for (const last of [{ ...own, weight: 0 }, null]) {
      const small = readySession();
      small.session.setOwnDigits(own);
      small.session.setOwnDigits(last);
      await trainToEnd(small);
      expect(small.host.last("curves").curves).toMatchObject({
        train: plain.host.last("curves").curves.train,
      });
      expect(small.host.status.test).toEqual(plain.host.status.test);
    }
  });

  it("are told of in no event where there are none", async () => {
    const small = readySession();
    small.session.setOwnDigits(null);
    await trainToEnd(small);
    expect(small.host.all("own")).toEqual([]);
  });

  it("join a running epoch with the next one, and the run goes on", async () => {
    const small = readySession();
    for (let i = 0; i < 5; i++) small.session.step();
    await small.host.until(() => small.host.status.step === 5);
    small.session.setOwnDigits(own);
    expect(small.host.status).toMatchObject({ step: 5, totalSteps: STEPS_PER_EPOCH + STEPS_WITH_OWN });
    await trainToEnd(small);
    expect(small.host.status.step).toBe(STEPS_PER_EPOCH + STEPS_WITH_OWN);
    expect(small.host.all("run")).toHaveLength(1);
    const plain = readySession({ epochs: 1 });
    await trainToEnd(plain);
    expect(stepLosses(small.host).slice(0, STEPS_PER_EPOCH)).toEqual(stepLosses(plain.host));
  });

  it("weigh from the next epoch on what they are told to in the running one", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    await small.host.until(() => figures(small)?.own.now.loss !== null);
    small.session.step();
    await small.host.until(() => small.host.status.step === 1);
    small.session.setOwnDigits({ ...own, weight: 1 });
    await trainToEnd(small);
    const loop = new MixedLoop(own);
    loop.epoch(10);
    loop.epoch(1);
    expect(stepLosses(small.host)).toEqual(loop.losses);
  });

  it("keep time left and progress right, whatever an epoch has", async () => {
    const small = readySession({ epochs: 4 }, digits, 30);
    small.session.setOwnDigits(own);
    small.session.train();
    await small.host.until(() => small.host.status.step > STEPS_WITH_OWN);
    small.session.pause();
    await small.host.idle();
    const { step, progress, totalSteps, imagesPerSecond, secondsLeft } = small.host.status;
    const epochs = step / STEPS_WITH_OWN;
    expect(totalSteps).toBe(4 * STEPS_WITH_OWN);
    const taken = Math.floor(epochs) * 560 + (step % STEPS_WITH_OWN) * 32;
    expect(progress).toBeCloseTo(taken / (4 * 560), 12);
    expect(secondsLeft! * imagesPerSecond!).toBeCloseTo(4 * 560 - taken, 6);
  });
});

describe("Session's own digits without room for them", () => {
  it("are left out, which is told, and the run goes on as it was", async () => {
    const host = new RecordingHost();
    const session = new Session(host, (setup, config) => {
      const made = makeReference(setup, config);
      const setOwnImages = made.engine.setOwnImages.bind(made.engine);
      made.engine.setOwnImages = (images) => {
        if (images !== null) throw new RangeError("Own digits: expected room for 6, got none. Delete some.");
        setOwnImages(null);
      };
      return made;
    });
    session.configure(smallConfig);
    useData(session, digits);
    session.setOwnDigits(own);
    expect(host.last("problem").problem).toMatchObject({ code: "out-of-memory", scope: "run" });
    await trainToEnd({ host, session });
    expect(host.status.step).toBe(2 * STEPS_PER_EPOCH);
    expect(host.all("own")).toEqual([]);
  });
});

describe("Session's figures of own digits", () => {
  it("are taken at once, before and now alike, on them and on the test set", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    expect(figures(small)).toEqual({
      count: 6,
      own: { before: unknown, now: unknown },
      test: { before: unknown, now: unknown },
    });
    await measured(small, 0);
    const { own: ownScore, test } = new MixedLoop(own).scores();
    expect(figures(small)).toEqual({
      count: 6,
      own: { before: ownScore, now: ownScore },
      test: { before: test, now: test },
    });
    expect(small.host.status.test, "the test set's figure of the run waits for its end").toEqual(unknown);
  });

  it("follow every epoch, with those of before beside them", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    await trainToEnd(small);
    const loop = new MixedLoop(own);
    const scores = [loop.scores()];
    for (let epoch = 0; epoch < 2; epoch++) {
      loop.epoch(10);
      scores.push(loop.scores());
    }
    const posted = small.host.all("own").filter(({ figures }) => figures!.own.now.loss !== null);
    expect(posted.map(({ figures }) => figures)).toEqual(
      scores.map((now) => ({
        count: 6,
        own: { before: scores[0].own, now: now.own },
        test: { before: scores[0].test, now: now.test },
      })),
    );
    expect(figures(small)!.test.now).toEqual(small.host.status.test);
    const types = small.host.events.map(({ type }) => type);
    expect(types.lastIndexOf("own"), "the status comes last").toBeLessThan(types.lastIndexOf("status"));
  });

  it("follow a step when nothing more is to be done", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    await measured(small, 0);
    const before = figures(small)!;
    small.session.step();
    await measured(small, 1);
    expect(figures(small)!.own.before).toEqual(before.own.before);
    expect(figures(small)!.own.now).not.toEqual(before.own.now);
  });

  it("begin anew when the digits change, and not when their weight does", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    await trainToEnd(small);
    const trained = figures(small)!;
    small.session.setOwnDigits({ ...own, weight: 2 });
    await small.host.idle();
    expect(figures(small)).toEqual(trained);
    const fewer = { images: own.images.subarray(784), labels: own.labels.subarray(1), weight: 2 };
    small.session.setOwnDigits(fewer);
    expect(figures(small)).toMatchObject({ count: 5, own: { before: unknown, now: unknown } });
    await measured(small, 2 * STEPS_WITH_OWN);
    expect(figures(small)!.test.before).toEqual(trained.test.now);
    expect(figures(small)!.own.before).toEqual(figures(small)!.own.now);
  });

  it("are those of the digits that came last, however fast they change", async () => {
    const small = readySession({}, { ...digits, test: digits.train });
    for (let count = 1; count <= 6; count++) {
      small.session.setOwnDigits({
        images: own.images.subarray(0, count * 784),
        labels: own.labels.subarray(0, count),
        weight: 1,
      });
      await small.host.idle(1);
    }
    await measured(small, 0);
    expect(figures(small)!.own.now).toEqual(new MixedLoop(own).scores().own);
    expect(figures(small)!.count).toBe(6);
  });

  it("begin anew with a new run, which keeps the digits", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    await trainToEnd(small);
    const first = figures(small)!;
    small.session.configure(smallConfig);
    expect(small.host.last("own")).toMatchObject({ runId: 2, figures: { own: { now: unknown } } });
    await trainToEnd(small);
    expect(figures(small)).toEqual(first);
  });

  it("are none once the digits are gone, and where none fits the data", async () => {
    const small = readySession();
    small.session.setOwnDigits(own);
    await measured(small, 0);
    small.session.setOwnDigits(null);
    expect(figures(small)).toBeNull();
    small.session.setOwnDigits(own);
    await measured(small, 0);
    const wide = { ...digits, rows: 14, cols: 56 };
    useData(small.session, wide);
    expect(small.host.last("own")).toMatchObject({ runId: 2, figures: null });
    await trainToEnd(small);
    expect(small.host.status.step).toBe(2 * STEPS_PER_EPOCH);
    useData(small.session, digits);
    await measured(small, 0);
    expect(figures(small)!.count).toBe(6);
  });

  it("know no test set where there is none, and learn of one that joins", async () => {
    const small = readySession({}, { ...digits, test: null });
    small.session.setOwnDigits(own);
    await measured(small, 0);
    expect(figures(small)!.test).toEqual({ before: unknown, now: unknown });
    const known = figures(small)!.own;
    small.session.useTestImages(digits);
    await small.host.until(() => figures(small)!.test.now.loss !== null);
    expect(figures(small)).toEqual({
      count: 6,
      own: known,
      test: { before: new MixedLoop(own).scores().test, now: new MixedLoop(own).scores().test },
    });
  });

  it("wait for nobody: a step that is asked for meanwhile comes first", async () => {
    const small = readySession({}, { ...digits, test: digits.train }, 120);
    small.session.setOwnDigits(own);
    await measured(small, 0);
    small.session.step();
    let asked = 0;
    small.host.onBreath = () => {
      if (small.host.status.evaluating && asked++ === 0) small.session.step();
    };
    await measured(small, 2);
    expect(asked).toBeGreaterThan(0);
    const loop = new MixedLoop(own);
    loop.epoch(10);
    expect(stepLosses(small.host)).toEqual(loop.losses.slice(0, 2));
  });
});
