import type { SessionHost } from "./session.ts";

/**
 * Fetches what reads files before there are any, so that files can be dropped when the network is gone by then. Who
 * needs a part that does not come now will ask for it again, and be told.
 */
export async function fetchAhead(host: Pick<SessionHost, "breathe">): Promise<void> {
  try {
    const { partsAhead } = await import("./partsAhead.ts");
    for (const fetchPart of partsAhead) {
      await host.breathe();
      await fetchPart();
    }
  } catch {
    // offline already
  }
}
