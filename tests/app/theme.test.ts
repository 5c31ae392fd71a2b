import { describe, expect, it } from "vitest";
import { createThemeStore } from "../../src/app/theme.ts";

const KEY = "inkling.theme";

/** The part of a window that has a look and a memory. */
function fakePage({
  stored,
  dark = false,
  refuses = false,
}: {
  stored?: string;
  dark?: boolean;
  refuses?: boolean;
}) {
  const memory = new Map(stored === undefined ? [] : [[KEY, stored]]);
  const system = Object.assign(new EventTarget(), { matches: dark });
  const dataset: Record<string, string> = {};
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
  };
  const queries: string[] = [];
  const page = {
    matchMedia: (query: string) => {
      queries.push(query);
      return system;
    },
    document: { documentElement: { dataset } },
    get localStorage() {
      if (refuses) throw new DOMException("denied", "SecurityError");
      return storage;
    },
  };
  const setSystem = (matches: boolean) => {
    system.matches = matches;
    system.dispatchEvent(new Event("change"));
  };
  return { store: createThemeStore(page as unknown as Window), dataset, memory, queries, setSystem };
}

describe("createThemeStore", () => {
  it("follows the system where nothing was chosen", () => {
    for (const dark of [false, true]) {
      const { store, dataset, queries } = fakePage({ dark });
      expect(queries).toEqual(["(prefers-color-scheme: dark)"]);
      expect(store.getState()).toMatchObject({ theme: "system", shown: dark ? "dark" : "light" });
      expect(dataset["theme"]).toBe(dark ? "dark" : "light");
    }
  });

  it("goes on following the system while that is chosen", () => {
    const { store, dataset, setSystem } = fakePage({ dark: false });
    setSystem(true);
    expect(store.getState()).toMatchObject({ theme: "system", shown: "dark" });
    expect(dataset["theme"]).toBe("dark");
  });

  it("shows and remembers a choice, whatever the system does", () => {
    const { store, dataset, memory, setSystem } = fakePage({ dark: false });
    store.getState().setTheme("dark");
    expect(store.getState()).toMatchObject({ theme: "dark", shown: "dark" });
    expect(memory.get(KEY)).toBe("dark");
    store.getState().setTheme("light");
    setSystem(true);
    expect(store.getState().shown).toBe("light");
    expect(dataset["theme"]).toBe("light");
    store.getState().setTheme("system");
    expect(dataset["theme"]).toBe("dark");
    expect(memory.get(KEY)).toBe("system");
  });

  it("begins with what was chosen before", () => {
    expect(fakePage({ stored: "dark" }).store.getState()).toMatchObject({ theme: "dark", shown: "dark" });
    expect(fakePage({ stored: "light", dark: true }).store.getState().shown).toBe("light");
  });

  it("takes a stored value that is none for no choice", () => {
    for (const stored of ["", "blue", "DARK", "null"]) {
      expect(fakePage({ stored, dark: true }).store.getState()).toMatchObject({
        theme: "system",
        shown: "dark",
      });
    }
  });

  it("lets a choice last as long as the page where storage is refused", () => {
    const { store, dataset, memory } = fakePage({ stored: "light", refuses: true });
    expect(store.getState().theme).toBe("system");
    store.getState().setTheme("dark");
    expect(store.getState()).toMatchObject({ theme: "dark", shown: "dark" });
    expect(dataset["theme"]).toBe("dark");
    expect(memory.get(KEY)).toBe("light");
  });
});
