import { makeReference } from "./makeReference.ts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { offerFiles } from "../../src/app/offerFiles.ts";
import { DataHolder } from "../../src/worker/dataHolder.ts";
import { DataLoader } from "../../src/worker/dataLoader.ts";
import { Session } from "../../src/worker/session.ts";
import { idxFiles } from "./idxFiles.ts";
import { RecordingHost } from "./recordingHost.ts";
import { smallConfig } from "./smallRun.ts";

vi.mock(import("../../src/data/builtinDigits.ts"), async (original) => {
  const real = await original();
  return { ...real, drawBuiltinDigits: (seed) => real.drawBuiltinDigits(seed, { train: 600, test: 100 }) };
});

const tiny = idxFiles({ train: 40, test: 20 });
const other = idxFiles({ train: 60, test: 30, gzip: false }, "other");
const bad = new File([new Uint8Array(100)], "holiday.jpg");

let host: RecordingHost;
let loader: DataLoader;
let session: Session;
beforeEach(() => {
  host = new RecordingHost(40);
  session = new Session(host, makeReference);
  session.configure({ ...smallConfig, batch: 8, validation: 10 });
  loader = new DataLoader(new DataHolder(session, host), host);
});

const load = (files: readonly File[]) => loader.loadFiles(offerFiles(files));
const types = () => host.events.map(({ type }) => type);
const lastDataset = () => host.all("run").findLast(({ dataset }) => dataset !== null)!.dataset!;
const problemCodes = () => host.all("problem").map(({ problem }) => problem.code);

describe("DataLoader.loadBuiltin", () => {
  it("makes a run on the digits, then empties the tray", async () => {
    expect(await loader.loadBuiltin()).toBe(true);
    expect(types().filter((type) => ["run", "tray"].includes(type))).toEqual(["run", "tray"]);
    const summary = lastDataset();
    expect(summary).toMatchObject({
      name: "Built-in digits",
      builtin: true,
      rows: 28,
      cols: 28,
      classes: 10,
    });
    expect(summary.counts).toEqual(new Array(10).fill(60));
    expect(summary.samples).toHaveLength(summary.samplesPerClass * 10 * 784);
    expect(host.last("tray")).toEqual({ type: "tray", have: [], missing: [] });
  });

  it("draws the same digits whatever the seed of the run", async () => {
    await loader.loadBuiltin();
    session.configure({ ...smallConfig, seed: 99 });
    await loader.loadBuiltin();
    const [first, , second] = host.all("run").map(({ dataset }) => dataset?.samples);
    expect(second).toEqual(first);
  });
});

