import { describe, expect, it } from "vitest";
import { unzipSync } from "fflate";
import { bitsOf } from "../snapshot/smallResume.ts";
import { small, Tab, withoutData } from "./tab.ts";

/** A run that has learnt something, and its bundle. */
async function trained(): Promise<Tab> {
  const tab = new Tab({ config: { optimizer: "adam", precision: "f32" } });
  await tab.trainTo(3);
  return tab;
}

/** The same images, with a class that none of them has. */
const roomier = { ...small, classes: 11, classNames: [...small.classNames, "none"] };

describe("a bundle where its run cannot go on bit for bit", () => {
  it("begins a run of its own with the network where the run's engine cannot be had", async () => {
    const first = await trained();
    const bundle = await first.exportBytes("bundle");
    for (const data of [small, { ...small, test: null }]) {
      const second = new Tab({ hasEngines: false, data });
      await second.open("run.zip", bundle);
      expect(second.problems).toEqual([]);
      expect(second.opened).toMatchObject({ hasNetwork: true, resumed: false });
      expect(second.opened.notes.at(-1)).toBe(
        "This browser cannot compute as its run did, on the fast engine in float32: its network begins a run of its own.",
      );
      expect(second.snapshot.parameters).toEqual(first.snapshot.parameters);
      expect(second.snapshot).toMatchObject({ startedFrom: "run.zip", progress: { step: 0 }, changes: [] });
    }
  });

  it("goes on with the data it brings where those in use have more classes", async () => {
    const first = await trained();
    const second = new Tab({ data: roomier });
    await second.open("run.zip", await first.exportBytes("bundle"));
    expect(second.problems).toEqual([]);
    expect(second.opened.resumed).toBe(true);
    expect(bitsOf(second.snapshot)).toEqual(bitsOf(first.snapshot));
  });

  it("says what is to be loaded where it brings none", async () => {
    const second = new Tab({ data: roomier });
    await second.open("run.zip", withoutData(await (await trained()).exportBytes("bundle")));
    expect(second.problems).toEqual([
      "run.zip: expected its run’s data set, Built-in digits (130 images of 28×28, 10 classes), " +
        "got Built-in digits (130 images of 28×28, 11 classes). Load Built-in digits, then open the file again.",
    ]);
  });
});

describe("an unpacked bundle", () => {
  it("is opened without a look at what else its folder holds", async () => {
    const first = await trained();
    const unreadable = new File([], "film.mp4");
    unreadable.arrayBuffer = () => Promise.reject(new Error("read"));
    const second = new Tab();
    const files = Object.entries(unzipSync(await first.exportBytes("bundle"))).map(
      ([name, bytes]) => [name, new File([bytes], name)] as const,
    );
    const folder = [...files, ["film.mp4", unreadable] as const];
    await second.loader.loadFiles(folder.map(([name, file]) => ({ path: `run/${name}`, file })));
    expect(second.problems).toEqual([]);
    expect(bitsOf(second.snapshot)).toEqual(bitsOf(first.snapshot));
  });
});
