import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
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
    const names = ["experiment.json", "model.npz", "resume.npz", "curves.csv"];
    await tab.loader.loadFiles(names.map((name) => offer(name, files[name].slice())));
    expect(tab.problems).toEqual([expect.stringMatching(/^resume\.npz: .* Drop the whole zip/)]);
    expect(tab.host.all("opened")).toEqual([]);
  });
});
