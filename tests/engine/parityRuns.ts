import { expect } from "vitest";
import type { Engine, EngineSetup, LabelledImages, NetworkSpec } from "../../src/engine/engine.ts";
import type { OptimizerSpec } from "../../src/engine/optimizers.ts";
import { RandomState } from "../../src/engine/random.ts";
import fixture from "../fixtures/parity.json";
import { loadMnist } from "../sharedData.ts";

/** A run of the NumPy original on MNIST, as `tests/fixtures/make_parity.py` wrote it. */
export interface ParityRun extends NetworkSpec {
  name: string;
  seed: number;
  images: number;
  batch: number;
  steps: number;
  optimizer: OptimizerSpec;
  /** Each step's loss: float64, little-endian, base64. */
  losses: string;
  /** Images right in all steps together. */
  correct: number;
  test: { images: number; loss: number; correct: number };
  /** Of each parameter tensor: its sum and its sum of squares. */
  parameters: [sum: number, sumOfSquares: number][];
}

export const parityRuns = fixture.runs as unknown as ParityRun[];

/** Whole epochs take seconds each, so they have a test file, and with it a thread, of their own. */
export const isEpoch = (run: ParityRun) => run.images === 60000;

function decodeLosses(run: ParityRun): Float64Array {
  return new Float64Array(Uint8Array.from(atob(run.losses), (byte) => byte.charCodeAt(0)).buffer);
}

const firstImages = ({ images, labels }: LabelledImages, N: number): LabelledImages => ({
  images: images.subarray(0, N * 784),
  labels: labels.subarray(0, N),
});

/** How far a replay strayed: the largest relative error of a step's loss, and of a parameter sum. */
export interface Deviation {
  loss: number;
  parameters: number;
}

/** Trains as the run did, checks the counts exactly, and measures the rest. */
export async function replay(
  run: ParityRun,
  create: (setup: EngineSetup) => Engine | Promise<Engine>,
): Promise<Deviation> {
  const mnist = await loadMnist();
  const random = new RandomState(run.seed);
  const data = {
    train: firstImages(mnist.train, run.images),
    test: firstImages(mnist.test, run.test.images),
  };
  const engine = await create({ network: run, optimizer: run.optimizer, data, random });

  const expected = decodeLosses(run);
  expect(expected).toHaveLength(run.steps);
  let step = 0;
  let correct = 0;
  let loss = 0;
  while (step < run.steps) {
    const order = random.permutation(run.images);
    for (let k = 0; k < run.images && step < run.steps; k += run.batch) {
      const result = engine.trainStep(order.subarray(k, k + run.batch));
      correct += result.correct;
      loss = Math.max(loss, relativeError(result.loss, expected[step++]));
    }
  }
  expect(correct).toBe(run.correct);

  const test = engine.evaluate("test", 0, run.test.images);
  expect(test.correct).toBe(run.test.correct);
  loss = Math.max(loss, relativeError(test.loss / run.test.images, run.test.loss));

  let parameters = 0;
  engine.readParameters().forEach((tensor, k) => {
    const [sum, sumOfSquares] = run.parameters[k];
    const norm = Math.sqrt(sumOfSquares * tensor.length);
    const ownSum = tensor.reduce((total, value) => total + value, 0);
    const ownSquares = tensor.reduce((total, value) => total + value * value, 0);
    // A sum may cancel, so it is held against what it could have been.
    parameters = Math.max(parameters, Math.abs(ownSum - sum) / norm, relativeError(ownSquares, sumOfSquares));
  });
  engine.dispose();
  return { loss, parameters };
}

function relativeError(got: number, expected: number): number {
  const error = Math.abs(got - expected) / Math.abs(expected);
  return Number.isNaN(error) ? Infinity : error;
}
