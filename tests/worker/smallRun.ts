import { makeReference } from "./makeReference.ts";
import { makeBuiltinDigits } from "../../src/data/builtinDigits.ts";
import type { Dataset } from "../../src/data/dataset.ts";
import { noEdits } from "../../src/data/edits.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { RandomState } from "../../src/engine/random.ts";
import { createReferenceEngine } from "../../src/engine/reference/referenceEngine.ts";
import { defaultConfig, type ExperimentConfig } from "../../src/experiment/configuration.ts";
import { Session } from "../../src/worker/session.ts";
import { summarise } from "../../src/worker/summarise.ts";
import "../../src/worker/insight/insights.ts"; // here before a session asks for it
import { RecordingHost } from "./recordingHost.ts";

export const digits = makeBuiltinDigits(3, { train: 600, test: 100 });

/** 500 images to train on in 16 steps an epoch, 100 held back. */
export const smallConfig: ExperimentConfig = {
  ...defaultConfig,
  layers: [784, 16, 10],
  batch: 32,
  epochs: 2,
  validation: 100,
};
export const STEPS_PER_EPOCH = 16;

/** A session with data and a run that has not begun. */
export function readySession(config: Partial<ExperimentConfig> = {}, data = digits, tickMs = 1) {
  const host = new RecordingHost(tickMs);
  const session = new Session(host, makeReference);
  session.configure({ ...smallConfig, ...config });
  useData(session, data);
  return { host, session };
}

/** Starts over on other data, as they came. */
export function useData(session: Session, base: Dataset): void {
  session.useData(
    base,
    summarise(base, { base, edits: noEdits, notes: [], builtin: false, setId: null }, false),
  );
}

/** Trains until all epochs are finished. */
export async function trainToEnd({
  host,
  session,
}: {
  host: RecordingHost;
  session: Session;
}): Promise<void> {
  session.train();
  await host.until(() => host.status.state === "done");
}

/** Loss of every step, which the curve keeps one by one while there are few. */
export function stepLosses(host: RecordingHost): number[] {
  return host.last("curves").curves.train.map(({ loss }) => loss);
}

/** The loop of the NumPy original, without a session: weights first, then one permutation an epoch. */
export class PlainLoop {
  readonly engine: Engine;
  readonly losses: number[] = [];
  private readonly random: RandomState;
  private order = new Uint32Array(0);
  private position = 0;
  private readonly trainCount: number;

  constructor(private readonly config: ExperimentConfig) {
    const { layers, activation, init, seed, optimizer: name, lr, momentum, decay, validation } = config;
    this.random = new RandomState(seed);
    this.trainCount = digits.train.labels.length - validation;
    this.engine = createReferenceEngine({
      network: { layers, activation, init },
      optimizer: { name, lr, momentum, decay },
      data: digits,
      random: this.random,
    });
  }

  /** Takes so many steps, from one epoch to the next where need be. */
  train(steps: number, batch = this.config.batch, epoch = 0): void {
    for (let i = 0; i < steps; i++) {
      if (this.position === 0) this.order = Uint32Array.from(this.random.permutation(this.trainCount));
      const indices = this.order.subarray(this.position, this.position + batch);
      this.losses.push(this.engine.trainStep(indices, epoch).loss);
      this.position = (this.position + indices.length) % this.trainCount;
    }
  }
}
