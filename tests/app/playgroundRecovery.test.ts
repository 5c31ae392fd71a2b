import { describe, expect, it, vi } from "vitest";
import { offerFiles } from "../../src/app/offerFiles.ts";
import { idxFiles } from "../worker/idxFiles.ts";
import { quiet, until } from "./inProcessWorker.ts";
import { newPlayground, readyPlayground, smallHash } from "./openPlayground.ts";

vi.mock(import("../../src/data/builtinDigits.ts"), async (original) => {
  const real = await original();
  return { ...real, drawBuiltinDigits: (seed) => real.drawBuiltinDigits(seed, { train: 600, test: 100 }) };
});

const tiny = idxFiles({ train: 40, test: 20 });
const bad = new File([new Uint8Array(100)], "holiday.jpg");
const codes = ({ playground }: ReturnType<typeof newPlayground>) =>
  playground.store.getState().problems.map(({ code }) => code);

describe("Playground.loadFiles", () => {
  it("resolves with the files in use, a new run on them, and what is missing", async () => {
    const { playground } = await readyPlayground();
    await playground.data.loadFiles(offerFiles([tiny.trainImages, tiny.trainLabels]));
    const { dataset, tray, run, loading } = playground.store.getState();
    expect(dataset).toMatchObject({ name: "tiny", builtin: false });
    expect(tray.missing).toEqual(["test images", "test labels"]);
    expect(run!.id).toBe(2);
    expect(loading).toBeNull();
  });

  it("shows an untrained run as loading meanwhile, and as ready again where nothing came of it", async () => {
    const { playground } = await readyPlayground();
    const states = [playground.store.getState().status.state];
    playground.store.subscribe(({ status }) => {
      if (status.state !== states.at(-1)) states.push(status.state);
    });
    await playground.data.loadFiles(offerFiles([bad]));
    expect(states).toEqual(["ready", "loading", "ready"]);
    await playground.data.loadFiles(offerFiles(Object.values(tiny)));
    expect(states).toEqual(["ready", "loading", "ready", "loading", "ready"]);
  });

  it("leaves a run that has begun as it is while files are read", async () => {
    const { playground } = await readyPlayground();
    playground.step();
    await until(playground, ({ status }) => status.state === "paused");
    const states = new Set<string>();
    playground.store.subscribe(({ status }) => states.add(status.state));
    await playground.data.loadFiles(offerFiles([bad]));
    expect([...states]).toEqual(["paused"]);
  });

  it("keeps what is in use when a file is bad, and forgets the problem with the next load", async () => {
    const page = await readyPlayground();
    const before = page.playground.store.getState();
    await page.playground.data.loadFiles(offerFiles([bad]));
    expect(codes(page)).toEqual(["unknown-format"]);
    expect(page.playground.store.getState()).toMatchObject({ dataset: before.dataset, run: before.run });
    await page.playground.data.loadFiles(offerFiles(Object.values(tiny)));
    expect(codes(page)).toEqual([]);
  });
});

describe("Playground's problems", () => {
  it("show each message once, the newest last, until dismissed", async () => {
    const page = await readyPlayground();
    const problem = (message: string) => ({ code: "test", message, scope: "worker" }) as const;
    for (const message of ["a", "b", "a"]) page.playground.report(problem(message));
    const { problems } = page.playground.store.getState();
    expect(problems.map(({ message }) => message)).toEqual(["b", "a"]);
    page.playground.dismiss(problems[0]);
    expect(page.playground.store.getState().problems.map(({ message }) => message)).toEqual(["a"]);
  });

  it("go with what they are about: a load clears those of data, a reset those of the run", async () => {
    const page = await readyPlayground(`${smallHash}&lr=10&decay=1&batch=1`);
    page.playground.train();
    await until(page.playground, ({ status }) => status.state === "failed");
    await page.playground.data.loadFiles(offerFiles([bad]));
    page.playground.adoptHash(`${page.playground.hash}&lr=fast`);
    await quiet();
    expect(codes(page).sort()).toEqual(["diverged", "link-lr", "unknown-format"]);
    page.playground.reset();
    await until(page.playground, ({ run }) => run?.id === 2);
    expect(codes(page).sort()).toEqual(["link-lr", "unknown-format"]);
    await page.playground.data.loadBuiltin();
    expect(codes(page)).toEqual(["link-lr"]);
    page.playground.adoptHash(smallHash);
    expect(codes(page)).toEqual([]);
  });
});