describe("DataLoader.loadFiles", () => {
  it("makes a run of four files, in any order", async () => {
    await load([tiny.testLabels, tiny.trainImages, tiny.testImages, tiny.trainLabels]);
    expect(lastDataset()).toMatchObject({
      name: "tiny",
      builtin: false,
      counts: new Array(10).fill(4),
    });
    expect(host.last("run").facts).toMatchObject({ trainCount: 30, validationCount: 10, testCount: 20 });
    expect(host.last("tray")).toEqual({
      type: "tray",
      have: [
        "40 training images (tiny-train-images-idx3-ubyte.gz)",
        "40 training labels (tiny-train-labels-idx1-ubyte.gz)",
        "20 test images (tiny-test-images-idx3-ubyte.gz)",
        "20 test labels (tiny-test-labels-idx1-ubyte.gz)",
      ],
      missing: [],
    });
    expect(problemCodes()).toEqual([]);
  });

  it("tells how many bytes of all files are read, and in the end that it reads no more", async () => {
    const files = Object.values(other);
    await load(files);
    const told = host.all("loading").map(({ progress }) => progress);
    const bytesTotal = files.reduce((sum, file) => sum + file.size, 0);
    expect(told.at(-1)).toBeNull();
    expect(told.slice(0, -1)).toEqual(
      files.map((file, i) => {
        const bytesRead = files.slice(0, i + 1).reduce((sum, { size }) => sum + size, 0);
        return { file: file.name, bytesRead, bytesTotal, bytesUnpacked: bytesRead };
      }),
    );
  });

  it("tells of progress no more often than a page can show", async () => {
    host = new RecordingHost(1);
    loader = new DataLoader(new DataHolder(new Session(host, makeReference), host), host);
    await load(Object.values(tiny));
    expect(host.all("loading").map(({ progress }) => progress?.file ?? null)).toEqual([
      tiny.trainImages.name,
      null,
    ]);
  });

  it("waits for the labels before it touches what is in use, and says what is missing", async () => {
    await loader.loadBuiltin();
    const before = host.all("run").length;
    await load([tiny.trainImages]);
    expect(host.all("run")).toHaveLength(before);
    expect(lastDataset().builtin).toBe(true);
    expect(host.last("tray").missing).toEqual(["training labels", "test images", "test labels"]);
    await load([tiny.trainLabels]);
    expect(host.last("run").facts.trainCount).toBe(30);
    expect(host.last("tray").missing).toEqual(["test images", "test labels"]);
  });

  it("leaves the data and the run in use when a file is bad, and says why", async () => {
    await load(Object.values(tiny));
    session.step();
    await host.until(() => host.status.step === 1);
    const runs = host.all("run").length;
    expect(await load([bad])).toBe(false);
    expect(problemCodes()).toEqual(["unknown-format"]);
    expect(host.last("problem").problem).toMatchObject({ scope: "data" });
    expect(host.last("problem").problem.message).toMatch(/^holiday\.jpg: expected /);
    expect(host.all("run")).toHaveLength(runs);
    expect(host.status.step).toBe(1);
    expect(host.last("loading").progress).toBeNull();
  });

  it("uses the good files of a drop beside a bad one", async () => {
    const cut = new File([tiny.testImages.slice(0, -10)], "cut-test-images.gz");
    await load([bad, tiny.trainImages, cut, tiny.trainLabels]);
    expect(problemCodes().sort()).toEqual(["truncated", "unknown-format"]);
    expect(host.last("run").facts).toMatchObject({ trainCount: 30, testCount: 0 });
  });

  it("reports a file that cannot be read, and goes on", async () => {
    const gone = new File([], "folder");
    Object.defineProperty(gone, "slice", {
      value: () => ({ arrayBuffer: () => Promise.reject(new Error("not found")) }),
    });
    await load([gone, tiny.trainImages, tiny.trainLabels]);
    expect(host.all("problem").map(({ problem }) => problem)).toEqual([
      {
        code: "unreadable",
        scope: "data",
        file: "folder",
        message:
          "folder: expected a file that can be read, got: not found. Is it a folder, or was it moved? Drop it again.",
      },
    ]);
    expect(host.last("run").facts.trainCount).toBe(30);
  });

  it("lets test images join without starting the run over", async () => {
    await load([tiny.trainImages, tiny.trainLabels]);
    session.step();
    await host.until(() => host.status.step === 1);
    await load([tiny.testImages, tiny.testLabels]);
    expect(host.all("run")).toHaveLength(1);
    expect(host.last("facts").facts.testCount).toBe(20);
    expect(host.status.step).toBe(1);
    session.evaluateTest();
    await host.until(() => host.status.test.loss !== null);
  });

  it("loads one thing at a time, in the order asked", async () => {
    const done: string[] = [];
    await Promise.all([
      load(Object.values(tiny)).then(() => done.push("tiny")),
      loader.loadBuiltin().then(() => done.push("builtin")),
      load([bad]).then(() => done.push("bad")),
      load(Object.values(other)).then(() => done.push("other")),
    ]);
    expect(done).toEqual(["tiny", "builtin", "bad", "other"]);
    expect(host.all("run").map(({ dataset }) => dataset?.name)).toEqual(["tiny", "Built-in digits", "other"]);
    const marks = types().filter((type) => ["loading", "run", "problem"].includes(type));
    expect(marks.join(" ")).toMatch(/^(loading )+run run (loading )+problem (loading )+run$/);
    expect(host.last("run").facts.testCount).toBe(30);
  });

  it("forgets files that waited for a partner when the built-in digits come back", async () => {
    await load([tiny.trainImages]);
    await loader.loadBuiltin();
    await load([tiny.trainLabels]);
    expect(lastDataset().builtin).toBe(true);
    expect(host.last("tray").missing).toContain("training images");
  });
});
