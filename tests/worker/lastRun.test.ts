import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../src/data/builtinDigits.ts";
import type { Dataset } from "../../src/data/dataset.ts";
import { noEdits } from "../../src/data/edits.ts";
import { defaultConfig } from "../../src/experiment/configuration.ts";
import { configNow } from "../../src/experiment/runSnapshot.ts";
import { DataHolder } from "../../src/worker/dataHolder.ts";
import { Session } from "../../src/worker/session.ts";
import { small, Tab } from "./importing/tab.ts";
import { RecordingHost } from "./recordingHost.ts";
import { bitsOf, makeEngine } from "./snapshot/smallResume.ts";

const others: Dataset = { ...makeBuiltinDigits(8, { train: 50, test: 10 }), name: "Others" };

/** A tab whose run has taken three steps, and that run. */
async function stepped() {
  const tab = new Tab();
  await tab.trainTo(3);
  return { tab, before: bitsOf(tab.snapshot), config: tab.session.wanted };
}

const bringBack = async (tab: Tab) => {
  const id = tab.host.all("reply").length + 1;
  tab.send({ type: "bringBack", id });
  await tab.host.until(() => tab.host.all("reply").length === id);
  return tab.host.last("reply").loaded;
};

const exclude = (tab: Tab, index: number) => {
  tab.send({ type: "editData", edit: { kind: "exclude", split: "train", index, on: true } });
};

