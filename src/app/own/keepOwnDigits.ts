import { fetchPart } from "../../experiment/missingPart.ts";
import type { OwnDigits } from "./ownDigits.ts";

/** Name of the database and of the channel on which tabs tell each other of changes. */
const NAME = "inkling.own-digits";

/**
 * Keeps own digits in this browser, and shows those of earlier visits and other tabs. The library that does so is
 * loaded once there is something to read or to keep. Returns a function that stops listening to other tabs.
 */
export function keepOwnDigits(own: OwnDigits, page: Window & typeof globalThis): () => void {
  const channel = new page.BroadcastChannel(NAME);
  own.keepOn(async () => {
    const { openStoredShelf } = await fetchPart("keeps digits", () => import("./storedShelf.ts"));
    return openStoredShelf(NAME, () => {
      channel.postMessage(null);
    });
  });
  channel.onmessage = () => void own.refresh();
  void holdsSomething(page).then(
    (holds) => (holds ? own.refresh() : undefined),
    () => undefined, // storage is refused, which is told when there is something to keep
  );
  return () => {
    channel.close();
  };
}

/** Whether there is a database of an earlier visit; a browser that does not say may have one. */
async function holdsSomething({ indexedDB }: Pick<Window, "indexedDB">): Promise<boolean> {
  if (!("databases" in indexedDB)) return true;
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}
