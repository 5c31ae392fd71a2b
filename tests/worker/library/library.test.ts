import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { idxFiles } from "../idxFiles.ts";
import { Tab } from "./keptLoader.ts";

vi.mock(import("../../../src/data/builtinDigits.ts"), async (original) => {
  const real = await original();
  return { ...real, drawBuiltinDigits: (seed) => real.drawBuiltinDigits(seed, { train: 600, test: 100 }) };
});

const tiny = idxFiles({ train: 40, test: 20 });
const other = idxFiles({ train: 60, test: 30 }, "other");

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a library", () => {
  it("is empty on a first visit, and makes no database", async () => {
    const tab = new Tab();
    await tab.until(() => tab.host.all("library").length > 0);
    expect(tab.library).toEqual({ sets: [], current: null, place: "browser", room: null });
    expect(await tab.loader.openLast()).toBe(false);
    expect(await tab.loader.loadBuiltin()).toBe(true);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it("keeps what is loaded from files, and a later visit opens it as it was", async () => {
    const before = new Tab();
    await before.load(Object.values(tiny));
    await before.lists(1, true);
    const [set] = before.library.sets;
    expect(set).toMatchObject({
      name: "tiny",
      trainCount: 40,
      testCount: 20,
      rows: 28,
      cols: 28,
      classes: 10,
    });
    expect(set.bytes).toBe(60 * 785);

    const after = new Tab();
    after.loader.library.prepareLast();
    expect(await after.loader.openLast()).toBe(true);
    const { dataset, facts } = after.host.last("run");
    expect(dataset).toEqual(before.host.last("run").dataset);
    expect(facts).toMatchObject({ trainCount: 30, validationCount: 10, testCount: 20 });
    await after.lists(1, true);
    expect(after.host.all("run"), "no digits were drawn meanwhile").toHaveLength(1);
    expect(after.problems).toEqual([]);
  });

  it("opens nothing once the built-in digits have been gone back to, and keeps the set all the same", async () => {
    const before = new Tab();
    await before.load(Object.values(tiny));
    await before.lists(1, true);
    await before.loader.loadBuiltin();
    await before.lists(1, false);
    const after = new Tab();
    expect(await after.loader.openLast()).toBe(false);
    await after.lists(1, false);
    expect(await after.loader.openKept(after.library.sets[0].id)).toBe(true);
    await after.lists(1, true);
    expect(await new Tab().loader.openLast()).toBe(true);
  });

  it("holds the same data once, though they come again, with the name and edits they have got", async () => {
    const tab = new Tab();
    await tab.load(Object.values(tiny));
    await tab.lists(1, true);
    await tab.loader.library.rename(tab.library.sets[0].id, "Mine");
    tab.loader.edit({ kind: "exclude", split: "train", index: 3, on: true });
    await tab.load(Object.values(other));
    await tab.lists(2, true);
    await tab.load(Object.values(tiny));
    await tab.until(() => tab.names[0] === "Mine");
    expect(tab.names).toEqual(["Mine", "other"]);
    expect(tab.holder.current?.base.name).toBe("Mine");
    expect(tab.host.last("run").facts.trainCount, "39 less a quarter held back").toBe(29);
    expect(tab.host.last("run").dataset?.edits.excluded).toBe(1);
  });

  it("adds test images to the set whose training images came before, also after a reload", async () => {
    const before = new Tab();
    await before.load([tiny.trainImages, tiny.trainLabels]);
    await before.lists(1, true);
    expect(before.library.sets[0].testCount).toBe(0);
    const after = new Tab();
    await after.loader.openLast();
    await after.lists(1, true);
    expect(await after.load([tiny.testImages, tiny.testLabels])).toBe(true);
    await after.until(() => after.library.sets[0].testCount === 20);
    expect(after.library.sets).toHaveLength(1);
    expect(after.host.all("run"), "the run went on").toHaveLength(1);
    const last = new Tab();
    await last.loader.openLast();
    expect(last.host.last("run").facts.testCount).toBe(20);
  });

  it("keeps edits as they are made, and those of other tabs with them", async () => {
    const here = new Tab();
    await here.load(Object.values(tiny));
    await here.lists(1, true);
    const there = new Tab();
    await there.loader.openLast();
    here.loader.edit({ kind: "nameClass", label: 1, name: "one" });
    there.loader.edit({ kind: "label", split: "test", index: 2, label: 9 });
    here.loader.edit({ kind: "mapClass", label: 9, to: 4 });
    await there.loader.library.rename(there.library.sets[0].id, "Shared");
    await here.until(() => here.names[0] === "Shared");
    const later = new Tab();
    await later.loader.openLast();
    const { classNames, edits } = later.host.last("run").dataset!;
    expect(classNames).toEqual(["0", "one", "2", "3", "4", "5", "6", "7", "8"]);
    expect(edits).toMatchObject({ labelsFixed: 1, waiting: false });
  });

  it("takes back what a tab undoes, and leaves what others have changed", async () => {
    const here = new Tab();
    await here.load(Object.values(tiny));
    await here.lists(1, true);
    const there = new Tab();
    await there.loader.openLast();
    here.loader.edit({ kind: "nameClass", label: 1, name: "one" });
    here.loader.edit({ kind: "nameClass", label: 1, name: "two" });
    there.loader.edit({ kind: "exclude", split: "train", index: 2, on: true });
    here.loader.undoEdit();
    await there.loader.library.rename(there.library.sets[0].id, "Shared");
    await here.loader.library.rename(here.library.sets[0].id, "Shared by both");
    await there.until(() => there.names[0] === "Shared by both");
    const later = new Tab();
    await later.loader.openLast();
    const { classNames, edits } = later.host.last("run").dataset!;
    expect(classNames[1]).toBe("one");
    expect(edits).toMatchObject({ excluded: 1, undoable: null });
  });

  it("is the same in all tabs; a set that another deletes stays in use, but is not kept any more", async () => {
    const here = new Tab();
    await here.load(Object.values(tiny));
    await here.lists(1, true);
    const there = new Tab();
    await there.lists(1, false);
    const { id } = there.library.sets[0];
    await there.loader.library.rename(id, "Renamed there");
    await here.until(() => here.names[0] === "Renamed there");
    expect(here.host.last("dataset").dataset.name).toBe("Renamed there");
    await there.loader.library.remove(id);
    await here.lists(0, false);
    expect(here.holder.current?.setId).toBeNull();
    here.session.step();
    await here.until(() => here.host.status.step === 1);
    here.loader.edit({ kind: "exclude", split: "train", index: 0, on: true });
    expect(await new Tab().loader.openLast()).toBe(false);
    await here.loader.library.use(null); // reads the list once more
    expect(here.problems).toMatchObject([{ code: "kept-deleted", scope: "data" }]);
    expect(here.problems[0].message).toMatch(/^Renamed there: .* It can be used until this page closes/);
    expect(there.problems).toEqual([]);
  });

  it("says nothing of a set that is deleted where it is in use", async () => {
    const tab = new Tab();
    await tab.load(Object.values(tiny));
    await tab.lists(1, true);
    await tab.loader.library.remove(tab.library.sets[0].id);
    await tab.lists(0, false);
    expect(tab.problems).toEqual([]);
  });

  it("tells a tab that had nothing of what another keeps", async () => {
    const there = new Tab();
    await there.until(() => there.host.all("library").length > 0);
    const here = new Tab();
    await here.load(Object.values(tiny));
    await there.lists(1, false);
    expect(there.names).toEqual(["tiny"]);
  });

  it("says how much room was wanted and left where the browser has too little; the data are used", async () => {
    vi.stubGlobal("navigator", {
      storage: { estimate: () => Promise.resolve({ usage: 70_000, quota: 90_000 }) },
    });
    const tab = new Tab();
    const put: unknown = Reflect.get(IDBObjectStore.prototype, "put");
    if (typeof put !== "function") throw new Error("IDBObjectStore: expected a method put, got none.");
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...values) {
      if (this.name === "pixels") throw new DOMException("too much", "QuotaExceededError");
      return Reflect.apply(put, this, values) as IDBRequest<IDBValidKey>;
    });
    expect(await tab.load(Object.values(tiny))).toBe(true);
    await tab.until(() => tab.problems.length > 0);
    expect(tab.problems).toEqual([
      {
        code: "storage-full",
        scope: "data",
        message:
          "tiny: expected 47 kB of room in this browser to keep it, got 20 kB. It can be used until this page " +
          "closes. To keep it, delete a kept data set and load it again.",
      },
    ]);
    await tab.lists(0, false);
    expect(tab.host.last("run").dataset?.name).toBe("tiny");
    vi.restoreAllMocks();
    await tab.load(Object.values(tiny));
    await tab.lists(1, true);
  });

  it("names a kept set that is damaged, once, and goes on without it", async () => {
    const before = new Tab();
    await before.load(Object.values(tiny));
    await before.lists(1, true);
    const database = await openDB("inkling-datasets", 1);
    await database.put("pixels", new Blob(["cut"]), [before.library.sets[0].id, "trainImages"]);
    database.close();
    const after = new Tab();
    expect(await after.loader.openLast()).toBe(false);
    expect(after.problems).toMatchObject([
      {
        code: "kept-damaged",
        message:
          "tiny: it was kept, but is damaged: expected 31,360 bytes of train images, got 3. " +
          "Delete it and load its files again.",
      },
    ]);
    await after.lists(1, false);
    await after.loader.library.remove(after.library.sets[0].id);
    await after.lists(0, false);
  });

  it("opens a set without its edits where those of two tabs leave nothing", async () => {
    const before = new Tab();
    await before.load(Object.values(tiny));
    await before.lists(1, true);
    const database = await openDB("inkling-datasets", 1);
    const record = (await database.get("sets", before.library.sets[0].id)) as { edits: { excluded: object } };
    record.edits.excluded = { train: Array.from({ length: 40 }, (_, place) => place), test: [] };
    await database.put("sets", record);
    database.close();
    const after = new Tab();
    expect(await after.loader.openLast()).toBe(true);
    expect(after.problems.map(({ code }) => code)).toEqual(["empty"]);
    expect(after.host.last("run").facts.trainCount).toBe(30);
  });

  it("gives up a load that is cancelled, and opens the next", async () => {
    const tab = new Tab();
    await tab.load(Object.values(tiny));
    await tab.lists(1, true);
    const { id } = tab.library.sets[0];
    await tab.loader.loadBuiltin();
    const opening = tab.loader.openKept(id);
    tab.loader.cancel();
    expect(await opening).toBe(false);
    expect(await tab.loader.openKept(id)).toBe(true);
  });
});

describe("a library where the browser keeps nothing", () => {
  const closed = [
    ["has no storage", () => vi.stubGlobal("indexedDB", undefined)],
    [
      "refuses it",
      () => {
        const refuse = () => {
          throw new DOMException("The operation is insecure.", "SecurityError");
        };
        vi.stubGlobal("indexedDB", { databases: () => Promise.reject(new Error("no")), open: refuse });
      },
    ],
  ] as const;

  it.each(closed)("lasts as long as the page, where it %s", async (_, close) => {
    close();
    const tab = new Tab();
    await tab.until(() => tab.host.all("library").length > 0);
    expect(tab.library.place).toBe("memory");
    expect(await tab.loader.openLast()).toBe(false);
    await tab.load(Object.values(tiny));
    await tab.lists(1, true);
    await tab.load(Object.values(other));
    await tab.lists(2, true);
    expect(tab.library).toMatchObject({ place: "memory", room: null });
    expect(await tab.loader.openKept(tab.library.sets[1].id)).toBe(true);
    expect(tab.host.last("run").dataset?.name).toBe("tiny");
    expect(tab.problems).toEqual([]);
  });
});
