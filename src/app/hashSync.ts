import type { Playground } from "./playground.ts";

/** Some browsers refuse more than a hundred changes of the address in ten seconds. */
const WRITE_AFTER_MS = 250;

/**
 * Keeps the address and the experiment saying the same; a drawing that came with a link stays there until it is
 * changed. Returns a function that stops it.
 */
export function syncHash(playground: Playground, page: Window): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    const { hash } = playground;
    if (page.location.hash !== hash) page.history.replaceState(page.history.state, "", hash);
  };
  const read = () => {
    clearTimeout(timer);
    playground.adoptHash(page.location.hash);
    write();
  };
  const stopWatching = playground.store.subscribe((state, before) => {
    if (
      state.config === before.config &&
      state.unknownKeys === before.unknownKeys &&
      state.linked === before.linked
    ) {
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_AFTER_MS);
  });

  write();
  page.addEventListener("hashchange", read);
  return () => {
    clearTimeout(timer);
    stopWatching();
    page.removeEventListener("hashchange", read);
  };
}
