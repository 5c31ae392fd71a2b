import { describe, expect, it } from "vitest";
import { optimizerNames } from "../../../src/engine/optimizers.ts";
import { ShapeError } from "../../../src/engine/shapeError.ts";
import { schedules, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { FIRST_LOSSES } from "../../../src/experiment/runSnapshot.ts";
import { openRun } from "../../../src/worker/openRun.ts";
import type { Run } from "../../../src/worker/run.ts";
import {
  bitsOf,
  closeEpoch,
  config,
  data,
  makeEngine,
  newRun,
  own,
  resumed,
  trainTo,
} from "./smallResume.ts";

type Asked = Record<number, (run: Run) => void>;

const engines: Partial<ExperimentConfig>[] = [
  { engine: "reference", precision: "f64" },
  { engine: "fast", precision: "f64" },
  { engine: "fast", precision: "f32" },
];
const adjust = (changed: Partial<ExperimentConfig>) => (run: Run) => {
  run.adjust({ ...run.config, ...changed });
};
/** What is added to the plain run, and the steps in a first epoch of it. */
const kinds: Record<
  string,
  { readonly changed: Partial<ExperimentConfig>; readonly asked: Asked; readonly steps: number }
> = {
  "the images as they are": { changed: {}, asked: {}, steps: 4 },
  "own digits": {
    changed: {},
    asked: {
      0: (run) => run.setOwnDigits(own),
      2: (run) => run.setOwnDigits({ ...own, weight: 6 }),
    },
    steps: 5,
  },
  distortion: { changed: { distortion: 12 }, asked: {}, steps: 4 },
  "changes in between": {
    changed: { optimizer: "momentum" },
    asked: {
      1: adjust({ optimizer: "adam", lr: 0.003, decay: 0.01 }),
      2: adjust({ batch: 20, epochs: 5, distortion: 3 }),
    },
    steps: 5,
  },
};
const MORE = 6;

describe("a run that goes on from a snapshot", () => {
  for (const engine of engines) {
    for (const [kind, { changed, asked, steps }] of Object.entries(kinds)) {
      it(`is the run it was, bit for bit: ${engine.engine} ${engine.precision}, ${kind}`, () => {
        for (const optimizer of optimizerNames) {
          for (const schedule of schedules) {
            const wanted = { optimizer, schedule, ...engine, ...changed };
            const through = newRun(wanted);
            trainTo(through, steps + MORE, asked);
            const expected = bitsOf(through.snapshot());

            const first = newRun(wanted);
            for (const step of [steps - 2, steps]) {
              trainTo(first, step, asked);
              closeEpoch(first);
              const snapshot = first.snapshot();
              expect(snapshot.taken > 0).toBe(step < steps); // in mid-epoch, then at an epoch's end
              const second = resumed(snapshot);
              expect(bitsOf(second.snapshot())).toEqual(bitsOf(snapshot));
              trainTo(second, steps + MORE, asked);
              expect(bitsOf(second.snapshot())).toEqual(expected);
              second.engine.dispose();
            }
            for (const { engine } of [first, through]) engine.dispose();
          }
        }
      });
    }
  }

  it("closes an epoch whose last step alone was taken", () => {
    const [through, first] = [newRun(), newRun()];
    trainTo(through, 10);
    trainTo(first, 4);
    expect(first.epochIsComplete).toBe(true);
    const second = resumed(first.snapshot());
    expect(second.epochIsComplete).toBe(true);
    trainTo(second, 10);
    expect(bitsOf(second.snapshot())).toEqual(bitsOf(through.snapshot()));
  });

  it("has the turns that own digits have left, and those who have come in their place", () => {
    const some = { images: own.images.subarray(0, 2 * 784), labels: own.labels.subarray(0, 2), weight: 3 };
    for (const others of [null, some]) {
      const asked = {
        0: (run: Run) => run.setOwnDigits(own),
        2: (run: Run) => run.setOwnDigits(others),
      };
      const [through, first] = [newRun(), newRun()];
      trainTo(through, 12, asked);
      trainTo(first, 3, asked);
      const second = resumed(first.snapshot());
      trainTo(second, 12, asked);
      expect(bitsOf(second.snapshot())).toEqual(bitsOf(through.snapshot()));
    }
  });

  it("has the epochs, curves and figures of before, and knows no pace yet", () => {
    const run = newRun();
    trainTo(run, 9);
    const again = resumed(run.snapshot());
    expect(again.curves()).toEqual(run.curves());
    expect(again.status(false)).toEqual({
      ...run.status(false),
      ...{ state: "paused", imagesPerSecond: null, secondsLeft: null },
    });
    expect(again.config).toEqual(run.config);
  });

  it("finds turns, parameters or an optimiser's memory that do not fit, and says so", () => {
    const run = newRun({ optimizer: "adam" });
    trainTo(run, 2);
    const good = run.snapshot();
    const order = good.order.with(119, 130);
    const wrong = [
      { ...good, order },
      { ...good, taken: 121 },
      { ...good, parameters: good.parameters.slice(1) },
      { ...good, optimizer: { steps: 2, slots: [] } },
    ];
    for (const snapshot of wrong) expect(() => resumed(snapshot)).toThrow(ShapeError);
    expect(() => resumed({ ...good, random: { ...good.random, position: 700 } })).toThrow("RandomState");
  });
});

describe("a run's snapshot", () => {
  it("leaves the run as it is, however often it is taken", () => {
    for (const engine of engines) {
      const wanted = { ...engine, optimizer: "adam", schedule: "cosine" } as const;
      const [plain, watched] = [newRun(wanted), newRun(wanted)];
      trainTo(plain, 11);
      for (let step = 1; step <= 11; step++) {
        trainTo(watched, step);
        watched.snapshot();
      }
      expect(bitsOf(watched.snapshot())).toEqual(bitsOf(plain.snapshot()));
    }
  });

  it("holds copies that the run does not write to, nor read from", () => {
    const run = newRun({ optimizer: "momentum" });
    run.setOwnDigits(own);
    trainTo(run, 2);
    const taken = run.snapshot();
    const kept = structuredClone(taken);
    trainTo(run, 8);
    expect(taken).toEqual(kept);
    const now = run.snapshot();
    for (const { buffer } of [...now.parameters, ...now.optimizer.slots.flat(), now.order]) {
      new Uint8Array(buffer).fill(255);
    }
    for (const change of now.changes) if (change.kind === "own") change.digits?.images.fill(255);
    expect(run.snapshot()).not.toEqual(now);
    trainTo(run, 12);
    const straight = newRun({ optimizer: "momentum" });
    straight.setOwnDigits(own);
    trainTo(straight, 12);
    expect(bitsOf(run.snapshot())).toEqual(bitsOf(straight.snapshot()));
  });

  it("keeps the state that the random stream is in, a normal left over included", () => {
    const { random } = newRun().snapshot();
    expect(random.cachedGaussian).not.toBeNull();
  });

  it("says what has computed the run in truth", () => {
    const { made } = newRun({ engine: "reference", precision: "f32" }).snapshot();
    expect(made).toMatchObject({ engine: "reference", precision: "f64" });
  });

  it("keeps the first losses one by one, and no more of them", () => {
    const run = newRun({ batch: 1 });
    const losses: number[] = [];
    const { engine } = run;
    const step = engine.trainStep.bind(engine);
    engine.trainStep = (indices, epoch) => {
      const result = step(indices, epoch);
      losses.push(result.loss);
      return result;
    };
    trainTo(run, FIRST_LOSSES + 5);
    expect(run.snapshot().log.firstLosses).toEqual(losses.slice(0, FIRST_LOSSES));
  });
});

describe("a run that begins with given parameters", () => {
  it("has them in place of its own, draws in the order of its seed and says where they are from", () => {
    const donor = newRun({ seed: 1 });
    trainTo(donor, 6);
    const parameters = donor.engine.readParameters();
    const run = openRun(3, data, { config, parameters, name: "mine.npz" }, makeEngine);
    expect(run.snapshot()).toEqual({
      ...newRun().snapshot(),
      ...{ parameters, startedFrom: "mine.npz", start: parameters },
    });
    trainTo(run, 5);
    const again = resumed(run.snapshot());
    expect(again.snapshot()).toMatchObject({ startedFrom: "mine.npz", start: parameters });
  });

  it("refuses those of another network", () => {
    const parameters = newRun({ layers: [784, 8, 10] }).engine.readParameters();
    expect(() => openRun(3, data, { config, parameters, name: "mine.npz" }, makeEngine)).toThrow(ShapeError);
  });
});
