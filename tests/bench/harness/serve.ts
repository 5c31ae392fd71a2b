import { RandomState } from "../../../src/engine/random.ts";
import type { Answer, Contestant, Digits, Question, Reply, Trainee } from "./contestant.ts";
import { fetchDigits } from "./digits.ts";

/** Losses kept, to be held against the original's. */
const lossesKept = 10;
const pixels = 784;

/** A network in training, its random stream, and where it stands in the order of the images. */
interface Run {
  readonly trainee: Trainee;
  readonly random: RandomState;
  readonly batch: number;
  readonly losses: number[];
  order: Uint32Array;
  position: number;
}

/** Makes the worker it is called in answer a page's questions with what `contestant` opens. */
export function serve(contestant: Contestant): void {
  const runs = new Map<string, Run>();
  let digits: Promise<Digits> | undefined;

  async function answer(question: Question): Promise<Answer> {
    const loaded = await (digits ??= fetchDigits());
    if (question.ask === "open") {
      const { key, setup } = question;
      const random = new RandomState(setup.seed);
      const trainee = await contestant(setup, loaded, random);
      const order = new Uint32Array(0);
      runs.set(key, { trainee, random, batch: setup.batch, losses: [], order, position: 0 });
      return { about: trainee.about };
    }
    const run = runs.get(question.key);
    if (run === undefined) throw new Error(`"${question.key}" has not been opened.`);
    switch (question.ask) {
      case "train":
        return train(run, loaded, question.images);
      case "evaluate":
        return timed(question.times, () => run.trainee.evaluate());
      case "predict":
        return predict(run, loaded, question.times);
      case "close":
        run.trainee.close();
        runs.delete(question.key);
        return null;
    }
  }

  self.addEventListener("message", ({ data }: MessageEvent<Question & { id: number }>) => {
    const send = (reply: Reply) => self.postMessage(reply);
    answer(data).then(
      (given) => send({ id: data.id, answer: given }),
      (error: unknown) => send({ id: data.id, problem: String(error) }),
    );
  });
}

/**
 * Trains on the next images of the epoch. A new epoch, whose order is drawn within the time taken as in the
 * original, begins where the rest of the last one is too short.
 */
function train(run: Run, { train: { labels } }: Digits, images: number) {
  const start = performance.now();
  if (run.order.length - run.position < images) {
    run.order = run.random.permutation(labels.length);
    run.position = 0;
  }
  const end = Math.min(run.position + images, run.order.length);
  const taken = end - run.position;
  while (run.position < end) {
    const next = Math.min(run.position + run.batch, end);
    const loss = run.trainee.step(run.order.subarray(run.position, next));
    if (run.losses.length < lossesKept) run.losses.push(loss);
    run.position = next;
  }
  return { seconds: (performance.now() - start) / 1000, images: taken, losses: run.losses };
}

/** Reads one image after the other; a clock as coarse as a browser's times several at once. */
function predict({ trainee }: Run, { test: { images, labels } }: Digits, times: number) {
  const together = 20;
  let k = 0;
  let correct = 0;
  const { seconds } = timed(Math.ceil(times / together), () => {
    const end = k + together;
    for (; k < end; k++) {
      const image = k % labels.length;
      const label = trainee.predict(images.subarray(image * pixels, (image + 1) * pixels));
      if (label === labels[image]) correct += 1;
    }
    return correct;
  });
  return { seconds: seconds / together, correct };
}

/** The median time of some calls, after as many that do not count, and what the last one gave. */
function timed(times: number, call: () => number) {
  const seconds: number[] = [];
  let correct = 0;
  for (let k = -times; k < times; k++) {
    const start = performance.now();
    correct = call();
    if (k >= 0) seconds.push((performance.now() - start) / 1000);
  }
  seconds.sort((a, b) => a - b);
  return { seconds: seconds[times >> 1], correct };
}