describe("the run before", () => {
  it("comes back bit for bit after a reset, and the page follows what it follows", async () => {
    const { tab, before, config } = await stepped();
    tab.send({ type: "configure", config: { ...config, layers: [784, 5, 10], seed: 9 } });
    expect(tab.host.last("lastRun").run).toEqual({
      layers: config.layers,
      step: 3,
      data: tab.holder.current?.base.name,
    });
    expect(tab.snapshot.progress.step).toBe(0);
    expect(await bringBack(tab), "the same data").toBe(false);
    expect(bitsOf(tab.snapshot)).toEqual(before);
    expect(tab.host.last("broughtBack").config).toEqual(config);
    expect(tab.host.last("lastRun").run, "nothing of the run of no steps is kept").toBeNull();
    expect(tab.problems).toEqual([]);
  });

  it("goes on as if nothing had been", async () => {
    const [{ tab, config }, { tab: through }] = [await stepped(), await stepped()];
    tab.send({ type: "configure", config: { ...config, seed: 9 } });
    await bringBack(tab);
    await tab.trainTo(8);
    await through.trainTo(8);
    expect(bitsOf(tab.snapshot)).toEqual(bitsOf(through.snapshot));
  });

  it("changes places with the one that stands, as often as is wanted", async () => {
    const { tab, before, config } = await stepped();
    tab.send({ type: "configure", config: { ...config, seed: 9 } });
    await tab.trainTo(2);
    const second = bitsOf(tab.snapshot);
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(before);
    expect(tab.host.last("lastRun").run).toMatchObject({ step: 2 });
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(second);
    expect(tab.session.wanted.seed).toBe(9);
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("rests, though it was training, and what had been changed about it is what it follows", async () => {
    const tab = new Tab({ config: { epochs: 1000, batch: 1 } });
    tab.session.train();
    await tab.host.until(() => tab.snapshot.progress.step > 2);
    tab.send({ type: "adjust", config: { ...tab.session.wanted, lr: 0.02 } });
    const made = tab.session.wanted;
    tab.send({ type: "configure", config: { ...made, lr: 0.5 } });
    await bringBack(tab);
    expect(tab.host.status.state).toBe("paused");
    expect(configNow(tab.snapshot)).toEqual(made);
    expect(tab.snapshot.changes).toMatchObject([{ kind: "live", config: { lr: 0.02 } }]);
  });

  it("brings the data along that it learnt from, and goes to where they came from", async () => {
    const { tab, before } = await stepped();
    const name = tab.holder.current?.base.name;
    tab.use(others);
    expect(tab.host.last("run").dataset?.name).toBe("Others");
    expect(tab.host.last("lastRun").run).toMatchObject({ step: 3, data: name });
    expect(await bringBack(tab), "other data").toBe(true);
    expect(tab.holder.current?.base.name).toBe(name);
    expect(tab.host.all("run").findLast(({ dataset }) => dataset)?.dataset?.name).toBe(name);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("is still there when what took its place made room untouched", async () => {
    const { tab, before, config } = await stepped();
    tab.use(others);
    tab.send({ type: "configure", config: { ...config, seed: 9 } });
    tab.send({ type: "configure", config: { ...config, seed: 10 } });
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("makes room for an opened file too, and not for one that could not be opened", async () => {
    const npz = await new Tab().exportBytes("npz");
    const { tab, before } = await stepped();
    expect(await tab.open("broken.npz", npz.subarray(0, 300))).toBe(false);
    expect(tab.host.all("lastRun")).toEqual([]);
    await tab.open("network.npz", npz);
    tab.send({ type: "openModel", modelId: 1, activation: "relu" });
    await tab.host.until(() => tab.host.all("opened").length === 1);
    expect(tab.host.last("lastRun").run).toMatchObject({ step: 3 });
    // A file's network that nobody has trained is on disk, and takes no one's place.
    await tab.open("network.npz", npz);
    tab.send({ type: "openModel", modelId: 2, activation: "relu" });
    await tab.host.until(() => tab.host.all("opened").length === 2);
    expect(tab.host.last("lastRun").run).toMatchObject({ step: 3 });
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(before);
    expect(tab.host.last("lastRun").run, "the file's network, which is no less to lose").toMatchObject({
      step: 0,
    });
  });

  it("is not a failed one, which is kept by nobody", async () => {
    const { tab, before, config } = await stepped();
    tab.send({ type: "configure", config: { ...config, lr: 1e308 } });
    tab.session.train();
    await tab.host.until(() => tab.host.status.state === "failed");
    tab.send({ type: "configure", config });
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("stays kept where there is no memory for it, and what stands stays as it is", async () => {
    const host = new RecordingHost();
    let cramped = false;
    const session = new Session(host, (setup, wanted) => {
      if (cramped && setup.network.layers.includes(4))
        throw new RangeError("memory: expected 900 MB, got less.");
      return makeEngine(setup, wanted);
    });
    const holder = new DataHolder(session, host);
    const holding = { edits: noEdits, notes: [], builtin: false, setId: null };
    session.configure({ ...defaultConfig, layers: [784, 4, 10] });
    holder.take({ ...holding, base: small });
    const stepOnce = async () => {
      session.step();
      await host.until(() => host.status.step === 1);
      await host.idle();
      return bitsOf(session.snapshot()!);
    };
    const first = await stepOnce();
    holder.lastRun.keep();
    session.configure({ ...session.wanted, layers: [784, 5, 10] });
    holder.take({ ...holding, base: others });
    const second = await stepOnce();

    cramped = true;
    expect(holder.lastRun.bringBack()).toBe(false);
    expect(host.all("problem").map(({ problem }) => problem.code)).toEqual(["out-of-memory"]);
    expect(bitsOf(session.snapshot()!)).toEqual(second);
    expect(holder.dataInUse).toEqual(others);
    expect(host.all("broughtBack")).toEqual([]);

    cramped = false;
    expect(holder.lastRun.bringBack()).toBe(true);
    expect(bitsOf(session.snapshot()!)).toEqual(first);
  });

  it("is let go with data too large to be held beside others, and kept while they are in use", async () => {
    const host = new RecordingHost();
    const session = new Session(host, makeEngine);
    const holder = new DataHolder(session, host, 100 * 784);
    const holding = { edits: noEdits, notes: [], builtin: false, setId: null };
    session.configure({ ...defaultConfig, layers: [784, 4, 10], batch: 32, validation: 10 });
    holder.take({ ...holding, base: small });
    session.step();
    await host.until(() => host.status.step === 1);
    holder.lastRun.keep();
    session.configure(session.wanted);
    expect(host.last("lastRun").run).toMatchObject({ step: 1 });
    holder.take({ ...holding, base: others });
    expect(host.last("lastRun").run).toBeNull();
    session.step();
    await host.until(() => host.status.step === 1);
    holder.take({ ...holding, base: small });
    expect(host.last("lastRun").run, "of data that are small enough").toMatchObject({ data: "Others" });
  });

  it("does nothing where there is none", async () => {
    const tab = new Tab();
    tab.send({ type: "configure", config: tab.session.wanted });
    const runs = tab.host.all("run").length;
    expect(await bringBack(tab)).toBe(false);
    expect(tab.host.all("run")).toHaveLength(runs);
    expect(tab.host.all("lastRun")).toEqual([]);
  });
});

describe("edits around a run that comes back", () => {
  it("that it did not begin with wait for the next run again", async () => {
    const { tab, before, config } = await stepped();
    exclude(tab, 3);
    tab.send({ type: "configure", config });
    expect(tab.holder.dataInUse?.train.labels).toHaveLength(tab.holder.current!.base.train.labels.length - 1);
    exclude(tab, 4); // at once, as the run has not begun
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(before);
    expect(tab.holder.dataInUse).toEqual(tab.holder.current?.base);
    expect(tab.host.last("dataset").dataset.edits).toMatchObject({ excluded: 2, waiting: true });
    tab.send({ type: "configure", config });
    expect(tab.holder.dataInUse?.train.labels).toHaveLength(tab.holder.current!.base.train.labels.length - 2);
  });

  it("wait as they did where the data come back with it", async () => {
    const { tab } = await stepped();
    exclude(tab, 3);
    tab.use(others);
    await bringBack(tab);
    expect(tab.host.last("dataset").dataset.edits).toMatchObject({ excluded: 1, waiting: true });
    tab.send({ type: "undoEdit" });
    expect(tab.host.last("dataset").dataset.edits).toMatchObject({ excluded: 0, waiting: false });
  });

  it("that gave it other names are seen at once", async () => {
    const { tab, before, config } = await stepped();
    tab.send({ type: "configure", config });
    tab.send({ type: "editData", edit: { kind: "nameClass", label: 3, name: "three" } });
    await bringBack(tab);
    expect(bitsOf(tab.snapshot)).toEqual(before);
    expect(tab.holder.classNames[3]).toBe("three");
    expect(tab.host.last("dataset").dataset).toMatchObject({ edits: { waiting: false } });
  });

  it("leave it the test images that have come since", async () => {
    const tab = new Tab({ data: { ...small, test: null } });
    await tab.trainTo(3);
    tab.send({ type: "configure", config: tab.session.wanted });
    tab.holder.takeTest({ base: { ...small }, edits: noEdits, notes: [] });
    await bringBack(tab);
    expect(tab.holder.dataInUse?.test).toEqual(small.test);
    expect(tab.snapshot.progress.step).toBe(3);
    tab.send({ type: "evaluateTest" });
    await tab.host.until(() => tab.host.status.test.accuracy !== null);
  });
});
