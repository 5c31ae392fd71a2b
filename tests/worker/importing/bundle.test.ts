import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { noEdits } from "../../../src/data/edits.ts";
import { gzip, writeIdxLabels } from "../../../src/data/idxWriter.ts";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";
import { readNpz } from "../../export/model/readArrays.ts";
import { exportKinds } from "../../../src/worker/protocol/model.ts";
import { bitsOf, own } from "../snapshot/smallResume.ts";
import { repacked, small, Tab, withoutData, withoutTimes } from "./tab.ts";

const runs: readonly (readonly [string, Partial<ExperimentConfig>, number])[] = [
  [
    "sigmoid, randn, SGD on the reference engine",
    { engine: "reference", activation: "sigmoid", init: "randn" },
    6,
  ],
  ["ReLU, He, momentum in float32", { optimizer: "momentum", precision: "f32" }, 4],
  [
    "tanh, Xavier, Adam, cosine and distortion in float64",
    { activation: "tanh", init: "xavier", optimizer: "adam", schedule: "cosine", distortion: 8 },
    7,
  ],
  ["RMSprop with decay in float32", { optimizer: "rmsprop", decay: 0.001, precision: "f32" }, 3],
];

const mixedIn =
  "5 digits drawn by hand go on being mixed into this run; a new one takes those under My digits.";

/** Some steps, with the visitor's changes on the way. */
async function trained(config: Partial<ExperimentConfig>, step: number): Promise<Tab> {
  const tab = new Tab({ config });
  tab.session.setOwnDigits(own);
  await tab.trainTo(2);
  tab.session.adjust({ ...tab.session.wanted, lr: 0.02 });
  await tab.trainTo(step);
  return tab;
}

