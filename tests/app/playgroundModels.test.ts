import { describe, expect, it } from "vitest";
import { offerFiles } from "../../src/app/offerFiles.ts";
import type { Playground } from "../../src/app/playground.ts";
import type { ExportKind } from "../../src/app/exports.ts";
import { keysNeedingReset } from "../../src/experiment/configuration.ts";
import { until } from "./inProcessWorker.ts";
import { readyPlayground } from "./openPlayground.ts";

async function exported(playground: Playground, kind: ExportKind): Promise<File> {
  const file = await playground.exports.make(kind);
  if (file === null)
    throw new Error(`expected a file, got ${JSON.stringify(playground.store.getState().problems)}.`);
  return new File([file.blob], file.name);
}

/** A page whose run has taken some steps. */
async function stepped(steps: number) {
  const page = await readyPlayground("#layers=784-8-10&batch=32&epochs=2&lr=0.05&validation=100");
  for (let step = 1; step <= steps; step++) {
    page.playground.step();
    await until(page.playground, ({ status }) => status.step === step && status.state === "paused");
  }
  return page;
}

describe("a page that opens a file", () => {
  it("sets up the run's experiment, and nothing of it waits for a reset", async () => {
    const { playground: first } = await stepped(3);
    const bundle = await exported(first, "bundle");
    const { playground: second, workers } = await readyPlayground("#layers=784-30-10&lr=0.2&seed=7");
    await second.data.loadFiles(offerFiles([bundle]));
    const { config, run, status, openedModel, problems, curves } = await until(
      second,
      ({ status }) => status.step === 3 && status.state === "paused",
    );
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ layers: [784, 8, 10], lr: 0.05, seed: 42, epochs: 2 });
    expect(run?.config).toEqual(config);
    expect(keysNeedingReset(run?.config ?? config, config)).toEqual([]);
    expect(openedModel).toMatchObject({ name: "inkling-784-8-10.zip", resumed: true });
    expect(status.train).toEqual(first.store.getState().status.train);
    expect(curves).toEqual(first.store.getState().curves);
    expect(second.hash).toContain("layers=784-8-10");

    // What a network's file brings is not data, and a new worker gets none of it.
    workers[0].crash();
    await until(second, ({ status }) => status.state === "ready");
    expect(workers[1].all("loadFiles")).toEqual([]);
  });

  it("says no more of a link's layers and values, which are the file's now", async () => {
    const bundle = await exported((await stepped(1)).playground, "bundle");
    const { playground } = await readyPlayground("#layers=100-16-10&batch=32&validation=100&lr=fast");
    const told = playground.store.getState().problems.map(({ code }) => code);
    expect(told).toEqual(["link-lr", "link-layers"]);
    await playground.data.loadFiles(offerFiles([bundle]));
    const { problems } = await until(playground, ({ openedModel }) => openedModel !== null);
    expect(problems).toEqual([]);
  });

  it("asks for an activation, and opens the network with the answer", async () => {
    const { playground } = await stepped(1);
    const arrays = await exported(playground, "npz");
    await playground.data.loadFiles(offerFiles([arrays]));
    const { waitingModel } = playground.store.getState();
    expect(waitingModel).toMatchObject({ name: "inkling-784-8-10-model.npz", layers: [784, 8, 10] });
    playground.models.open("tanh");
    const { config, status } = await until(playground, ({ openedModel }) => openedModel !== null);
    expect(config.activation).toBe("tanh");
    expect(status.step).toBe(0);
    expect(playground.store.getState().waitingModel).toBeNull();

    // A new seed would draw other weights: it waits for a reset, though no step has been taken.
    const { run } = playground.store.getState();
    playground.change({ seed: 9, lr: 0.3 });
    const changed = await until(playground, ({ run }) => run?.config.lr === 0.3);
    expect(changed.run).toMatchObject({ id: run?.id, isOpened: true, config: { seed: 42 } });
    playground.reset();
    const reset = await until(playground, ({ run }) => run?.config.seed === 9);
    expect(reset.run).toMatchObject({ isOpened: false });
  });

  it("gives up what it was waiting for when its worker dies", async () => {
    const { playground, workers } = await stepped(1);
    await playground.data.loadFiles(offerFiles([await exported(playground, "npz")]));
    expect(playground.store.getState().waitingModel).not.toBeNull();
    const program = playground.exports.make("program");
    workers[0].crash();
    expect(await program).toBeNull();
    expect(playground.store.getState().waitingModel).toBeNull();
  });
});

describe("a page whose run has made room", () => {
  it("sets up the experiment of the run that it brings back, and nothing of it waits for a reset", async () => {
    const { playground } = await stepped(3);
    playground.change({ seed: 9, lr: 0.3 });
    playground.reset();
    await until(playground, ({ run, lastRun }) => run?.config.seed === 9 && lastRun !== null);
    playground.change({ layers: [784, 5, 10] });
    await until(playground, ({ run }) => run?.config.layers[1] === 5);
    await playground.data.bringRunBack();
    const { config, run, status, lastRun } = await until(playground, ({ status }) => status.step === 3);
    expect(config).toMatchObject({ layers: [784, 8, 10], seed: 42, lr: 0.3 });
    expect(run?.config).toEqual(config);
    expect(status.state).toBe("paused");
    expect(lastRun).toBeNull();
    expect(playground.hash).not.toContain("seed=9");
  });

  it("offers it no more when the worker that had it has died", async () => {
    const { playground, workers } = await stepped(1);
    playground.reset();
    await until(playground, ({ lastRun }) => lastRun !== null);
    const asked = playground.data.bringRunBack();
    workers[0].crash();
    await asked;
    expect(playground.store.getState().lastRun).toBeNull();
    await until(playground, ({ status }) => status.state === "ready");
  });
});
