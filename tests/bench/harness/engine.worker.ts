import type { Engine } from "../../../src/engine/engine.ts";
import { openEngineRoom } from "../../../src/worker/engineRoom.ts";
import { serve } from "./serve.ts";

/** How long the threads of an engine may take to join it. */
const joinLimitMs = 10_000;
const maker = openEngineRoom();

serve(async ({ layers, activation, init, optimizer, lr, precision, threads }, digits, random) => {
  const setup = {
    network: { layers, activation, init },
    optimizer: { name: optimizer, lr, momentum: 0.9, decay: 0 },
    data: digits,
    random,
  };
  const { engine } = (await maker)(setup, { engine: "fast", precision, threads });
  await allThreads(engine, threads);
  return {
    about: `${engine.name}, ${engine.precision}, ${engine.threads} thread${engine.threads === 1 ? "" : "s"}`,
    step: (indices) => engine.trainStep(indices).loss,
    evaluate: () => engine.evaluate("test", 0, digits.test.labels.length).correct,
    predict(image) {
      const { probabilities } = engine.predict(image);
      return probabilities.indexOf(Math.max(...probabilities));
    },
    close: () => engine.dispose(),
  };
});

async function allThreads(engine: Engine, threads: number): Promise<void> {
  const limit = performance.now() + joinLimitMs;
  while (engine.threads !== threads) {
    if (performance.now() > limit) {
      throw new Error(`expected an engine with ${threads} threads, got ${engine.threads}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
