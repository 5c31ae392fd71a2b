import { beforeEach, describe, expect, it } from "vitest";
import type { Dataset } from "../../src/data/dataset.ts";
import { DatasetTray } from "../../src/data/datasetTray.ts";
import { noEdits } from "../../src/data/edits.ts";
import { DataHolder } from "../../src/worker/dataHolder.ts";
import type { DatasetSummary } from "../../src/worker/protocol.ts";
import { Session } from "../../src/worker/session.ts";
import { idxBytes } from "../data/idxBytes.ts";
import { file } from "../data/smallParts.ts";
import { makeReference } from "./makeReference.ts";
import { RecordingHost } from "./recordingHost.ts";
import { digits, smallConfig } from "./smallRun.ts";

let host: RecordingHost;
let session: Session;
let holder: DataHolder;
beforeEach(() => {
  host = new RecordingHost();
  session = new Session(host, makeReference);
  session.configure(smallConfig);
  holder = new DataHolder(session, host);
  holder.take({ base: digits, edits: noEdits, notes: ["Found."], builtin: false, setId: null });
});

/** What the page was told of the data last, by whichever event. */
function summary(): DatasetSummary {
  for (const event of host.events.toReversed()) {
    if ((event.type === "run" || event.type === "dataset") && event.dataset) return event.dataset;
  }
  throw new Error("nothing was told of the data");
}

const joined = (base: Dataset) => ({ base, edits: noEdits, notes: [] });

/** Images and labels of a part, as files bring them. */
const pair = (part: string, values: number[]) => [
  file(`${part}-images`, idxBytes([values.length, 28, 28])),
  file(`${part}-labels`, idxBytes([values.length], values)),
];

const begin = async () => {
  session.step();
  await host.until(() => host.status.step === 1);
};

