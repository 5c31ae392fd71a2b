import { numberedClasses, type Dataset } from "../../../src/data/dataset.ts";
import { prepareStrangeness } from "../../../src/engine/insight/strangeness.ts";
import { defaultConfig, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { bestReader } from "../../../src/experiment/presets.ts";
import { EngineRoom } from "../../../src/worker/engineRoom.ts";
import { Run } from "../../../src/worker/run.ts";
import { allThreads } from "./allThreads.ts";
import { fetchDigits } from "./digits.ts";
import { measureReading, type ReadingFigures } from "../reading/measure.ts";
import type { PenDigit } from "../reading/pens.ts";
import { measureVerdicts, verdictTable } from "../reading/verdict.ts";

export type ReadingQuestion =
  /** Trains a run as the page would and measures how it reads; `whole` for everything, else pens and test images. */
  | {
      readonly ask: "read";
      readonly kind: Kind;
      readonly seed: number;
      readonly pens: readonly PenDigit[];
      readonly whole: boolean;
    }
  /** Seconds of 784-128-10's epochs with and without distortion, in turn. */
  | { readonly ask: "distortion"; readonly rounds: number }
  /** A table of the verdicts that 784-128-10 gives after half an epoch and after ten. */
  | { readonly ask: "verdicts"; readonly pens: readonly PenDigit[] };

export interface ReadAnswer {
  readonly about: string;
  readonly epochs: number;
  readonly trainSeconds: number;
  readonly test: number;
  readonly figures: ReadingFigures;
}

export interface DistortionAnswer {
  readonly plain: readonly number[];
  readonly distorted: readonly number[];
}

type Kind = "plain" | "best";

const common = { precision: "f32", threads: 2 } as const;

/** What is trained; the plain network reads 97.8 to 98.1 % of the test images after 30 epochs. */
const kinds: Record<Kind, Partial<ExperimentConfig>> = {
  plain: { epochs: 30 },
  best: bestReader.config,
};

const room = new EngineRoom();
const digits = fetchDigits();

async function answer(question: ReadingQuestion): Promise<ReadAnswer | DistortionAnswer | string> {
  const { train, test } = await digits;
  const data: Dataset = {
    name: "MNIST",
    rows: 28,
    cols: 28,
    classes: 10,
    classNames: numberedClasses(10),
    train,
    test,
  };
  switch (question.ask) {
    case "read":
      return read(question, data);
    case "distortion":
      return compare(question, data);
    case "verdicts":
      return judge(question.pens, data);
  }
}

async function openRun(data: Dataset, config: Partial<ExperimentConfig>): Promise<Run> {
  const wanted = { ...defaultConfig, ...config, ...common };
  await room.prepare(wanted);
  const run = new Run(1, data, wanted, room.make);
  await allThreads(run.engine, run.config.threads);
  return run;
}

async function read(
  { kind, seed, pens, whole }: Extract<ReadingQuestion, { ask: "read" }>,
  data: Dataset,
): Promise<ReadAnswer> {
  if (data.test === null) throw new Error("read: expected test images, got none.");
  const run = await openRun(data, { ...kinds[kind], seed });
  const { engine } = run;
  const { epochs } = run.config;
  let seconds = 0;
  for (let epoch = 0; epoch < epochs; epoch++) seconds += trainEpoch(run);
  const test = engine.evaluate("test", 0, run.testRange.end).correct / run.testRange.end;
  const predict = (images: Uint8Array) => engine.predict(images).probabilities;
  const figures = measureReading(predict, data.test, pens, whole);
  const about = `${engine.name} ${engine.precision}, ${engine.threads} threads`;
  engine.dispose();
  return { about, epochs, trainSeconds: seconds, test, figures };
}

/** One epoch as the page trains it, measured as the page measures it: training alone, in seconds. */
function trainEpoch(run: Run): number {
  const start = performance.now();
  do run.trainStep();
  while (!run.epochIsComplete);
  const seconds = (performance.now() - start) / 1000;
  const { split, start: first, end } = run.validationRange;
  run.finishEpoch(run.engine.evaluate(split, first, end));
  return seconds;
}

async function compare(
  { rounds }: Extract<ReadingQuestion, { ask: "distortion" }>,
  data: Dataset,
): Promise<DistortionAnswer> {
  const run = await openRun(data, { validation: 0, epochs: 100 });
  const distortion = kinds.best.distortion ?? 0;
  const plain: number[] = [];
  const distorted: number[] = [];
  for (let round = -1; round < rounds; round++) {
    for (const [degrees, times] of [
      [0, plain],
      [distortion, distorted],
    ] as const) {
      run.adjust({ ...run.config, distortion: degrees });
      const seconds = trainEpoch(run);
      if (round >= 0) times.push(seconds); // the first one warms up
    }
  }
  run.engine.dispose();
  return { plain, distorted };
}

async function judge(pens: readonly PenDigit[], data: Dataset): Promise<string> {
  const run = await openRun(data, { epochs: 10, seed: 42 });
  const { engine } = run;
  const { train, test, rows, cols } = data;
  const work = prepareStrangeness({ images: train.images, rows, cols });
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  const known = piece.value;
  if (known === null || test === null) throw new Error("judge: expected MNIST, got too few images.");
  const reader = {
    predict: (images: Uint8Array) => engine.predict(images).probabilities,
    strangeness: (image: Uint8Array) => known.of(image),
  };
  const table = (when: string) => `${when}:\n\n${verdictTable(measureVerdicts(reader, test, pens))}`;
  while (run.place.step < 430) run.trainStep();
  const early = table("784-128-10 after half an epoch");
  for (let epoch = 0; epoch < 10; epoch++) trainEpoch(run);
  const late = table("784-128-10 after ten epochs");
  engine.dispose();
  return `${early}\n\n${late}`;
}

self.addEventListener("message", ({ data }: MessageEvent<ReadingQuestion>) => {
  answer(data).then(
    (given) => self.postMessage({ answer: given }),
    (error: unknown) => self.postMessage({ problem: String(error) }),
  );
});
