import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  areChanges,
  editsAtLoading,
  noEdits,
  withEdit,
  type DataEdit,
  type Edits,
} from "../../../src/data/edits.ts";
import { BrowserPlace } from "../../../src/worker/library/browserPlace.ts";
import { MemoryPlace } from "../../../src/worker/library/memoryPlace.ts";
import { printOf } from "../../../src/worker/library/printOf.ts";
import type { SetPlace } from "../../../src/worker/library/setPlace.ts";
import { smallSet, toKeep } from "./keptSets.ts";

const breathe = () => Promise.resolve();
const newBrowserPlace = () => new BrowserPlace(breathe);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const save = (place: SetPlace, base = smallSet(), more = {}) => place.save(toKeep(base, more), printOf(base));

describe.each([
  ["the browser", newBrowserPlace],
  ["memory", () => new MemoryPlace()],
] as const)("data sets kept in %s", (_, open) => {
  let place: SetPlace;
  beforeEach(() => {
    place = open();
  });

  it("are none at first", async () => {
    expect(await place.list()).toEqual({ sets: [], last: null, damaged: 0 });
    expect(await place.read(1)).toBeNull();
  });

  it("come back as they were, edits and all", async () => {
    const base = smallSet();
    const edits = (
      [
        { kind: "transpose", on: true },
        { kind: "nameClass", label: 2, name: "cow" },
        { kind: "mapClass", label: 3, to: null },
        { kind: "label", split: "train", index: 5, label: 0 },
        { kind: "exclude", split: "test", index: 1, on: true },
      ] as const
    ).reduce((edits: Edits, edit) => withEdit(edits, edit, base), noEdits);
    const { id } = await save(place, base, { edits });
    expect(await place.read(id)).toEqual({ id, base, edits, notes: ["Read from a test."] });
  });

  it("are listed with their size, counts and a sample, the latest first", async () => {
    vi.useFakeTimers({ now: 1000, toFake: ["Date"] });
    const first = await save(place, smallSet());
    vi.setSystemTime(2000);
    const second = await save(place, smallSet({ seed: 9, test: 0, name: "other" }), { fetched: "mnist" });
    vi.useRealTimers();
    const { sets, last } = await place.list();
    expect(sets).toEqual([
      {
        id: second.id,
        name: "other",
        bytes: 8 * 7,
        loadedAt: 2000,
        trainCount: 8,
        testCount: 0,
        rows: 3,
        cols: 2,
        classes: 4,
        fetched: "mnist",
        sample: smallSet({ seed: 9 }).train.images.slice(0, 6),
      },
      expect.objectContaining({ id: first.id, name: "small", bytes: 12 * 7, testCount: 4, loadedAt: 1000 }),
    ]);
    expect(last).toBe(second.id);
  });

  it("show their sample as the edits leave it", async () => {
    const base = smallSet();
    const { id } = await save(place, base);
    for (const kind of ["transpose", "invert"] as const) {
      await place.edit(id, (edits) => withEdit(edits, { kind, on: true }, base), base);
    }
    const [{ rows, cols, sample }] = (await place.list()).sets;
    const [a, b, c, d, e, f] = base.train.images.slice(0, 6).map((pixel) => 255 - pixel);
    expect({ rows, cols, sample }).toEqual({ rows: 2, cols: 3, sample: Uint8Array.of(a, c, e, b, d, f) });
  });

  it("are not doubled when the same data come again: name and edits stay, test images join", async () => {
    const { id } = await save(place, smallSet({ test: 0 }), { edits: { ...noEdits, testShare: 0.25 } });
    await place.rename(id, "Mine");
    const whole = smallSet({ test: 4 });
    await place.edit(id, (edits) => withEdit(edits, { kind: "invert", on: true }, whole), whole);
    expect(await save(place, whole)).toEqual({ id, name: "Mine" });
    expect((await place.list()).sets).toHaveLength(1);
    const kept = await place.read(id);
    expect(kept?.base).toEqual({ ...whole, name: "Mine" });
    expect(kept?.edits).toEqual({ ...noEdits, invert: true });
    expect(await place.find(printOf(whole), whole)).toEqual({ name: "Mine", edits: kept?.edits });
    expect(await place.find(printOf(smallSet({ seed: 2 })), whole)).toBeNull();
  });

  it("are a well-known set until they come without its test, and again once they come whole", async () => {
    const isKnown = async () => (await place.list()).sets.map(({ fetched }) => fetched);
    await save(place, smallSet(), { fetched: "mnist" });
    await save(place, smallSet());
    expect(await isKnown()).toEqual(["mnist"]);
    await save(place, smallSet({ test: 0 }));
    expect(await isKnown()).toEqual([null]);
    await save(place, smallSet(), { fetched: "mnist" });
    expect(await isKnown()).toEqual(["mnist"]);
  });

  it("have a class back that was left out as empty once test images of it join, in another visit too", async () => {
    const alone = smallSet({ test: 0 });
    const labels = alone.train.labels.map((label) => (label === 2 ? 3 : label));
    const train = { ...alone.train, labels };
    const whole = smallSet({ test: 4 });
    const leftOut = (...labels: number[]) => new Map(labels.map((label) => [label, null]));
    const edits = { ...noEdits, classMap: leftOut(1, 2) };
    const { id } = await save(place, { ...alone, train }, { edits });
    const joined = { ...whole, train };
    expect((await place.find(printOf(joined), joined))?.edits.classMap).toEqual(leftOut(1));
    await save(place, joined);
    expect((await place.read(id))?.edits.classMap).toEqual(leftOut(1));
    await place.edit(
      id,
      (edits) => withEdit(edits, { kind: "mapClass", label: 2, to: null }, joined),
      joined,
    );
    await save(place, joined);
    expect((await place.read(id))?.edits.classMap, "left out by hand").toEqual(leftOut(1, 2));
  });

  it("are renamed and removed, and what is gone is left alone", async () => {
    const { id } = await save(place);
    const other = await save(place, smallSet({ seed: 2 }));
    await place.rename(id, "Renamed");
    await place.remove(other.id);
    await place.rename(other.id, "Gone");
    await place.edit(other.id, (edits) => edits, smallSet());
    const { sets, last } = await place.list();
    expect(sets.map(({ name }) => name)).toEqual(["Renamed"]);
    expect(last, "the one used last is gone").toBeNull();
    expect(await place.read(other.id)).toBeNull();
    await place.setLast(id);
    expect((await place.list()).last).toBe(id);
    await place.setLast(null);
    expect((await place.list()).last).toBeNull();
  });

  it("give room to files that wait for the rest of their set", async () => {
    await place.keepDownload("mnist/a", new Blob(["one"]));
    await place.keepDownload("mnist/b", new Blob(["two"]));
    expect(await (await place.readDownload("mnist/a"))?.text()).toBe("one");
    await place.dropDownloads(["mnist/a"]);
    expect(await place.readDownload("mnist/a")).toBeNull();
    expect(await (await place.readDownload("mnist/b"))?.text()).toBe("two");
  });
});

