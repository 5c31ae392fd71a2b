import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { bitsOf } from "../snapshot/smallResume.ts";
import { offer } from "../ingest/offered.ts";
import { Tab } from "./tab.ts";

/** A run with digits of its own, and the files of its bundle. */
async function unpacked() {
  const tab = new Tab({ config: { layers: [784, 5, 10], optimizer: "momentum" } });
  tab.session.setOwnDigits({ images: new Uint8Array(784), labels: Uint8Array.of(7), weight: 1 });
  await tab.trainTo(3);
  return { tab, files: unzipSync(await tab.exportBytes("bundle")) };
}

describe("a file of a bundle by itself", () => {
  it.each([
    ["resume.npz", "what going on with a run needs beside its network"],
    ["own.npz", "digits drawn by hand that a run was given"],
    ["curves.csv", "the table of a run’s curves"],
  ])("is said to belong to a zip, whatever its name: %s", async (member, what) => {
    const { tab, files } = await unpacked();
    const before = bitsOf(tab.snapshot);
    for (const name of ["renamed.bin", `folder/${member}`]) {
      expect(await tab.open(name, files[member].slice())).toBe(false);
      expect(tab.problems.at(-1)).toBe(
        `${name}: expected a network, a run or a data set, got ${what}. ` +
          "Drop the whole zip that it came in, or its folder.",
      );
    }
    expect(tab.host.last("problem").problem).toMatchObject({ code: "part-of-run", scope: "data" });
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("is told of before the files that could be opened without it", async () => {
    const { tab, files } = await unpacked();
    const names = ["model.npz", "own.npz"];
    await tab.loader.loadFiles(names.map((name) => offer(name, files[name].slice())));
    expect(tab.problems).toEqual([expect.stringMatching(/^own\.npz: .* Drop the whole zip/)]);
    expect(tab.host.all("opened")).toEqual([]);
  });
});

describe("the files of a bundle without their folder", () => {
  it("go on with the run, wherever they stand among others and whatever explains them", async () => {
    const { tab: first, files } = await unpacked();
    const second = new Tab({ data: makeBuiltinDigits(8, { train: 50, test: 10 }) });
    const offered = Object.entries(files).map(([name, bytes]) => offer(name, bytes.slice()));
    expect(offered.map(({ path }) => path)).toContain("README.txt");
    expect(await second.loader.loadFiles(offered.reverse())).toBe(true);
    expect(second.problems).toEqual([]);
    expect(second.opened).toMatchObject({ name: "experiment.json", resumed: true });
    expect(bitsOf(second.snapshot)).toEqual(bitsOf(first.snapshot));
  });

  it("are three at least, on the data in use", async () => {
    const tab = new Tab({ config: { layers: [784, 5, 10], optimizer: "momentum" } });
    await tab.trainTo(3);
    const files = unzipSync(await tab.exportBytes("bundle"));
    const names = ["experiment.json", "model.npz", "resume.npz"];
    const second = new Tab();
    expect(await second.loader.loadFiles(names.map((name) => offer(name, files[name].slice())))).toBe(false);
    expect(second.problems).toEqual([]);
    expect(bitsOf(second.snapshot)).toEqual(bitsOf(tab.snapshot));
  });

  it.each([
    [
      ["experiment.json", "model.npz", "README.txt"],
      "experiment.json: expected resume.npz beside experiment.json and model.npz to go on with the run, got none. ",
      "experiment.json alone begins its training anew, model.npz alone opens its network.",
    ],
    [
      ["own.npz", "resume.npz", "model.npz"],
      "model.npz: expected experiment.json beside model.npz and resume.npz to go on with the run, got none. ",
      "model.npz alone opens its network.",
    ],
    [
      ["resume.npz", "experiment.json", "curves.csv"],
      "experiment.json: expected model.npz beside experiment.json and resume.npz to go on with the run, got none. ",
      "experiment.json alone begins its training anew.",
    ],
  ])("say once which of the three is missing, and what each alone gives: %j", async (names, what, alone) => {
    const { tab, files } = await unpacked();
    const before = bitsOf(tab.snapshot);
    expect(await tab.loader.loadFiles(names.map((name) => offer(name, files[name].slice())))).toBe(false);
    const advice = "Open the whole zip that they came in, or all three files; ";
    expect(tab.problems).toEqual([what + advice + alone]);
    expect(tab.host.all("opened")).toEqual([]);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("are not what only has their names", async () => {
    const { files } = await unpacked();
    const second = new Tab();
    const network = files["model.npz"];
    const names = ["model.npz", "resume.npz"];
    await second.loader.loadFiles(names.map((name) => offer(name, network.slice())));
    expect(second.problems).toEqual([
      "model.npz: expected one network or run at a time, got 2: also resume.npz. Open one of them.",
    ]);
  });

  it("leave a data set beside them to be loaded", async () => {
    const { files } = await unpacked();
    const table = `label,${Array.from({ length: 784 }, (_, i) => `p${i}`).join()}\n0,${"9,".repeat(783)}9\n1,${"8,".repeat(783)}8\n`;
    const second = new Tab();
    const offered = Object.entries(files).map(([name, bytes]) => offer(name, bytes.slice()));
    await second.loader.loadFiles([offer("mine.csv", table), ...offered]);
    expect(second.host.all("tray").some(({ have }) => have.some((words) => words.includes("mine.csv")))).toBe(
      true,
    );
    expect(second.problems).toEqual([]);
  });

  it("need no word beside an experiment or a network that opens by itself", async () => {
    const { files } = await unpacked();
    const names = ["experiment.json", "README.txt", "train.py", "curves.csv"];
    const second = new Tab();
    await second.loader.loadFiles(names.map((name) => offer(name, files[name].slice())));
    expect(second.problems).toEqual([]);
    expect(second.opened).toMatchObject({ name: "experiment.json", hasNetwork: false });
  });
});
