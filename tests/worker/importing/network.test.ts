import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { offer } from "../ingest/offered.ts";
import { idxFiles } from "./smallIdx.ts";
import { Tab } from "./tab.ts";

/** A network that has learnt something. */
async function trained(): Promise<Tab> {
  const tab = new Tab({ config: { activation: "tanh", precision: "f32", optimizer: "adam" } });
  await tab.trainTo(3);
  return tab;
}

describe("a network from a file", () => {
  it("begins a run with what is set up and the file's layers, activation and precision", async () => {
    const first = await trained();
    const second = new Tab({ config: { layers: [784, 30, 10], lr: 0.3, optimizer: "momentum" } });
    expect(await second.open("net.safetensors", await first.exportBytes("safetensors"))).toBe(false);
    const config = {
      ...{ layers: [784, 9, 7, 10], activation: "tanh", precision: "f32" },
      ...{ lr: 0.3, optimizer: "momentum" },
    };
    expect(second.opened).toEqual({
      name: "net.safetensors",
      config: expect.objectContaining(config) as unknown,
      hasNetwork: true,
      resumed: false,
      notes: [],
    });
    expect(second.host.last("run").config).toEqual(second.opened.config);
    expect(second.snapshot.parameters).toEqual(first.snapshot.parameters);
    expect(second.host.events.findLastIndex(({ type }) => type === "run")).toBeLessThan(
      second.host.events.findIndex(({ type }) => type === "opened"),
    );
    await second.trainTo(2);
    expect(await second.exportBytes("safetensors")).not.toEqual(await first.exportBytes("safetensors"));
  });

  it("is the same bytes when it is exported again", async () => {
    const first = await trained();
    const second = new Tab();
    const tensors = await first.exportBytes("safetensors");
    await second.open("net.safetensors", tensors);
    expect(await second.exportBytes("safetensors")).toEqual(tensors);
    const arrays = await first.exportBytes("npz");
    await second.open("net.npz", arrays);
    second.send({ type: "openModel", modelId: 1, activation: "relu" });
    await second.host.until(() => second.opened.name === "net.npz");
    expect(await second.exportBytes("npz")).toEqual(arrays);
  });

  it("waits where the file does not say what stands between its layers", async () => {
    const arrays = await (await trained()).exportBytes("npz");
    const tab = new Tab();
    const before = tab.snapshot;
    expect(await tab.open("net.npz", arrays)).toBe(false);
    expect(tab.host.last("modelWaits").model).toEqual({
      modelId: 1,
      name: "net.npz",
      layers: [784, 9, 7, 10],
      activations: ["sigmoid", "relu", "tanh"],
    });
    expect(tab.snapshot).toEqual(before);
    tab.send({ type: "dropModel", modelId: 1 });
    tab.send({ type: "openModel", modelId: 1, activation: "tanh" });
    await tab.host.idle();
    expect(tab.host.last("modelWaits").model).toBeNull();
    expect(tab.host.all("opened")).toEqual([]);

    await tab.open("net.npz", arrays);
    tab.send({ type: "openModel", modelId: 2, activation: "tanh" });
    await tab.host.until(() => tab.host.all("opened").length === 1);
    expect(tab.opened.config).toMatchObject({ activation: "tanh", layers: [784, 9, 7, 10] });
    // How well it reads is told at once.
    await tab.host.until(() => tab.host.status.test.accuracy !== null);
    expect(tab.host.status).toMatchObject({ state: "ready", step: 0 });
  });

  it("is not opened by an answer that was given for another", async () => {
    const arrays = await (await trained()).exportBytes("npz");
    const tab = new Tab();
    await tab.open("a.npz", arrays);
    const next = tab.open("b.npz", arrays);
    tab.send({ type: "openModel", modelId: 1, activation: "tanh" });
    await next;
    await tab.host.idle();
    expect(tab.host.all("opened")).toEqual([]);
    tab.send({ type: "dropModel", modelId: 1 });
    expect(tab.host.last("modelWaits").model).toMatchObject({ modelId: 2, name: "b.npz" });
  });

  it("does not wait where nothing stands between inputs and classes", async () => {
    const first = new Tab({ config: { layers: [784, 10] } });
    const second = new Tab();
    await second.open("net.npz", await first.exportBytes("npz"));
    expect(second.opened.config.layers).toEqual([784, 10]);
  });

  it("is found in the zip that goes on in PyTorch", async () => {
    const first = await trained();
    const second = new Tab();
    await second.open("torch.zip", await first.exportBytes("torch"));
    expect(second.problems).toEqual([]);
    expect(second.opened).toMatchObject({ name: "torch.zip", config: { activation: "tanh" } });
    expect(second.snapshot.parameters).toEqual(first.snapshot.parameters);
  });

  it("begins on data that came in the same drop", async () => {
    const tensors = await (await trained()).exportBytes("safetensors");
    const tab = new Tab();
    const { train } = makeBuiltinDigits(8, { train: 50, test: 10 });
    const loaded = await tab.loader.loadFiles([
      offer("net.safetensors", tensors),
      ...idxFiles("new", train, 28),
    ]);
    expect(loaded).toBe(true);
    expect(tab.holder.dataInUse?.train.labels).toEqual(train.labels);
    expect(tab.snapshot).toMatchObject({ startedFrom: "net.safetensors" });
  });

  it("is refused where the data in use have other images or classes", async () => {
    const tensors = await (await trained()).exportBytes("safetensors");
    const part = { images: new Uint8Array(16 * 6).fill(9), labels: Uint8Array.from([0, 1, 2, 0, 1, 2]) };
    const data = { name: "letters", rows: 4, cols: 4, classes: 3, classNames: ["a", "b", "c"] };
    const tab = new Tab({ data: { ...data, train: part, test: null } });
    await tab.open("net.safetensors", tensors);
    expect(tab.problems).toEqual([
      "net.safetensors: expected a network of 16 inputs and 3 classes for letters, got 784-9-7-10. " +
        "Load the data set it was made for, then open it again.",
    ]);
  });

  it("comes alone", async () => {
    const tensors = await (await trained()).exportBytes("safetensors");
    const tab = new Tab();
    await tab.loader.loadFiles([offer("a.safetensors", tensors), offer("b.safetensors", tensors)]);
    expect(tab.problems).toEqual([
      "a.safetensors: expected one network or run at a time, got 2: also b.safetensors. Open one of them.",
    ]);
    expect(tab.host.all("opened")).toEqual([]);
  });
});

