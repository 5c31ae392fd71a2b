import type { Dataset } from "../../data/dataset.ts";
import type { DataEdit } from "../../data/edits.ts";
import type { Change } from "../../data/undo.ts";
import { fetchPart, MissingPart, missingPartProblem } from "../../experiment/missingPart.ts";
import type { DataHolder } from "../dataHolder.ts";
import type { WellKnownSet } from "../protocol/library.ts";
import type { SessionHost } from "../session.ts";
import type { Library, SetSizes } from "./library.ts";
import type { KeptAs, KeptData, SetPlace } from "./setPlace.ts";

/** The database's name, and that of the channel on which tabs tell each other of changes. */
const NAME = "inkling-datasets";

/** What the library does. */
const KEEPS = "keeps data sets";

/**
 * The way to what is kept. A visitor who has kept nothing passes it by: the library's program is fetched when there
 * is something to open or to keep. No call rejects: what goes wrong is told.
 */
export class LibraryDoor {
  private opening: Promise<Library> | null = null;
  private lastAhead: Promise<KeptData | null> | null = null;
  private channel: BroadcastChannel | null = null;
  /** Until it is known whether anything is kept. */
  private readonly looking: Promise<void>;

  constructor(
    private readonly holder: DataHolder,
    private readonly host: SessionHost,
  ) {
    this.looking = this.look();
  }

  /** Begins to read the set used last, for `last` to return. */
  prepareLast(): void {
    this.lastAhead ??= this.ifOpen((library) => library.last(), null);
  }

  /** The set that was used last; `null` where there is none or it cannot be read. */
  last(): Promise<KeptData | null> {
    this.prepareLast();
    const last = this.lastAhead ?? Promise.resolve(null);
    this.lastAhead = null;
    return last;
  }

  read(id: number): Promise<KeptData | null> {
    return this.inside((library) => library.read(id), null);
  }

  /** Name and edits under which the same data are kept already. */
  find(base: Dataset): Promise<KeptAs | null> {
    return this.ifOpen((library) => library.find(base), null);
  }

  /** Whether data that are or were in use have been kept, and deleted since. */
  wasDeleted(base: Dataset): Promise<boolean> {
    return this.ifOpen((library) => library.wasDeleted(base), false);
  }

  /** The set that was fetched as this one. */
  fetched(set: WellKnownSet): Promise<number | null> {
    return this.ifOpen((library) => library.fetched(set), null);
  }

  /** Kept sets with as many images of the same sides. */
  alike(sizes: SetSizes): Promise<readonly number[]> {
    return this.ifOpen((library) => library.alike(sizes), []);
  }

  /** Keeps the data in use, beside whatever else is done. */
  keep(fetched: WellKnownSet | null): Promise<void> {
    return this.inside((library) => library.keep(fetched), undefined);
  }

  /** Makes an edit to what is kept of the data in use. */
  edited(edit: DataEdit): Promise<void> {
    return this.ifOpen((library) => library.edited(edit), undefined);
  }

  /** Takes an edit back that has been made to what is kept of the data in use. */
  undone(kind: DataEdit["kind"], undo: Change): Promise<void> {
    return this.ifOpen((library) => library.undone(kind, undo), undefined);
  }

  rename(id: number, name: string): Promise<void> {
    return this.inside((library) => library.rename(id, name), undefined);
  }

  remove(id: number): Promise<void> {
    return this.inside((library) => library.remove(id), undefined);
  }

  /** Has the next visit begin with this set, `null` for the built-in digits. */
  use(id: number | null): Promise<void> {
    return this.ifOpen((library) => library.use(id), undefined);
  }

  /** Where files may be left that have been fetched; `null` where nothing can be kept. */
  place(): Promise<SetPlace | null> {
    return this.inside((library) => Promise.resolve(library.place), null);
  }

  /** Hears of no more changes. */
  close(): void {
    this.channel?.close();
    this.channel = null;
  }

  private async ifOpen<T>(act: (library: Library) => Promise<T>, otherwise: T): Promise<T> {
    await this.looking;
    return this.opening ? this.inside(act, otherwise) : otherwise;
  }

  private async inside<T>(act: (library: Library) => Promise<T>, otherwise: T): Promise<T> {
    let library: Library;
    try {
      library = await this.open(false);
    } catch (error) {
      this.opening = null; // it may be there next time
      const missing = error instanceof MissingPart ? error : new MissingPart(KEEPS, error);
      const problem = missingPartProblem(missing, {
        ...{ where: "Kept data sets", again: "load the data again to have them kept", scope: "data" },
      });
      this.host.post({ type: "problem", problem });
      return otherwise;
    }
    return act(library);
  }

  /** @param expected whether something is known to be kept */
  private open(expected: boolean): Promise<Library> {
    const tellTabs = () => this.channel?.postMessage("changed");
    return (this.opening ??= fetchPart(KEEPS, () => import("./library.ts")).then(({ openLibrary }) =>
      openLibrary(this.holder, this.host, { tellTabs, expected }),
    ));
  }

  private async look(): Promise<void> {
    const stored = typeof indexedDB === "undefined" ? "nowhere" : await lookInBrowser();
    if (stored !== "nowhere") this.listen();
    if (stored === "something") {
      this.open(true).catch(() => undefined); // told by whoever goes inside
      void this.inside((library) => library.refresh(), undefined);
      return;
    }
    const place = stored === "nothing" ? "browser" : "memory";
    this.host.post({ type: "library", library: { sets: [], current: null, place, room: null } });
  }

  /** Hears of changes that the page's other tabs make. */
  private listen(): void {
    try {
      this.channel = new BroadcastChannel(NAME);
      this.channel.onmessage = () => void this.inside((library) => library.refresh(), undefined);
    } catch {
      // tabs of such a page know nothing of each other, as nothing is shared between them
    }
  }
}

/** Whether the browser has the library's database; where it does not say, it may. */
async function lookInBrowser(): Promise<"something" | "nothing" | "nowhere"> {
  if (!("databases" in indexedDB)) return "something";
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === NAME) ? "something" : "nothing";
  } catch {
    return "nowhere";
  }
}
