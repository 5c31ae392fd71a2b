import { describe, expect, it, vi } from "vitest";
import { noDrawing } from "../../src/data/framing/drawing.ts";
import { defaultConfig, keysNeedingReset } from "../../src/experiment/configuration.ts";
import { parseHash } from "../../src/experiment/hash.ts";
import { offerFiles } from "../../src/app/offerFiles.ts";
import { quiet, until } from "./inProcessWorker.ts";
import { newPlayground, readyPlayground, smallHash } from "./openPlayground.ts";

vi.mock(import("../../src/data/builtinDigits.ts"), async (original) => {
  const real = await original();
  return { ...real, drawBuiltinDigits: (seed) => real.drawBuiltinDigits(seed, { train: 600, test: 100 }) };
});

const stroke = Float32Array.of(80, 80, 240, 80, 140, 280);
type Page = Awaited<ReturnType<typeof readyPlayground>>;
const stateOf = ({ playground }: Page) => playground.store.getState();

async function takeSteps({ playground }: Page, count: number): Promise<void> {
  const target = playground.store.getState().status.step + count;
  for (let i = 0; i < count; i++) playground.step();
  await until(playground, ({ status }) => status.step === target);
}

describe("Playground", () => {
  it("opens on the link's experiment with the built-in digits on their way, then ready", async () => {
    const { playground } = newPlayground();
    expect(playground.store.getState()).toMatchObject({
      config: parseHash(smallHash).config,
      status: { state: "loading" },
      run: null,
    });
    const state = await until(playground, ({ status }) => status.state === "ready");
    expect(state.dataset).toMatchObject({ builtin: true, counts: new Array(10).fill(60) });
    expect(state.run).toEqual({ id: 1, isOpened: false, config: state.config });
    expect(state.facts).toMatchObject({ trainCount: 500, validationCount: 100, testCount: 100 });
    expect(state.problems).toEqual([]);
  });

  it("trains to the end, and the store ends with curves and all figures", async () => {
    const { playground } = await readyPlayground();
    playground.train();
    const { status, curves } = await until(playground, (state) => state.status.state === "done");
    expect(status).toMatchObject({ epoch: 2, step: 32, progress: 1 });
    expect(curves.train).toHaveLength(32);
    expect(curves.epochs).toHaveLength(2);
    for (const score of [status.train, status.validation, status.test]) {
      expect(score.loss).toBeGreaterThan(0);
      expect(score.accuracy).toBeGreaterThan(0);
    }
  });

  it("pauses, and measures the test on request", async () => {
    const page = await readyPlayground(`${smallHash}&epochs=1000`);
    page.playground.train();
    await until(page.playground, ({ status }) => status.step > 0);
    page.playground.pause();
    const { step } = (await until(page.playground, ({ status }) => status.state === "paused")).status;
    page.playground.evaluateTest();
    const { status } = await until(page.playground, (state) => state.status.test.loss !== null);
    expect(status).toMatchObject({ state: "paused", step });
  });

  it("starts over from the seed on a reset, and clears the curves", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 3);
    const first = stateOf(page).curves;
    page.playground.reset();
    const state = await until(page.playground, ({ run }) => run?.id === 2);
    expect(state.status).toMatchObject({ state: "ready", step: 0 });
    expect(state.curves.train).toEqual([]);
    await takeSteps(page, 3);
    expect(stateOf(page).curves).toEqual(first);
  });
});

describe("Playground.change", () => {
  it("makes a new run where no step has been taken", async () => {
    const page = await readyPlayground();
    page.playground.change({ seed: 7, layers: [784, 8, 10] });
    const { run, config, status } = await until(page.playground, (state) => state.run?.id === 2);
    expect(config).toMatchObject({ seed: 7, layers: [784, 8, 10] });
    expect(run!.config).toEqual(config);
    expect(status.state).toBe("ready");
  });

  it("applies in mid-run what may change in mid-run, to the same run", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 2);
    page.playground.change({ lr: 0.5, epochs: 7 });
    expect(stateOf(page).run!.config).toMatchObject({ lr: 0.5, epochs: 7 });
    const { status, run } = await until(page.playground, (state) => state.status.targetEpochs === 7);
    expect(run!.id).toBe(1);
    expect(status.step).toBe(2);
  });

  it("keeps waiting what needs a reset, until there is one", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 2);
    page.playground.change({ seed: 7, lr: 0.5 });
    await quiet();
    const { run, config, status } = stateOf(page);
    expect(status.step).toBe(2);
    expect(run).toMatchObject({ id: 1, config: { seed: 42, lr: 0.5 } });
    expect(keysNeedingReset(run!.config, config)).toEqual(["seed"]);
    page.playground.reset();
    const after = await until(page.playground, (state) => state.run?.id === 2);
    expect(after.run!.config).toEqual({ ...config, seed: 7, lr: 0.5 });
  });

  it("gives what waited for a reset to the run that other data bring", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 2);
    page.playground.change({ seed: 7 });
    page.playground.change({ activation: "tanh" });
    page.playground.change({ activation: defaultConfig.activation });
    await page.playground.data.loadBuiltin();
    const { run, config } = stateOf(page);
    expect(run).toEqual({ id: 2, isOpened: false, config });
    expect(config).toMatchObject({ seed: 7, activation: defaultConfig.activation });
  });

  it("reaches the new run when it was made while that was on its way", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 2);
    page.playground.reset();
    page.playground.change({ lr: 0.5, epochs: 9 });
    const { run, status } = await until(page.playground, (state) => state.status.targetEpochs === 9);
    expect(run).toMatchObject({ id: 2, config: { lr: 0.5, epochs: 9 } });
    expect(status.step).toBe(0);
  });

  it("counts before there are data", async () => {
    const { playground } = newPlayground();
    playground.change({ seed: 7, lr: 0.5 });
    const { run } = await until(playground, (state) => state.run !== null);
    expect(run!.config).toMatchObject({ seed: 7, lr: 0.5 });
  });

  it("follows the data in the network's first and last layer", async () => {
    const { playground } = newPlayground("#layers=100-16-3");
    const { config, run } = await until(playground, (state) => state.run !== null);
    expect(config.layers).toEqual([784, 16, 10]);
    expect(run!.config).toEqual(config);
  });
});

