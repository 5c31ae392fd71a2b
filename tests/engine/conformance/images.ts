import { describe, expect, it } from "vitest";
import { Distorter } from "../../../src/engine/distortion/distorter.ts";
import { distortImage } from "../../../src/engine/distortion/distortImage.ts";
import type { Distortion, Engine, EngineSetup, LabelledImages } from "../../../src/engine/engine.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { syntheticImages } from "../syntheticImages.ts";
import { batches, type CreateEngine, smallSetup, type Subject } from "./smallRun.ts";

const distortion: Distortion = { rows: 4, cols: 5, degrees: 25, seed: 11 };

/** The images as they are distorted in `epoch`, their numbers counted from `first`. */
function distorted({ images, labels }: LabelledImages, epoch: number, first = 0): LabelledImages {
  const distorter = new Distorter(distortion);
  const D = distortion.rows * distortion.cols;
  const made = new Uint8Array(images.length);
  labels.forEach((_, n) => {
    const here = [n * D, (n + 1) * D] as const;
    distortImage(distorter, epoch, first + n, images.subarray(...here), made.subarray(...here));
  });
  return { images: made, labels };
}

const state = (engine: Engine) => [engine.readParameters(), engine.readOptimizerState()];

/**
 * What comes of an engine that is made for it alone. One after the other: in a page each engine beside another
 * takes a memory of its own, and pages have few.
 */
async function resultOf<T>(
  create: CreateEngine,
  setup: EngineSetup,
  work: (engine: Engine) => T,
): Promise<T> {
  const engine = await create({ ...setup, random: new RandomState(5) });
  try {
    return work(engine);
  } finally {
    engine.dispose();
  }
}

/** Distorted training images, and examples beside the training images. */
export function describeEngineImages(name: string, { create, tolerance }: Subject): void {
  describe(`${name}: distortion`, () => {
    it("trains on exactly the bytes that distortImage gives for each epoch", async () => {
      const setup = smallSetup();
      for (const epoch of [0, 3]) {
        const made = { ...setup.data, train: distorted(setup.data.train, epoch) };
        const result = await resultOf(create, setup, (engine) => {
          engine.setDistortion(distortion);
          return [batches(1).map((batch) => engine.trainStep(batch, epoch)), state(engine)];
        });
        const expected = await resultOf(create, { ...setup, data: made }, (engine) => [
          batches(1).map((batch) => engine.trainStep(batch)),
          state(engine),
        ]);
        expect(result).toEqual(expected);
      }
    });

    it("changes the images, and not alike in two epochs", () => {
      const { train } = smallSetup().data;
      const [first, second] = [distorted(train, 0), distorted(train, 1)];
      expect(first.images).not.toEqual(train.images);
      expect(first.images).not.toEqual(second.images);
    });

    it("ends when it is taken off, and evaluates images as they are", async () => {
      const setup = smallSetup();
      const resultWith = (how: Distortion | null) =>
        resultOf(create, setup, (engine) => {
          engine.setDistortion(how);
          const evaluation = engine.evaluate("train", 0, 100);
          engine.setDistortion(null);
          return [evaluation, batches(1).map((batch) => engine.trainStep(batch, 1)), state(engine)];
        });
      expect(await resultWith(distortion)).toEqual(await resultWith(null));
    });

    it("changes its strength from one step to the next", async () => {
      const setup = smallSetup();
      const [batch] = batches(1);
      const resultAt = (...degrees: number[]) =>
        resultOf(create, setup, (engine) => {
          for (const each of degrees) engine.setDistortion({ ...distortion, degrees: each });
          return engine.trainStep(batch, 1);
        });
      expect(await resultAt(3, 25)).toEqual(await resultAt(25));
      expect(await resultAt(3)).not.toEqual(await resultAt(25));
    });

    it("refuses sides that are not the images'", async () => {
      const engine = await create(smallSetup());
      expect(() => engine.setDistortion({ ...distortion, cols: 4 })).toThrow(
        expect.objectContaining({ code: "bad-distortion" }),
      );
    });
  });

  describe(`${name}: own images`, () => {
    const own = syntheticImages(7, 20, 4, new RandomState(3));

    /** The training images with the own ones behind them, as one set. */
    const joined = (train: LabelledImages): LabelledImages => ({
      images: Uint8Array.of(...train.images, ...own.images),
      labels: Uint8Array.of(...train.labels, ...own.labels),
    });
    const mixed = Uint32Array.of(3, 106, 99, 100, 0, 103);

    it.each([null, distortion])(
      "trains on them by the numbers behind the training images', %#",
      async (how) => {
        const setup = smallSetup();
        const data = { ...setup.data, train: joined(setup.data.train) };
        const trained = (engine: Engine) => {
          engine.setDistortion(how);
          return [0, 1].map((epoch) => engine.trainStep(mixed, epoch));
        };
        const expected = await resultOf(create, { ...setup, data }, trained);
        const results = await resultOf(create, setup, (engine) => {
          engine.setOwnImages(own);
          return trained(engine);
        });
        results.forEach(({ loss, correct }, epoch) => {
          const wanted = expected[epoch];
          expect(correct).toBe(wanted.correct);
          // The two may walk their images in different ways, sparse or dense.
          expect(Math.abs(loss - wanted.loss)).toBeLessThanOrEqual(tolerance * Math.abs(wanted.loss));
        });
      },
    );

    it("evaluates them, and forgets them", async () => {
      const engine = await create({ ...smallSetup(), random: new RandomState(5) });
      engine.setOwnImages(own);
      const all = engine.evaluate("own", 0, 7);
      const { probabilities } = engine.predict(own.images);
      const hits = [...own.labels].filter((label, n) => {
        const row = [...probabilities.subarray(4 * n, 4 * n + 4)];
        return row.indexOf(Math.max(...row)) === label;
      });
      expect(all).toMatchObject({ correct: hits.length, count: 7 });
      engine.setOwnImages(null);
      expect(() => engine.evaluate("own", 0, 1)).toThrow(expect.objectContaining({ code: "no-own-images" }));
      expect(() => engine.trainStep(Uint32Array.of(100))).toThrow(
        expect.objectContaining({ code: "bad-indices" }),
      );
    });

    it("keeps the training run and the test images while they change", async () => {
      const setup = smallSetup();
      const resultWith = (added: LabelledImages | null) =>
        resultOf(create, setup, (engine) => {
          const steps = batches(1).map((batch, k) => {
            engine.setOwnImages(k % 2 === 0 ? added : null);
            return engine.trainStep(batch);
          });
          return [steps, engine.evaluate("test", 0, 30), state(engine)];
        });
      expect(await resultWith(own)).toEqual(await resultWith(null));
    });
  });
}
