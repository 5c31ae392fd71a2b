import { describe, expect, it } from "vitest";
import { idxFiles } from "./idxFiles.ts";
import { Tab } from "./importing/tab.ts";
import { bitsOf } from "./snapshot/smallResume.ts";

/** A tab that keeps data sets, with the files of two. */
function keeping() {
  const tab = new Tab();
  const load = async (name: string, seed: number) => {
    const files = Object.values(idxFiles({ train: 100 + seed, test: 20 }, name));
    await tab.loader.loadFiles(files.map((file) => ({ path: file.name, file })));
    await tab.host.until(() => shelf(tab).some((set) => set.name === name));
    await tab.host.until(() => tab.holder.current?.setId !== null);
  };
  return { tab, load };
}

const shelf = (tab: Tab) => tab.host.all("library").at(-1)?.library.sets ?? [];
const inUse = (tab: Tab) => tab.holder.dataInUse?.train.labels.length;
const exclude = (tab: Tab, index: number) => {
  tab.send({ type: "editData", edit: { kind: "exclude", split: "train", index, on: true } });
};

describe("a run that comes back to a data set that is kept", () => {
  it("learns from what it learnt from, and what has been changed about the set since waits", async () => {
    const { tab, load } = keeping();
    await load("mine", 0);
    exclude(tab, 3);
    await tab.trainTo(1);
    const before = bitsOf(tab.snapshot);
    await load("yours", 7);
    await load("mine", 0);
    expect(inUse(tab), "with the edits that are kept").toBe(99);
    tab.send({ type: "editData", edit: { kind: "undoAll" } });
    await tab.trainTo(2);

    expect(await tab.loader.bringBack()).toBe(true);
    expect(bitsOf(tab.snapshot)).toEqual(before);
    expect(inUse(tab)).toBe(99);
    expect(tab.host.last("dataset").dataset.edits).toMatchObject({
      excluded: 0,
      waiting: true,
      undoable: null,
    });
    tab.send({ type: "configure", config: tab.session.wanted });
    expect(inUse(tab)).toBe(100);
  });

  it("finds it under the name that it has now", async () => {
    const { tab, load } = keeping();
    await load("mine", 0);
    await tab.trainTo(1);
    await load("yours", 7);
    const mine = shelf(tab).find(({ name }) => name === "mine");
    tab.send({ type: "renameKept", setId: mine!.id, name: "ours" });
    await tab.host.until(() => shelf(tab).some(({ name }) => name === "ours"));
    await tab.loader.bringBack();
    expect(tab.holder.dataInUse?.name).toBe("ours");
    expect(tab.host.all("dataset").every(({ dataset }) => !dataset.edits.waiting)).toBe(true);
    await tab.host.until(() => tab.host.last("library").library.current === mine!.id);
  });

  it("does not keep it again where it has been deleted", async () => {
    const { tab, load } = keeping();
    await load("mine", 0);
    await tab.trainTo(1);
    await load("yours", 7);
    const mine = shelf(tab).find(({ name }) => name === "mine");
    tab.send({ type: "deleteKept", setId: mine!.id });
    await tab.host.until(() => shelf(tab).length === 1);
    const told = tab.host.all("library").length;
    await tab.loader.bringBack();
    await tab.host.until(() => tab.host.all("library").length > told);
    await tab.host.idle();
    expect(tab.holder.dataInUse?.name).toBe("mine");
    expect(tab.host.last("library").library).toMatchObject({ current: null, sets: [{ name: "yours" }] });
    expect(tab.problems).toEqual([]);
  });
});
