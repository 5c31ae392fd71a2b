import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { bitsOf, makeEngine } from "../snapshot/smallResume.ts";
import { Tab } from "./tab.ts";

const others = makeBuiltinDigits(8, { train: 50, test: 10 });

/** A tab whose engines find no room for a hidden layer of 15 units. */
const crampedTab = (config = {}) =>
  new Tab({
    config,
    data: others,
    makeEngine: (setup, wanted) => {
      if (setup.network.layers.includes(15)) {
        throw new RangeError(
          "memory: expected 900 MB for this network, batch and data, got less. Choose smaller ones.",
        );
      }
      return makeEngine(setup, wanted);
    },
  });

async function largeFiles() {
  const tab = new Tab({ config: { layers: [784, 15, 10] } });
  await tab.trainTo(2);
  return {
    experiment: await tab.exportBytes("experiment"),
    network: await tab.exportBytes("npz"),
    bundle: await tab.exportBytes("bundle"),
  };
}

describe("what there is no memory for", () => {
  it.each(["experiment", "network", "bundle"] as const)(
    "is not called opened, and what was in use is in use still: %s",
    async (kind) => {
      const file = (await largeFiles())[kind];
      const name = { experiment: "experiment.json", network: "model.npz", bundle: "run.zip" }[kind];
      const tab = crampedTab();
      await tab.trainTo(3);
      tab.send({ type: "editData", edit: { kind: "exclude", split: "train", index: 3, on: true } });
      tab.session.adjust({ ...tab.session.wanted, seed: 77 }); // for the next run
      const [before, wanted] = [bitsOf(tab.snapshot), tab.session.wanted];
      const { dataset } = tab.host.last("dataset");

      expect(await tab.open(name, file)).toBe(false);
      if (kind === "network") await tab.loader.openModel(1, "relu"); // its file does not say
      expect(tab.host.all("opened")).toEqual([]);
      const { problem } = tab.host.last("problem");
      expect(problem).toMatchObject({ code: "out-of-memory", scope: "data" });
      expect(problem.message).toMatch(new RegExp(`^${name}: expected 900 MB .* Choose smaller ones\\.$`));
      expect(bitsOf(tab.snapshot)).toEqual(before);
      expect(tab.session.wanted).toEqual(wanted);
      expect(tab.host.last("dataset").dataset).toEqual(dataset);
      const told = tab.host.events.findLastIndex(({ type }) => type === "problem");
      const runs = tab.host.events.findLastIndex(({ type }) => type === "run");
      expect(told, "a run that comes after it would take the message away").toBeGreaterThan(runs);
    },
  );

  it("lets a run in training go on", async () => {
    const { experiment } = await largeFiles();
    const tab = crampedTab({ epochs: 1000, batch: 1 });
    await tab.open("experiment.json", experiment); // once before, so that what reads it is there
    tab.session.train();
    await tab.host.until(() => tab.snapshot.progress.step > 2);
    await tab.open("experiment.json", experiment);
    const { step } = tab.snapshot.progress;
    expect(step).toBeGreaterThan(2);
    await tab.host.until(() => tab.snapshot.progress.step > step + 2);
    expect(tab.host.status.state).toBe("training");
    tab.session.pause();
  });
});
