import type { Playground } from "./playground.ts";

/** From the first run until something is fetched ahead: what the page needs at once comes first. */
export const AHEAD_AFTER_MS = 1000;

interface AheadHost {
  readonly setTimeout: (act: () => void, ms: number) => unknown;
  /** Not in every browser. */
  readonly requestIdleCallback?: (act: () => void) => unknown;
}

/**
 * Once the page has been ready for a while and has nothing to do, fetches what dropped files will need, in page and
 * worker, so that a class whose network goes can still drop them.
 * @param load brings the page's list of such parts
 */
export function fetchAhead(
  { store, data }: Playground,
  page: AheadHost,
  load: () => Promise<{ readonly partsAhead: readonly (() => Promise<unknown>)[] }>,
): void {
  const act = async () => {
    data.fetchAhead();
    try {
      for (const fetchPart of (await load()).partsAhead) await fetchPart();
    } catch {
      // offline already: who needs such a part will ask for it again, and be told
    }
  };
  const whenIdle = () => {
    if (page.requestIdleCallback) page.requestIdleCallback(() => void act());
    else void act();
  };
  const stop = store.subscribe(({ run }) => {
    if (run === null) return;
    stop();
    page.setTimeout(whenIdle, AHEAD_AFTER_MS);
  });
}