describe("Playground.adoptHash", () => {
  it("starts over for an experiment that needs it, even in mid-run", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 2);
    page.playground.adoptHash(`${smallHash}&seed=3`);
    const { run, status } = await until(page.playground, (state) => state.run?.id === 2);
    expect(run!.config.seed).toBe(3);
    expect(status.step).toBe(0);
  });

  it("goes on with the run where the experiment allows it", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 2);
    page.playground.adoptHash(`${smallHash}&epochs=5`);
    const { run, status } = await until(page.playground, (state) => state.status.targetEpochs === 5);
    expect([run!.id, status.step]).toEqual([1, 2]);
  });

  it("keeps unknown keys, and reports bad values until a better link comes", async () => {
    const page = await readyPlayground();
    page.playground.adoptHash(`${smallHash}&lr=fast&seed=-1&hide=pad`);
    expect(stateOf(page).problems.map(({ code, scope }) => [code, scope])).toEqual([
      ["link-lr", "link"],
      ["link-seed", "link"],
    ]);
    expect(page.playground.hash).toMatch(/&lr=0\.1&.*&hide=pad$/);
    page.playground.adoptHash(`${smallHash}&lr=0.2`);
    expect(stateOf(page).problems).toEqual([]);
    expect(page.playground.hash).not.toContain("hide");
  });
});

describe("Playground, given layers that do not fit the data", () => {
  it("makes the first and the last fit, and says so", async () => {
    const page = await readyPlayground("#layers=100-16-5&batch=32&validation=100");
    expect(stateOf(page).config.layers).toEqual([784, 16, 10]);
    const [problem] = stateOf(page).problems;
    expect(problem).toMatchObject({ code: "link-layers", scope: "link" });
    expect(problem.message).toContain("got 100-16-5. Using 784-16-10 instead");

    // It stands in other runs on these data, and goes as soon as others are wanted.
    page.playground.reset();
    await until(page.playground, ({ run }) => run?.id === 2);
    page.playground.change({ lr: 0.2 });
    expect(stateOf(page).problems).toEqual([problem]);
    page.playground.change({ layers: [784, 20, 10] });
    expect(stateOf(page).problems).toEqual([]);
  });

  it("says so no longer once data have come that they fit", async () => {
    const page = await readyPlayground("#layers=4-16-2&batch=2&validation=0");
    expect(stateOf(page).problems).toMatchObject([{ code: "link-layers" }]);
    const rows = Array.from({ length: 8 }, (_, n) => [n % 2, 0, n, 9, 255].join());
    await page.playground.data.loadFiles(offerFiles([new File([rows.join("\n")], "train.csv")]));
    const { config, problems } = await until(page.playground, ({ run }) => run?.config.layers[0] === 4);
    expect(config.layers).toEqual([4, 16, 2]);
    expect(problems).toEqual([]);
  });
});

describe("Playground, told to reset and train in one breath", () => {
  it("trains the new run", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 2);
    page.playground.reset();
    page.playground.train();
    const { run, status } = await until(page.playground, (state) => state.status.state === "done");
    expect([run!.id, status.epoch]).toEqual([2, 2]);
  });
});

describe("Playground's drawing", () => {
  it("is answered, undone stroke by stroke, and gone when cleared", async () => {
    const page = await readyPlayground();
    const { board } = page.playground;
    page.playground.draw({ strokes: [stroke], picture: null });
    page.playground.draw({ strokes: [stroke, Float32Array.of(100, 180, 220, 180)], picture: null });
    const both = (await until(page.playground, ({ answer }) => answer !== null)).answer!;
    board.undo();
    expect(stateOf(page).drawing).toEqual({ strokes: [stroke], picture: null });
    const one = (await until(page.playground, ({ answer }) => answer !== both)).answer!;
    expect(one.image).not.toEqual(both.image);
    board.clear();
    expect(stateOf(page)).toMatchObject({ drawing: noDrawing, answer: null });
    await quiet();
    expect(stateOf(page).answer).toBeNull();
  });

  it("does not show an answer to an earlier drawing", async () => {
    const page = await readyPlayground();
    page.playground.draw({ strokes: [stroke], picture: null });
    page.playground.board.clear();
    const answers: unknown[] = [];
    page.playground.store.subscribe(({ answer }) => answers.push(answer));
    await quiet();
    expect(answers.filter((answer) => answer !== null)).toEqual([]);
  });

  it("brings pictures of the weights only while they are watched", async () => {
    const page = await readyPlayground();
    await takeSteps(page, 1);
    expect(stateOf(page).weights).toBeNull();
    const leave = page.playground.watchWeights();
    const leaveToo = page.playground.watchWeights();
    leaveToo();
    const { weights } = await until(page.playground, (state) => state.weights !== null);
    expect(weights).toMatchObject({ step: 1, units: 16 });
    leave();
    await takeSteps(page, 1);
    await quiet();
    expect(stateOf(page).weights).toEqual(weights);
  });
});