describe("a bundle", () => {
  for (const [what, config, step] of runs) {
    it(`goes on bit for bit in another tab: ${what}`, async () => {
      const first = await trained(config, step);
      const bundle = await first.exportBytes("bundle");
      const second = new Tab();
      expect(await second.open("run.zip", bundle)).toBe(false);
      expect(second.problems).toEqual([]);
      expect(bitsOf(second.snapshot)).toEqual(bitsOf(first.snapshot));
      expect(second.opened).toEqual({
        name: "run.zip",
        config: { ...first.session.wanted },
        hasNetwork: true,
        resumed: true,
        notes: [mixedIn],
      });
      await first.trainTo(step + 8);
      await second.trainTo(step + 8);
      expect(withoutTimes(second.snapshot)).toEqual(withoutTimes(first.snapshot));
    });

    it(`is the same bytes when it is exported again: ${what}`, async () => {
      const first = await trained(config, step);
      const bundle = await first.exportBytes("bundle");
      const second = new Tab();
      await second.open("run.zip", bundle);
      expect(await second.exportBytes("bundle")).toEqual(bundle);
    });
  }

  it("has every other file come out the same in the tab that goes on", async () => {
    const first = await trained({ optimizer: "adam" }, 5);
    const second = new Tab();
    await second.open("run.zip", await first.exportBytes("bundle"));
    for (const kind of exportKinds) {
      expect(await second.exportBytes(kind), kind).toEqual(await first.exportBytes(kind));
    }
  });

  it("brings its data set along where others are in use", async () => {
    const first = await trained({}, 5);
    const bundle = await first.exportBytes("bundle");
    const second = new Tab({ data: makeBuiltinDigits(8, { train: 50, test: 10 }) });
    expect(await second.open("run.zip", bundle)).toBe(true);
    const note = "Its data set, Built-in digits, is in use now.";
    expect(second.opened).toMatchObject({ resumed: true, notes: [note, mixedIn] });
    expect(second.holder.dataInUse).toEqual(small);
    const notes = second.host.all("run").flatMap(({ dataset }) => dataset?.notes ?? []);
    expect(notes).toEqual(["It came with run.zip."]);
    await first.trainTo(9);
    await second.trainTo(9);
    expect(withoutTimes(second.snapshot)).toEqual(withoutTimes(first.snapshot));
    expect(await second.exportBytes("npz")).toEqual(await first.exportBytes("npz"));
  });

  it("opens its data set where it is kept, and no other of the same size", async () => {
    const first = await trained({}, 5);
    const bundle = withoutData(await first.exportBytes("bundle"));
    const second = new Tab();
    await second.loader.library.keep(null);
    second.use(makeBuiltinDigits(7, { train: 130, test: 20 }));
    await second.loader.library.keep(null);
    second.use(makeBuiltinDigits(8, { train: 50, test: 10 }));
    expect(await second.open("run.zip", bundle)).toBe(true);
    expect(second.problems).toEqual([]);
    expect(second.opened.resumed).toBe(true);
    expect(bitsOf(second.snapshot)).toEqual(bitsOf(first.snapshot));
  });

  it("passes over a kept data set whose edits leave nothing", async () => {
    const first = await trained({}, 5);
    const bundle = withoutData(await first.exportBytes("bundle"));
    const second = new Tab();
    await second.loader.library.keep(null);
    const emptied = makeBuiltinDigits(7, { train: 130, test: 20 });
    second.use(emptied);
    await second.loader.library.keep(null);
    const [latest] = await second.loader.library.alike({
      trainCount: 130,
      testCount: 20,
      rows: 28,
      cols: 28,
    });
    const train = new Map([...emptied.train.labels.keys()].map((index) => [index, true as const]));
    const none = { ...noEdits, excluded: { ...noEdits.excluded, train } };
    const place = await second.loader.library.place();
    await place?.edit(latest, () => none, emptied);
    second.use(makeBuiltinDigits(8, { train: 50, test: 10 }));
    expect(await second.open("run.zip", bundle)).toBe(true);
    expect(second.problems).toEqual([]);
    expect(second.opened.resumed).toBe(true);
  });

  it("leaves data and run as they were where its own data are damaged, or others", async () => {
    const bundle = await (await trained({}, 3)).exportBytes("bundle");
    const labels = "data/train-labels-idx1-ubyte.gz";
    const second = new Tab({ data: makeBuiltinDigits(8, { train: 50, test: 10 }) });
    await second.trainTo(1);
    const before = bitsOf(second.snapshot);
    await second.open(
      "a.zip",
      repacked(bundle, (files) => ({ [labels]: files[labels].slice(0, -9) })),
    );
    await second.open(
      "b.zip",
      repacked(bundle, () => ({ [labels]: gzip(writeIdxLabels(new Uint8Array(130))) })),
    );
    await second.open(
      "c.zip",
      repacked(bundle, () => ({ [labels]: gzip(new Uint8Array(1e6)) })),
    );
    expect(second.problems).toEqual([
      expect.stringContaining("a.zip: data/train-labels-idx1-ubyte.gz: expected"),
      "b.zip: expected the data set that its run was trained on, got other images or labels in data/. " +
        "Export the run again, or choose the file as it was exported.",
      expect.stringContaining("c.zip: data/train-labels-idx1-ubyte.gz: expected"),
    ]);
    expect(bitsOf(second.snapshot)).toEqual(before);
    expect(second.host.last("loading").progress).toBeNull();
  });

  it("puts data and run back where its data are good and its turns are not", async () => {
    const bundle = repacked(await (await trained({}, 3)).exportBytes("bundle"), (files) => {
      const arrays = readNpz(files["resume.npz"], "resume.npz");
      const past = (values: Uint32Array) => values.map(() => 9999);
      return {
        "resume.npz": writeNpz(
          arrays.map((array) =>
            array.name === "order" && array.values instanceof Uint32Array
              ? { ...array, values: past(array.values) }
              : array,
          ),
        ),
      };
    });
    const others = makeBuiltinDigits(8, { train: 50, test: 10 });
    const second = new Tab({ data: others });
    await second.trainTo(1);
    const before = bitsOf(second.snapshot);
    expect(await second.open("run.zip", bundle)).toBe(false);
    expect(second.problems).toEqual([expect.stringContaining("expected indices below")]);
    expect(second.holder.dataInUse).toEqual(others);
    expect(bitsOf(second.snapshot)).toEqual(before);
  });

  it("begins a run of its own with the network on other data of the same shape", async () => {
    const first = await trained({}, 5);
    const second = new Tab({ data: makeBuiltinDigits(8, { train: 50, test: 10 }) });
    expect(await second.open("run.zip", withoutData(await first.exportBytes("bundle")))).toBe(false);
    expect(second.opened).toMatchObject({
      resumed: false,
      notes: [
        "Its data set, Built-in digits, is not in use: its network begins a run of its own. To go on bit for bit, load that and open the file again.",
      ],
    });
    expect(second.snapshot.parameters).toEqual(first.snapshot.parameters);
    expect(second.snapshot).toMatchObject({ startedFrom: "run.zip", progress: { step: 0 } });
  });

  it("goes on without the test figures where only the test images are others", async () => {
    const first = await trained({}, 5);
    const second = new Tab({ data: { ...small, test: null } });
    await second.open("run.zip", withoutData(await first.exportBytes("bundle")));
    expect(second.opened).toMatchObject({
      resumed: true,
      notes: ["Its test images are not those in use, so its test figures are left out.", mixedIn],
    });
    await first.trainTo(7);
    await second.trainTo(7);
    expect(second.snapshot.parameters).toEqual(first.snapshot.parameters);
  });

  it("names the data set to load where those in use have another shape", async () => {
    const bundle = withoutData(await (await trained({}, 3)).exportBytes("bundle"));
    const letters = { images: new Uint8Array(16 * 6).fill(9), labels: Uint8Array.from([0, 1, 2, 0, 1, 2]) };
    const data = { name: "letters", rows: 4, cols: 4, classes: 3, classNames: ["a", "b", "c"] };
    const second = new Tab({ data: { ...data, train: letters, test: null } });
    expect(await second.open("run.zip", bundle)).toBe(false);
    expect(second.problems).toEqual([
      "run.zip: expected its run’s data set, Built-in digits (130 images of 28×28, 10 classes), got letters (6 images of 4×4, 3 classes). " +
        "Load Built-in digits, then open the file again.",
    ]);
  });

  it("keeps the parameters that its run began with, however often it is opened and exported", async () => {
    const donor = await trained({}, 3);
    const first = new Tab({ config: { seed: 7 } });
    await first.open("net.safetensors", await donor.exportBytes("safetensors"));
    expect(first.snapshot.start).toEqual(donor.snapshot.parameters);
    await first.trainTo(5);
    const bundle = await first.exportBytes("bundle");
    expect(Object.keys(unzipSync(bundle))).toContain("start.npz");
    const second = new Tab();
    await second.open("run.zip", bundle);
    expect(second.snapshot).toMatchObject({ startedFrom: "net.safetensors", start: first.snapshot.start });
    expect(await second.exportBytes("bundle")).toEqual(bundle);

    // As the first bundles were, which have not kept them.
    const third = new Tab();
    const old = repacked(bundle, () => ({ "start.npz": null }));
    await third.open("old.zip", old);
    expect(third.problems).toEqual([]);
    expect(third.opened.resumed).toBe(true);
    expect(bitsOf(third.snapshot)).toEqual(bitsOf({ ...first.snapshot, start: null }));
    expect(Object.keys(unzipSync(await third.exportBytes("bundle")))).not.toContain("start.npz");
  });

  it("is refused where the parameters that its run began with are those of another network", async () => {
    const first = new Tab();
    await first.open("net.safetensors", await (await trained({}, 3)).exportBytes("safetensors"));
    const other = await (await trained({ layers: [784, 8, 10] }, 1)).exportBytes("npz");
    const second = new Tab();
    await second.open(
      "run.zip",
      repacked(await first.exportBytes("bundle"), () => ({ "start.npz": other })),
    );
    expect(second.problems).toEqual([expect.stringContaining("run.zip: start.npz: expected layers.0.w of")]);
  });

  it("is found in an unpacked folder", async () => {
    const first = await trained({}, 5);
    const files = Object.entries(unzipSync(await first.exportBytes("bundle")));
    const second = new Tab();
    await second.loader.loadFiles(
      files.map(([name, bytes]) => ({
        path: `run/${name}`,
        file: new File([bytes], name),
      })),
    );
    expect(second.problems).toEqual([]);
    expect(bitsOf(second.snapshot)).toEqual(bitsOf(first.snapshot));
  });

  it("goes on from its end with as many epochs again", async () => {
    const first = new Tab({ config: { epochs: 1 } });
    first.session.train();
    await first.host.until(() => first.host.status.state === "done");
    const second = new Tab();
    await second.open("run.zip", await first.exportBytes("bundle"));
    expect(second.host.status).toMatchObject({ state: "done", epoch: 1, test: first.host.status.test });
    for (const tab of [first, second]) {
      tab.session.train();
      await tab.host.until(() => tab.host.status.epoch === 2 && tab.host.status.state === "done");
    }
    expect(withoutTimes(second.snapshot)).toEqual(withoutTimes(first.snapshot));
  });
});
