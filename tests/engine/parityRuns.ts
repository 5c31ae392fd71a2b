import { expect } from "vitest";
import type { Engine, EngineSetup, LabelledImages, NetworkSpec } from "../../src/engine/engine.ts";
import type { OptimizerSpec } from "../../src/engine/optimizers.ts";
import { RandomState } from "../../src/engine/random.ts";
import longFixture from "../fixtures/longParity.json";
import fixture from "../fixtures/parity.json";
import { loadMnist } from "../sharedData.ts";

/** A run of the NumPy original on MNIST, as `tests/fixtures/make_parity.py` wrote it. */
export interface ParityRun extends NetworkSpec {
  name: string;
  precision: "f32" | "f64";
  seed: number;
  images: number;
  batch: number;
  steps: number;
  optimizer: OptimizerSpec;
  /** Each step's loss: of the run's precision, little-endian, base64. */
  losses: string;
  /** Images right in all steps together. */
  correct: number;
  test: { images: number; loss: number; correct: number };
  /** Of each parameter tensor: its sum and its sum of squares. */
  parameters: [sum: number, sumOfSquares: number][];
}

export const parityRuns = fixture.runs as unknown as ParityRun[];
/** Many epochs, in both precisions. */
export const longParityRuns = longFixture.runs as unknown as ParityRun[];

/** Whole epochs take seconds each, so they have a test file, and with it a thread, of their own. */
export const isEpoch = (run: ParityRun) => run.images === 60000;

function decodeLosses({ losses, precision }: ParityRun): ArrayLike<number> {
  const { buffer } = Uint8Array.from(atob(losses), (byte) => byte.charCodeAt(0));
  return precision === "f32" ? new Float32Array(buffer) : new Float64Array(buffer);
}

const firstImages = ({ images, labels }: LabelledImages, N: number): LabelledImages => ({
  images: images.subarray(0, N * 784),
  labels: labels.subarray(0, N),
});

/** How far an engine strayed from a run of NumPy's. */
export interface Deviation {
  /** Relative error of each step's loss. */
  steps: number[];
  /** Images right in all steps together, as against NumPy's. */
  correct: number;
  /** Relative error of the loss on the test images, and images right as against NumPy's. */
  testLoss: number;
  testCorrect: number;
  /** Largest relative error of a parameter tensor's sum and sum of squares. */
  parameters: number;
}

/** Trains as the run did and measures the difference. */
export async function follow(
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
  const steps: number[] = [];
  let correct = 0;
  while (steps.length < run.steps) {
    const order = random.permutation(run.images);
    for (let k = 0; k < run.images && steps.length < run.steps; k += run.batch) {
      const result = engine.trainStep(order.subarray(k, k + run.batch));
      correct += result.correct;
      steps.push(relativeError(result.loss, expected[steps.length]));
    }
  }
  const test = engine.evaluate("test", 0, run.test.images);

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
  return {
    steps,
    correct: correct - run.correct,
    testLoss: relativeError(test.loss / run.test.images, run.test.loss),
    testCorrect: test.correct - run.test.correct,
    parameters,
  };
}

/** Follows a run of the same precision, in which all counts must be NumPy's; the largest relative errors. */
export async function replay(
  run: ParityRun,
  create: (setup: EngineSetup) => Engine | Promise<Engine>,
): Promise<{ loss: number; parameters: number }> {
  const { steps, correct, testLoss, testCorrect, parameters } = await follow(run, create);
  expect({ correct, testCorrect }).toEqual({ correct: 0, testCorrect: 0 });
  return { loss: largest([...steps, testLoss]), parameters };
}

export const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

function relativeError(got: number, expected: number): number {
  const error = Math.abs(got - expected) / Math.abs(expected);
  return Number.isNaN(error) ? Infinity : error;
}
