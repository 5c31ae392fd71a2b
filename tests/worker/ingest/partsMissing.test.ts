import { zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { offer } from "./offered.ts";
import { idxFiles } from "../idxFiles.ts";
import { Tab } from "../importing/tab.ts";

vi.mock("../../../src/data/formats/csvReader.ts", offline);
vi.mock("../../../src/worker/ingest/pictures/decode.ts", offline);
vi.mock("../../../src/worker/importing/isNetwork.ts", offline);
vi.mock("../../../src/worker/importing/importer.ts", offline);

function offline(): never {
  throw new TypeError("Failed to fetch dynamically imported module");
}

const csv = "5,0,1,2,3\n4,3,2,1,0\n".repeat(20);
/** As much of a picture of 8×8 pixels as is looked at before it is decoded. */
const png = Uint8Array.of(
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0],
);
const pictures = Object.fromEntries(["0", "1", "2", "3"].map((k) => [`digits/${k}/a.png`, png]));

describe("a reader that cannot be fetched in the middle of a drop", () => {
  const { trainImages, trainLabels } = idxFiles({ train: 20, test: 10 });
  const idx = [trainImages, trainLabels].map((file) => ({ path: file.name, file }));

  it.each([
    ["reads .csv", "Files", [...idx, offer("a.csv", csv), offer("b.csv", csv)]],
    ["reads pictures", "Files", Object.entries(pictures).map(([path, bytes]) => offer(path, bytes))],
    ["reads pictures", "digits.zip", [offer("digits.zip", zipSync(pictures))]],
    ["opens runs and networks", "x.npz", [offer("x.npz", zipSync({ "w.npy": new Uint8Array(9) }))]],
    ["opens runs and networks", "net.safetensors", [offer("net.safetensors", new Uint8Array(20))]],
  ])("is one problem, and leaves everything as it was: %s", async (does, where, files) => {
    const tab = new Tab();
    await tab.trainTo(2);
    const before = tab.snapshot;
    const runs = tab.host.all("run").length;
    expect(await tab.loader.loadFiles(files)).toBe(false);
    expect(tab.problems).toEqual([
      expect.stringContaining(`${where}: expected to fetch the part of the page that ${does}, got: `),
    ]);
    expect(tab.host.last("problem").problem).toMatchObject({ code: "part-missing", scope: "data" });
    expect(tab.host.all("run")).toHaveLength(runs);
    expect(tab.host.all("tray").filter(({ have }) => have.length > 0)).toEqual([]);
    expect(tab.snapshot).toEqual(before);
  });
});
