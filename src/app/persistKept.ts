import type { StoreApi } from "zustand/vanilla";
import type { PlaygroundState } from "./playgroundState.ts";

/**
 * Asks the browser, once a data set has been kept, not to clear what is kept when it runs out of room; some ask the
 * visitor. Nothing waits for the answer. Returns a function that stops watching.
 */
export function persistKept(
  store: StoreApi<Pick<PlaygroundState, "library">>,
  { storage }: { readonly storage?: Pick<StorageManager, "persist" | "persisted"> },
): () => void {
  const stop = store.subscribe(({ library }, before) => {
    if (storage === undefined || library?.place !== "browser" || before.library === null) return;
    const known = new Set(before.library.sets.map(({ id }) => id));
    if (library.sets.every(({ id }) => known.has(id))) return;
    stop();
    void persist(storage);
  });
  return stop;
}

async function persist(storage: Pick<StorageManager, "persist" | "persisted">): Promise<void> {
  try {
    if (!(await storage.persisted())) await storage.persist();
  } catch {
    // it stays as the browser sees fit
  }
}