describe("DataHolder", () => {
  it("tells what it holds", () => {
    expect(summary()).toMatchObject({
      name: "Built-in digits",
      notes: ["Found."],
      classes: 10,
      edits: { transpose: false, labelsFixed: 0, excluded: 0, testLacking: false, waiting: false },
    });
    expect(host.last("run").dataset!.edits.classes[3]).toEqual({ name: "3", to: 3, count: 60 });
  });

  it("starts over on changed data where no step is lost by it", () => {
    holder.edit({ kind: "mapClass", label: 9, to: null });
    expect(host.last("run")).toMatchObject({
      runId: 2,
      dataset: { classes: 9 },
      config: { layers: [784, 16, 9] },
    });
    expect(host.last("run").dataset!.edits).toMatchObject({ waiting: false, classes: { length: 10 } });
  });

  it("lets a run that has begun go on, and changes the data with the next", async () => {
    await begin();
    holder.edit({ kind: "exclude", split: "train", index: 5, on: true });
    holder.edit({ kind: "mapClass", label: 9, to: null });
    expect(host.last("run").runId).toBe(1);
    expect(host.last("dataset").dataset).toMatchObject({
      classes: 10,
      edits: { waiting: true, excluded: 1 },
    });
    session.configure(smallConfig);
    expect(host.last("run")).toMatchObject({
      runId: 2,
      dataset: { classes: 9, edits: { waiting: false, excluded: 1 } },
    });
    session.configure(smallConfig);
    expect(host.last("run").dataset, "no news the second time").toBeNull();
  });

  it("waits for nothing once all that waited has been undone", async () => {
    await begin();
    holder.edit({ kind: "invert", on: true });
    expect(summary().edits.waiting).toBe(true);
    holder.edit({ kind: "invert", on: false });
    expect(summary().edits.waiting).toBe(false);
    session.configure(smallConfig);
    expect(host.last("run").dataset).toBeNull();
  });

  it("gives classes other names at once, in the middle of a run", async () => {
    await begin();
    holder.edit({ kind: "nameClass", label: 0, name: "nought" });
    expect(host.last("run").runId).toBe(1);
    expect(host.last("dataset").dataset).toMatchObject({ edits: { waiting: false } });
    expect(summary().classNames[0]).toBe("nought");
  });

  it("says why an edit cannot be made, and stays as it was", () => {
    for (let label = 0; label < 8; label++) holder.edit({ kind: "mapClass", label, to: null });
    expect(host.all("problem")).toEqual([]);
    expect(holder.edit({ kind: "mapClass", label: 8, to: null })).toBeNull();
    expect(host.last("problem").problem).toMatchObject({ code: "too-few-classes", scope: "data" });
    expect(summary().classNames).toEqual(["8", "9"]);
  });

  it("takes edits back, the last first, and knows how many are left", () => {
    expect(summary().edits.undoable).toBeNull();
    holder.edit({ kind: "exclude", split: "train", index: 5, on: true });
    holder.edit({ kind: "mapClass", label: 9, to: null });
    holder.edit({ kind: "undoAll" });
    expect(summary().edits).toMatchObject({ excluded: 0, undoable: { kind: "undoAll", count: 3 } });
    holder.undo();
    expect(summary()).toMatchObject({ classes: 9, edits: { undoable: { kind: "mapClass", count: 2 } } });
    holder.undo();
    expect(summary()).toMatchObject({ classes: 10, edits: { excluded: 1 } });
    holder.undo();
    expect(summary().edits).toMatchObject({ excluded: 0, undoable: null });
    expect(holder.undo()).toBeNull();
  });

  it("takes back no edit that could not be made, nor one of other data", () => {
    for (let label = 0; label < 9; label++) holder.edit({ kind: "mapClass", label, to: null });
    expect(summary().edits.undoable, "the ninth is refused").toEqual({ kind: "mapClass", count: 8 });
    holder.take({ ...holder.current!, edits: noEdits });
    expect(summary().edits.undoable).toBeNull();
    expect(holder.undo()).toBeNull();
  });

  it("lets test images join a run that has begun", async () => {
    holder.take({ ...holder.current!, base: { ...digits, test: null } });
    await begin();
    holder.takeTest(joined(digits));
    expect(host.last("run").runId).toBe(2);
    expect(host.last("facts").facts.testCount).toBe(100);
    expect(host.last("dataset").dataset.edits).toMatchObject({ testLacking: false, waiting: false });
  });

  it("gives test images of their own precedence over a share of the training images", async () => {
    holder.take({ ...holder.current!, base: { ...digits, test: null } });
    holder.edit({ kind: "testShare", share: 0.5 });
    expect(host.last("run").facts.testCount).toBe(300);
    await begin();
    holder.takeTest(joined(digits));
    expect(host.last("dataset").dataset.edits).toMatchObject({ testShare: 0, waiting: true });
    session.configure(smallConfig);
    expect(host.last("run").facts).toMatchObject({ trainCount: 500, testCount: 100 });
  });

  it("brings a class back that was left out for want of images once test images have some of it", async () => {
    const train = [0, 1, 3, 4, 0, 1, 3, 4];
    const tray = new DatasetTray();
    const came = tray.add(pair("train", train)).loaded!;
    holder.take({ ...came, builtin: false, setId: null });
    expect(summary()).toMatchObject({ classes: 4, notes: ["Class 2 has no images and is left out."] });
    holder.edit({ kind: "mapClass", label: 1, to: null });
    await begin();
    holder.takeTest(tray.add(pair("test", [0, 1, 2, 2, 4])).loaded!);
    expect(summary()).toMatchObject({ notes: [], edits: { waiting: true } });
    session.configure(smallConfig);
    expect(summary().classNames, "what the visitor left out stays so").toEqual(["0", "2", "3", "4"]);
    expect(host.last("run").facts.testCount).toBe(4);
  });

  it("keeps a class left out that test images have none of either", () => {
    const tray = new DatasetTray();
    holder.take({ ...tray.add(pair("train", [0, 1, 3, 4])).loaded!, builtin: false, setId: null });
    holder.takeTest(tray.add(pair("test", [0, 1, 3])).loaded!);
    expect(summary()).toMatchObject({ classes: 4, notes: ["Class 2 has no images and is left out."] });
  });

  it("tells what was done to test images that came later", () => {
    holder.take({ ...holder.current!, base: { ...digits, test: null } });
    holder.takeTest({ ...joined(digits), notes: ["Found.", "Colours were made grey."] });
    expect(summary().notes).toEqual(["Found.", "Colours were made grey."]);
  });

  it("is called otherwise without a new run", () => {
    holder.rename("Mine");
    expect(host.last("run").runId).toBe(1);
    expect(host.last("dataset").dataset.name).toBe("Mine");
  });
});
