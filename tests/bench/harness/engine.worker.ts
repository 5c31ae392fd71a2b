import { EngineRoom } from "../../../src/worker/engineRoom.ts";
import { allThreads } from "./allThreads.ts";
import { serve } from "./serve.ts";

const room = new EngineRoom();

serve(async ({ layers, activation, init, optimizer, lr, precision, threads }, digits, random) => {
  const setup = {
    network: { layers, activation, init },
    optimizer: { name: optimizer, lr, momentum: 0.9, decay: 0 },
    data: digits,
    random,
  };
  await room.prepare({ engine: "fast", precision });
  const { engine } = room.make(setup, { engine: "fast", precision, threads });
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
