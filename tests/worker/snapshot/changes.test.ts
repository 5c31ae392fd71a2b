import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../../src/data/dataset.ts";
import { optimizerNames } from "../../../src/engine/optimizers.ts";
import { RandomState } from "../../../src/engine/random.ts";
import {
  defaultConfig,
  livePart,
  schedules,
  type ExperimentConfig,
} from "../../../src/experiment/configuration.ts";
import type { MixedIn } from "../../../src/experiment/runSnapshot.ts";
import { Run } from "../../../src/worker/run.ts";
import { makeReference } from "../makeReference.ts";
import { replay } from "./plainReplay.ts";
import { closeEpoch, trainTo } from "./smallResume.ts";

const random = new RandomState(1);
const someImages = (count: number, classes: number) => ({
  images: Uint8Array.from({ length: count * 16 }, () => random.interval(255)),
  labels: Uint8Array.from({ length: count }, () => random.interval(classes - 1)),
});
const data: Dataset = {
  ...{ name: "tiny", rows: 4, cols: 4, classes: 3, classNames: ["a", "b", "c"] },
  train: someImages(20, 3),
  test: null,
};
const config: ExperimentConfig = {
  ...defaultConfig,
  ...{ layers: [16, 4, 3], batch: 6, epochs: 2, validation: 2, lr: 0.05 },
};
const newRun = (changed: Partial<ExperimentConfig> = {}) =>
  new Run(1, data, { ...config, ...changed }, makeReference);
const digits = (count: number, weight: number): MixedIn => ({ ...someImages(count, 3), weight });
const change = (run: Run, changed: Partial<ExperimentConfig>) => {
  run.adjust({ ...run.config, ...changed });
};
const changesOf = (run: Run) => run.snapshot().changes;

describe("the changes of a run", () => {
  it("are none where nothing has been changed", () => {
    const run = newRun();
    run.setOwnDigits(null);
    change(run, {});
    change(run, { seed: 7 }); // which waits for a reset
    expect(changesOf(run)).toEqual([]);
  });

  it("hold all keys that apply at once, the epochs asked for and the steps before", () => {
    const run = newRun();
    trainTo(run, 4);
    closeEpoch(run);
    change(run, { lr: 0.2 });
    trainTo(run, 6);
    closeEpoch(run);
    change(run, { epochs: 7 });
    expect(changesOf(run)).toEqual([
      { kind: "live", step: 4, config: { ...livePart(config), lr: 0.2 }, target: 2 },
      { kind: "live", step: 6, config: { ...livePart(config), lr: 0.2, epochs: 7 }, target: 7 },
    ]);
  });

  it("tell of as many epochs again", () => {
    const run = newRun();
    trainTo(run, 6);
    closeEpoch(run);
    run.makeRoom();
    expect(changesOf(run)).toEqual([{ kind: "live", step: 6, config: livePart(config), target: 4 }]);
    run.makeRoom(); // which has no more to give
    expect(changesOf(run)).toHaveLength(1);
  });

  it("tell of fewer epochs what was left of them", () => {
    const run = newRun({ epochs: 5 });
    trainTo(run, 8);
    change(run, { epochs: 1 });
    expect(changesOf(run)).toMatchObject([{ step: 8, config: { epochs: 1 }, target: 3 }]);
  });

  it("leave out what was tried between two steps and came to nothing", () => {
    const run = newRun({ optimizer: "momentum" });
    trainTo(run, 2);
    for (const lr of [0.1, 0.2, 0.3]) change(run, { lr });
    expect(changesOf(run)).toMatchObject([{ step: 2, config: { lr: 0.3 } }]);
    change(run, { lr: config.lr });
    expect(changesOf(run)).toEqual([]);
  });

  it("keep another optimiser that was left again, as its coming has emptied the memory", () => {
    const run = newRun({ optimizer: "momentum" });
    trainTo(run, 2);
    change(run, { optimizer: "adam" });
    change(run, { optimizer: "momentum" });
    expect(changesOf(run)).toMatchObject([
      { step: 2, config: { optimizer: "adam" } },
      { step: 2, config: { optimizer: "momentum" } },
    ]);
  });

  it("hold own digits once, however often they are told, and the last of those that came between two epochs", () => {
    const run = newRun();
    const [few, many] = [digits(2, 3), digits(5, 2)];
    run.setOwnDigits(few);
    run.setOwnDigits(many);
    run.setOwnDigits(structuredClone(many));
    expect(changesOf(run)).toEqual([{ kind: "own", step: 0, digits: many }]);
    expect(run.ownDigits).toEqual(many);
    run.setOwnDigits(null);
    expect(changesOf(run)).toEqual([]);
  });

  it("keep own digits in mid-epoch that others have lost their turns to", () => {
    const run = newRun();
    const [few, many] = [digits(1, 3), digits(5, 20)];
    run.setOwnDigits(many);
    trainTo(run, 1);
    run.setOwnDigits(few);
    run.setOwnDigits(many);
    expect(changesOf(run)).toMatchObject([
      { step: 0, digits: { weight: 20 } },
      { step: 1, digits: { weight: 3 } },
      { step: 1, digits: { weight: 20 } },
    ]);
  });

  it("are all that it takes to replay a run from its seed, whatever was asked for and when", () => {
    const sets = [null, digits(1, 4), digits(3, 0), digits(3, 2), digits(3, 5), digits(6, 1)];
    const changed = fc.record(
      {
        optimizer: fc.constantFrom(...optimizerNames),
        lr: fc.constantFrom(0.05, 0.1),
        schedule: fc.constantFrom(...schedules),
        decay: fc.constantFrom(0, 0.01),
        distortion: fc.constantFrom(0, 10),
        batch: fc.integer({ min: 1, max: 9 }),
        epochs: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: [] },
    );
    const wish = fc.oneof(
      fc.record({ steps: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ changed }),
      fc.record({ own: fc.constantFrom(...sets) }),
    );
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 16 }), changed, (wishes, first) => {
        const run = newRun(first);
        for (const wish of wishes) {
          closeEpoch(run);
          if ("steps" in wish) trainTo(run, run.place.step + wish.steps);
          else if ("own" in wish) run.setOwnDigits(wish.own);
          else change(run, wish.changed);
        }
        const snapshot = run.snapshot();
        expect(replay(data, snapshot)).toEqual(snapshot.parameters);
        // Who replays by step reads them in their order.
        const steps = snapshot.changes.map(({ step }) => step);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