describe("data sets kept in the browser", () => {
  it("take the edits of all tabs", async () => {
    const base = smallSet();
    const [here, there] = [newBrowserPlace(), newBrowserPlace()];
    const { id } = await save(here, base);
    const edit = (place: SetPlace, edit: DataEdit) =>
      place.edit(id, (edits) => withEdit(edits, edit, base), base);
    await Promise.all(
      [0, 1, 2, 3].flatMap((index) => [
        edit(here, { kind: "exclude", split: "train", index, on: true }),
        edit(there, { kind: "label", split: "train", index: index + 4, label: 3 - (index % 4) }),
      ]),
    );
    const { edits } = (await here.read(id))!;
    expect([...edits.excluded.train.keys()].sort()).toEqual([0, 1, 2, 3]);
    expect([...edits.labels.train]).toEqual([4, 5, 6, 7].map((index, k) => [index, 3 - k]));
  });

  it("are kept once when two tabs load the same at the same time", async () => {
    const [a, b] = await Promise.all([save(newBrowserPlace()), save(newBrowserPlace())]);
    expect(a.id).toBe(b.id);
    expect((await newBrowserPlace().list()).sets).toHaveLength(1);
  });

  it("stay as they were where an edit cannot be made", async () => {
    const base = smallSet();
    const place = newBrowserPlace();
    const { id } = await save(place, base);
    const edit = (edits: Edits) =>
      withEdit(edits, { kind: "exclude", split: "train", index: 99, on: true }, base);
    await expect(place.edit(id, edit, base)).rejects.toMatchObject({ code: "bad-edit" });
    expect((await place.read(id))?.edits).toEqual(noEdits);
  });

  it("let go of edits that do not fit them", async () => {
    const base = smallSet();
    const place = newBrowserPlace();
    const { id } = await save(place, base);
    await alter(id, (record) => ({
      ...record,
      edits: {
        ...record.edits,
        labels: {
          train: [
            [2, 1],
            [3, 77],
            [800, 1],
          ],
          test: [],
        },
        classMap: [
          [0, null],
          [1, null],
          [2, null],
          [3, null],
        ],
      },
    }));
    const { edits } = (await place.read(id))!;
    expect([...edits.labels.train]).toEqual([[2, 1]]);
    expect(edits.classMap.size, "a map that leaves no class").toBe(0);
  });

  it("take how sets of earlier visits lie for how they were loaded, until they are loaded again", async () => {
    const base = smallSet();
    const place = newBrowserPlace();
    const loaded = editsAtLoading({ transpose: true, invert: false, classMap: new Map() });
    const { id } = await save(place, base, { edits: loaded });
    expect((await place.read(id))?.edits).toEqual(loaded);
    await alter(id, (record) => ({
      ...record,
      edits: { ...record.edits, invert: true, atLoading: undefined },
    }));
    const early = (await place.read(id))!.edits;
    expect(areChanges(early)).toBe(false);
    expect(early).toMatchObject({ transpose: true, invert: true });
    await save(place, base, { edits: { ...early, atLoading: loaded.atLoading } });
    const again = (await place.read(id))!.edits;
    expect(again.atLoading).toEqual(loaded.atLoading);
    expect(withEdit(again, { kind: "undoAll" }, base)).toEqual(loaded);
  });

  it("leave out records that are damaged, and count them", async () => {
    const place = newBrowserPlace();
    const { id } = await save(place);
    await save(place, smallSet({ seed: 2, name: "good" }));
    for (const damage of [
      { rows: 65 },
      { classNames: ["a"] },
      { sample: new Uint8Array(5) },
      { edits: null },
    ]) {
      await alter(id, (record) => ({ ...record, ...damage }));
      const { sets, damaged } = await place.list();
      expect(sets.map(({ name }) => name)).toEqual(["good"]);
      expect(damaged).toBe(1);
      await expect(place.read(id)).rejects.toThrow("expected a record that can be read");
      await save(place); // the same data, loaded once more, are whole again
      expect((await place.list()).damaged, JSON.stringify(damage)).toBe(0);
    }
  });

  it("tell of images that are too few or gone, and of labels of no class", async () => {
    const place = newBrowserPlace();
    const base = smallSet();
    const cases: [unknown, string][] = [
      [new Blob([new Uint8Array(47)]), "expected 48 bytes of train images, got 47"],
      [new Uint8Array(48), "expected images and labels, got none"],
      [undefined, "expected images and labels, got none"],
    ];
    for (const [stored, message] of cases) {
      const { id } = await save(place, base);
      await putPixels([id, "trainImages"], stored);
      await expect(place.read(id)).rejects.toThrow(message);
    }
    const { id } = await save(place, base);
    await putPixels([id, "testLabels"], new Blob([Uint8Array.of(0, 1, 4, 2)]));
    await expect(place.read(id)).rejects.toThrow("expected labels from 0 to 3, got 4");
  });

  it("are found again by a page that had to let go of the database", async () => {
    const place = newBrowserPlace();
    await save(place);
    const newer = await openDB("inkling-datasets", 2); // waits until the older has closed
    newer.close();
    await expect(place.list()).rejects.toMatchObject({ name: "VersionError" });
  });
});

type Stored = { edits: Record<string, unknown> } & Record<string, unknown>;

/** Changes a record as no page of today would. */
async function alter(id: number, change: (record: Stored) => unknown): Promise<void> {
  const database = await openDB("inkling-datasets", 1);
  const record = (await database.get("sets", id)) as Stored;
  await database.put("sets", change(record));
  database.close();
}

async function putPixels(key: [number, string], value: unknown): Promise<void> {
  const database = await openDB("inkling-datasets", 1);
  if (value === undefined) await database.delete("pixels", key);
  else await database.put("pixels", value, key);
  database.close();
}