describe("Playground, when the worker dies", () => {
  it("goes back to the built-in digits where a bad file is all it was ever given", async () => {
    const page = newPlayground();
    await page.playground.data.loadFiles(offerFiles([bad]));
    await until(page.playground, ({ status }) => status.state === "ready");
    page.workers[0].crash("gone");
    const { dataset } = await until(page.playground, ({ status }) => status.state === "ready");
    expect(dataset!.builtin).toBe(true);
    expect(codes(page)).toContain("worker-lost");
  });

  it("says so and what is lost, and brings the new worker to where a visitor would start", async () => {
    const { playground, workers } = await readyPlayground();
    playground.change({ seed: 7 });
    playground.watchWeights();
    playground.draw({ strokes: [Float32Array.of(80, 80, 240, 80)], picture: null });
    await until(playground, ({ run, answer }) => run?.config.seed === 7 && answer !== null);
    for (let i = 0; i < 3; i++) playground.step();
    await until(playground, ({ status }) => status.step === 3);

    workers[0].crash();
    const lost = playground.store.getState();
    expect(lost).toMatchObject({ run: null, status: { state: "loading", step: 0 }, curves: { train: [] } });
    expect(lost.problems).toMatchObject([{ code: "worker-lost", scope: "worker" }]);
    expect(lost.problems[0].message).toMatch(/out of memory.*3 steps of this run are lost.*press Train/);

    const { run, dataset } = await until(playground, ({ status }) => status.state === "ready");
    await quiet();
    expect(run!.config.seed).toBe(7);
    expect(dataset!.builtin).toBe(true);
    expect(workers).toHaveLength(2);
    expect(workers[1].all("watchWeights").at(-1)!.on).toBe(true);
    expect(workers[1].all("draw").at(-1)!.drawing.strokes).toHaveLength(1);
    playground.train();
    await until(playground, ({ status }) => status.state === "done");
  });

  it("loads again the files that were in use, with those that joined later", async () => {
    const { playground, workers } = await readyPlayground();
    await playground.data.loadFiles(offerFiles([tiny.trainImages, tiny.trainLabels]));
    await playground.data.loadFiles(offerFiles([bad]));
    await playground.data.loadFiles(offerFiles([tiny.testImages, tiny.testLabels]));
    workers[0].crash();
    const { facts, dataset } = await until(playground, ({ status }) => status.state === "ready");
    expect(dataset!.name).toBe("tiny");
    expect(facts).toMatchObject({ trainCount: 20, validationCount: 20, testCount: 20 });
    await quiet();
    expect(workers[1].all("loadBuiltin")).toEqual([]);
  });

  it("goes back to the built-in digits if those were chosen last", async () => {
    const { playground, workers } = await readyPlayground();
    await playground.data.loadFiles(offerFiles(Object.values(tiny)));
    await playground.data.loadBuiltin();
    workers[0].crash();
    const { dataset } = await until(playground, ({ status }) => status.state === "ready");
    expect(dataset!.builtin).toBe(true);
  });

  it("says that it is empty when the files in use cannot be read any more", async () => {
    const { playground, workers } = await readyPlayground();
    const { trainImages, trainLabels } = idxFiles({ train: 40, test: 20 });
    await playground.data.loadFiles(offerFiles([trainImages, trainLabels]));
    for (const file of [trainImages, trainLabels]) {
      Object.defineProperty(file, "slice", {
        value: () => ({ arrayBuffer: () => Promise.reject(new Error("moved")) }),
      });
    }
    workers[0].crash();
    const { problems, run } = await until(playground, ({ status }) => status.state === "empty");
    expect(problems.map(({ code }) => code)).toEqual(["worker-lost", "unreadable", "unreadable"]);
    expect(run).toBeNull();
    await playground.data.loadBuiltin();
    expect(playground.store.getState().status.state).toBe("ready");
  });

  it("ends a load that was under way instead of waiting for ever", async () => {
    const { playground, workers } = await readyPlayground();
    const load = playground.data.loadFiles(offerFiles(Object.values(tiny)));
    workers[0].crash();
    await load;
    const { dataset } = await until(playground, ({ status }) => status.state === "ready");
    expect(dataset!.builtin).toBe(true);
  });

  it("asks for a reload when every new one dies too, and does not hang on what is asked then", async () => {
    const page = newPlayground();
    const { playground, workers } = page;
    for (let i = 0; i < 4; i++) workers.at(-1)!.crash();
    expect(workers).toHaveLength(4);
    expect(playground.store.getState().status.state).toBe("failed");
    expect(playground.store.getState().problems.at(-1)!.message).toContain("Reload the page");
    await playground.data.loadFiles(offerFiles(Object.values(tiny)));
    expect(playground.store.getState().status.state).toBe("failed");
  });
});
