import { describe, expect, it, vi } from "vitest";
import { offerFiles } from "../../../src/app/offerFiles.ts";
import { idxFiles } from "../../worker/idxFiles.ts";
import { quiet, until } from "../inProcessWorker.ts";
import { readyPlayground } from "../openPlayground.ts";

vi.mock(import("../../../src/data/builtinDigits.ts"), async (original) => {
  const real = await original();
  return { ...real, drawBuiltinDigits: (seed) => real.drawBuiltinDigits(seed, { train: 600, test: 100 }) };
});

const strokes = [Float32Array.of(80, 80, 240, 80, 140, 280)];

async function taughtPlayground() {
  const page = await readyPlayground();
  page.playground.draw({ strokes, picture: null });
  await page.playground.own.teach(7);
  return page;
}

describe("Playground.own", () => {
  it("shows what training does to a digit that was taught, and to the test set", async () => {
    const { playground } = await taughtPlayground();
    const { ownFigures } = await until(playground, (s) => (s.ownFigures?.own.now.loss ?? null) !== null);
    expect(ownFigures!.count).toBe(1);
    expect(ownFigures!.own.now).toEqual(ownFigures!.own.before);
    playground.train();
    const done = await until(playground, ({ status }) => status.state === "done");
    expect(done.ownFigures!.own.before).toEqual(ownFigures!.own.before);
    expect(done.ownFigures!.own.now.accuracy).toBe(1);
    expect(done.ownFigures!.test.now).toEqual(done.status.test);
    // 500 training images and 20 turns of the digit, in steps of 32.
    expect(done.status.step).toBe(2 * Math.ceil(520 / 32));
  });

  it("keeps the digits through a reset and new data, with figures of their own", async () => {
    const { playground } = await taughtPlayground();
    await until(playground, (s) => (s.ownFigures?.own.now.loss ?? null) !== null);
    playground.reset();
    await until(playground, ({ run, ownFigures }) => run?.id === 2 && ownFigures?.own.now.loss !== undefined);
    await playground.data.loadFiles(offerFiles(Object.values(idxFiles({ train: 40, test: 20 }))));
    const { ownFigures } = await until(
      playground,
      (s) => s.run?.id === 3 && (s.ownFigures?.test.now.loss ?? null) !== null,
    );
    expect(ownFigures!.count).toBe(1);
  });

  it("tells a worker that takes the place of a dead one", async () => {
    const { playground, workers } = await taughtPlayground();
    await until(playground, ({ ownFigures }) => ownFigures !== null);
    workers[0].crash();
    await until(playground, ({ status }) => status.state === "ready");
    const { ownFigures } = await until(playground, (s) => (s.ownFigures?.own.now.loss ?? null) !== null);
    expect(ownFigures!.count).toBe(1);
    expect(workers[1].all("setOwnDigits")).toHaveLength(1);
    expect(workers[1].all("setOwnDigits")[0].digits!.labels).toEqual(Uint8Array.of(7));
  });

  it("takes the figures away with the digits", async () => {
    const { playground } = await taughtPlayground();
    await until(playground, ({ ownFigures }) => ownFigures !== null);
    await playground.own.undo();
    await until(playground, ({ ownFigures }) => ownFigures === null);
    await quiet();
    expect(playground.store.getState().problems).toEqual([]);
  });
});