describe("an experiment from a file", () => {
  it("is set up anew, without its network", async () => {
    const first = await trained();
    first.session.adjust({ ...first.session.wanted, lr: 0.07 });
    const second = new Tab();
    await second.open("run.json", await (await first.export("experiment")).text());
    expect(second.opened).toEqual({
      name: "run.json",
      config: first.session.wanted,
      hasNetwork: false,
      resumed: false,
      notes: ["It brings no network: training begins anew from its seed."],
    });
    expect(second.snapshot).toMatchObject({ progress: { step: 0 }, startedFrom: null });
    await second.trainTo(1);
  });

  it("says what it was made for where the data in use are others", async () => {
    const text = await (await (await trained()).export("experiment")).text();
    const part = { images: new Uint8Array(16 * 6).fill(9), labels: Uint8Array.from([0, 1, 2, 0, 1, 2]) };
    const data = { name: "letters", rows: 4, cols: 4, classes: 3, classNames: ["a", "b", "c"] };
    const tab = new Tab({ data: { ...data, train: part, test: null } });
    await tab.open("run.json", text);
    expect(tab.opened).toMatchObject({
      config: { layers: [16, 9, 7, 3] },
      notes: [
        "It brings no network: training begins anew from its seed.",
        "Its layers, 784-9-7-10, follow the data in use: 16-9-7-3.",
        "It was made for Built-in digits; the data in use are others.",
      ],
    });
  });
});
