import { describe, expect, it } from "vitest";
import { Distorter } from "../../../src/engine/distortion/distorter.ts";
import { distortImage } from "../../../src/engine/distortion/distortImage.ts";
import type { Distortion, Engine, LabelledImages } from "../../../src/engine/engine.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { syntheticImages } from "../syntheticImages.ts";
import { batches, smallSetup, type Subject } from "./smallRun.ts";

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

/** Distorted training images, and examples beside the training images. */
export function describeEngineImages(name: string, { create, tolerance }: Subject): void {
  describe(`${name}: distortion`, () => {
    it("trains on exactly the bytes that distortImage gives for each epoch", async () => {
      const setup = smallSetup();
      for (const epoch of [0, 3]) {
        const made = { ...setup.data, train: distorted(setup.data.train, epoch) };
        const engine = await create({ ...setup, random: new RandomState(5) });
        const expected = await create({ ...setup, data: made, random: new RandomState(5) });
        engine.setDistortion(distortion);
        for (const batch of batches(1)) {
          expect(engine.trainStep(batch, epoch)).toEqual(expected.trainStep(batch));
        }
        expect(state(engine)).toEqual(state(expected));
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
      const engine = await create({ ...setup, random: new RandomState(5) });
      const plain = await create({ ...setup, random: new RandomState(5) });
      engine.setDistortion(distortion);
      expect(engine.evaluate("train", 0, 100)).toEqual(plain.evaluate("train", 0, 100));
      engine.setDistortion(null);
      for (const batch of batches(1)) expect(engine.trainStep(batch, 1)).toEqual(plain.trainStep(batch, 1));
      expect(state(engine)).toEqual(state(plain));
    });

    it("changes its strength from one step to the next", async () => {
      const setup = smallSetup();
      const engine = await create({ ...setup, random: new RandomState(5) });
      const other = await create({ ...setup, random: new RandomState(5) });
      engine.setDistortion({ ...distortion, degrees: 3 });
      engine.setDistortion(distortion);
      other.setDistortion(distortion);
      const [batch] = batches(1);
      expect(engine.trainStep(batch, 1)).toEqual(other.trainStep(batch, 1));
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
        const engine = await create({ ...setup, random: new RandomState(5) });
        const data = { ...setup.data, train: joined(setup.data.train) };
        const expected = await create({ ...setup, data, random: new RandomState(5) });
        engine.setOwnImages(own);
        engine.setDistortion(how);
        expected.setDistortion(how);
        for (const epoch of [0, 1]) {
          const [result, wanted] = [engine.trainStep(mixed, epoch), expected.trainStep(mixed, epoch)];
          expect(result.correct).toBe(wanted.correct);
          // The two may walk their images in different ways, sparse or dense.
          expect(Math.abs(result.loss - wanted.loss)).toBeLessThanOrEqual(tolerance * Math.abs(wanted.loss));
        }
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
      const engine = await create({ ...setup, random: new RandomState(5) });
      const plain = await create({ ...setup, random: new RandomState(5) });
      const steps = batches(1);
      for (const [k, batch] of steps.entries()) {
        engine.setOwnImages(k % 2 === 0 ? own : null);
        expect(engine.trainStep(batch)).toEqual(plain.trainStep(batch));
      }
      expect(engine.evaluate("test", 0, 30)).toEqual(plain.evaluate("test", 0, 30));
      expect(state(engine)).toEqual(state(plain));
    });
  });
}
