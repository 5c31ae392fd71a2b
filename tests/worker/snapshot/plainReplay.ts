import type { Dataset } from "../../../src/data/dataset.ts";
import { splitSizes } from "../../../src/data/splitSizes.ts";
import type { ParameterSet } from "../../../src/engine/engine.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { createReferenceEngine } from "../../../src/engine/reference/referenceEngine.ts";
import { configNow, type RunSnapshot } from "../../../src/experiment/runSnapshot.ts";
import { distortionOf, optimizerAt, setupOf } from "../../../src/worker/engineSetup.ts";
import { EpochTurns } from "../../../src/worker/own/epochTurns.ts";

/** The run from its seed up to the snapshot's step, with nothing but what the snapshot says was made and changed. */
export function replay(data: Dataset, { made, changes, progress }: RunSnapshot): ParameterSet {
  const random = new RandomState(made.seed);
  const engine = createReferenceEngine(setupOf(made, data, random));
  const count = data.train.labels.length;
  const turns = new EpochTurns(random, splitSizes(count, made.validation).train, count);
  let [config, target, epoch] = [made, made.epochs, 0];
  engine.setDistortion(distortionOf(config, data));
  const due = [...changes];
  for (let step = 0; ; step++) {
    for (; due[0]?.step === step; due.shift()) {
      const [change] = due;
      if (change.kind === "own") {
        engine.setOwnImages(change.digits);
        turns.setOwnDigits(change.digits);
      } else {
        ({ target } = change);
        config = configNow({ made, changes: [change] });
        engine.setOptimizer(optimizerAt(config, 0)); // another rule forgets, whatever comes after it
        engine.setDistortion(distortionOf(config, data));
      }
    }
    if (turns.complete) {
      turns.close();
      epoch += 1;
    }
    if (step === progress.step) return engine.readParameters();
    engine.setOptimizer(optimizerAt(config, (epoch + turns.share) / target));
    engine.trainStep(turns.take(config.batch), epoch);
  }
}
