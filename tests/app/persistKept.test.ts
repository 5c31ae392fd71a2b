import { describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { persistKept } from "../../src/app/persistKept.ts";
import type { Library } from "../../src/app/playgroundState.ts";

const set = (id: number) => ({
  ...{ id, name: "a", bytes: 8, fetched: null, loadedAt: 0, trainCount: 1, testCount: 0 },
  ...{ rows: 1, cols: 1, classes: 2, sample: new Uint8Array(1) },
});
const library = (ids: number[], place: Library["place"] = "browser"): Library => ({
  ...{ sets: ids.map(set), current: null, place, room: null },
});

function watched(isPersisted = false) {
  const store = createStore<{ library: Library | null }>(() => ({ library: null }));
  const storage = {
    persist: vi.fn(() => Promise.resolve(true)),
    persisted: () => Promise.resolve(isPersisted),
  };
  persistKept(store, { storage });
  const shows = async (next: Library) => {
    store.setState({ library: next });
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { storage, shows };
}

describe("persistKept", () => {
  it("asks once a set has been kept, and once only", async () => {
    const { storage, shows } = watched();
    await shows(library([]));
    expect(storage.persist).not.toHaveBeenCalled();
    await shows(library([1]));
    expect(storage.persist).toHaveBeenCalledOnce();
    await shows(library([2, 1]));
    expect(storage.persist).toHaveBeenCalledOnce();
  });

  it("does not ask for sets of earlier visits, nor for those that are renamed or deleted", async () => {
    const { storage, shows } = watched();
    await shows(library([3, 2]));
    await shows(library([2, 3]));
    await shows(library([2]));
    expect(storage.persist).not.toHaveBeenCalled();
  });

  it("does not ask where nothing outlasts the page, nor where it has been granted", async () => {
    const memory = watched();
    await memory.shows(library([], "memory"));
    await memory.shows(library([1], "memory"));
    expect(memory.storage.persist).not.toHaveBeenCalled();
    const granted = watched(true);
    await granted.shows(library([]));
    await granted.shows(library([1]));
    expect(granted.storage.persist).not.toHaveBeenCalled();
  });

  it("bears a browser that has no such thing", () => {
    const store = createStore<{ library: Library | null }>(() => ({ library: null }));
    persistKept(store, {});
    store.setState({ library: library([]) });
    store.setState({ library: library([1]) });
  });
});
