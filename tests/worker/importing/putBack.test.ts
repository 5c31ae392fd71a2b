import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";
import { readNpz } from "../../export/model/readArrays.ts";
import { bitsOf } from "../snapshot/smallResume.ts";
import { repacked, Tab } from "./tab.ts";

const others = makeBuiltinDigits(8, { train: 50, test: 10 });

/** A bundle whose data are good, and whose turns are of images that are not there: all is read before that is seen. */
async function misfitting(): Promise<Uint8Array<ArrayBuffer>> {
  const tab = new Tab();
  await tab.trainTo(3);
  return repacked(await tab.exportBytes("bundle"), (files) => ({
    "resume.npz": writeNpz(
      readNpz(files["resume.npz"], "resume.npz").map((array) =>
        array.name === "order" ? { ...array, values: new Uint32Array(array.shape[0]).fill(9999) } : array,
      ),
    ),
  }));
}

describe("what was in use when a bundle with its own data cannot be opened", () => {
  it("is in use again with edits that wait for the next run, and can be undone as before", async () => {
    const bundle = await misfitting();
    const tab = new Tab({ data: others });
    await tab.trainTo(1);
    tab.send({ type: "editData", edit: { kind: "exclude", split: "train", index: 3, on: true } });
    const before = bitsOf(tab.snapshot);
    const told = tab.host.last("dataset").dataset;
    expect(told.edits.waiting).toBe(true);

    expect(await tab.open("run.zip", bundle)).toBe(false);
    expect(tab.problems).toEqual([expect.stringContaining("expected indices below")]);
    expect(bitsOf(tab.snapshot)).toEqual(before);
    expect(tab.host.last("dataset").dataset).toEqual(told);
    tab.send({ type: "undoEdit" });
    expect(tab.host.last("dataset").dataset.edits).toMatchObject({ waiting: false, undoable: null });
    expect(tab.holder.dataInUse).toEqual(others);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("goes on training where it was training", async () => {
    const bundle = await misfitting();
    const tab = new Tab({ data: others, config: { epochs: 1000, batch: 1 } });
    await tab.open("run.zip", bundle); // once before, so that what reads it is there and the run is not over by then
    tab.session.train();
    await tab.host.until(() => tab.snapshot.progress.step > 2);
    await tab.open("run.zip", bundle);
    const { step } = tab.snapshot.progress;
    expect(step).toBeGreaterThan(2);
    await tab.host.until(() => tab.snapshot.progress.step > step + 2);
    expect(tab.host.status.state).toBe("training");
    tab.session.pause();
  });
});
