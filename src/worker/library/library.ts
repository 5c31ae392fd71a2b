import type { Dataset } from "../../data/dataset.ts";
import { withEdit, type DataEdit, type Edits } from "../../data/edits.ts";
import type { Change } from "../../data/undo.ts";
import type { DataHolder } from "../dataHolder.ts";
import type { KeptSet, WellKnownSet } from "../protocol/library.ts";
import type { SessionHost } from "../session.ts";
import { BrowserPlace } from "./browserPlace.ts";
import {
  deletedElsewhere,
  notChanged,
  notKept,
  notOpened,
  setsLeftOut,
  storageClosed,
} from "./libraryProblems.ts";
import { MemoryPlace } from "./memoryPlace.ts";
import { printOf } from "./printOf.ts";
import { bytesOf, roomLeft } from "./roomLeft.ts";
import type { KeptAs, KeptData, Listed, SetPlace } from "./setPlace.ts";
import { shown } from "./shown.ts";

/** Tells the page's other tabs that something kept has changed. */
export type TellTabs = () => void;

/** Opens the browser's storage, or where there is none, one that lasts as long as the page. */
export async function openLibrary(
  holder: DataHolder,
  host: SessionHost,
  { tellTabs, expected }: { readonly tellTabs: TellTabs; readonly expected: boolean },
): Promise<Library> {
  let place: SetPlace;
  try {
    const browser = new BrowserPlace(() => host.breathe());
    await browser.open();
    place = browser;
  } catch (error) {
    if (expected) host.post({ type: "problem", problem: storageClosed(error) });
    place = new MemoryPlace();
  }
  return new Library(place, holder, host, tellTabs);
}

export type SetSizes = Pick<KeptSet, "trainCount" | "testCount" | "rows" | "cols">;

/** Keeps data sets, and has the page know which. Whatever goes wrong is told; data in use stay in use. */
export class Library {
  private sets: readonly Listed[] = [];
  private damagedTold = 0;
  /** Sets that were deleted here: whoever did it knows. */
  private readonly removed = new Set<number>();
  /** By training images: the numbers under which data that are or were in use are kept. */
  private readonly ids = new WeakMap<Uint8Array, number>();
  /** Changes are made one after the other. */
  private queue: Promise<unknown> = Promise.resolve();
  private listing: Promise<unknown> = Promise.resolve();

  constructor(
    readonly place: SetPlace,
    private readonly holder: DataHolder,
    private readonly host: SessionHost,
    private readonly tellTabs: TellTabs,
  ) {}

  /** The set that was used last; `null` where there is none or it cannot be read. */
  async last(): Promise<KeptData | null> {
    try {
      const { last } = await this.place.list();
      return last === null ? null : await this.read(last);
    } catch (error) {
      this.tell(notOpened("Kept data sets", error));
      return null;
    }
  }

  /** `null` where it is gone or cannot be read, which has been told then. */
  async read(id: number): Promise<KeptData | null> {
    try {
      const kept = await this.place.read(id);
      if (kept) this.ids.set(kept.base.train.images, id);
      else await this.refresh();
      return kept;
    } catch (error) {
      this.tell(notOpened(this.nameOf(id), error));
      return null;
    }
  }

  /** Name and edits under which the same data are kept. */
  async find(base: Dataset): Promise<KeptAs | null> {
    try {
      return await this.place.find(printOf(base), base);
    } catch {
      return null; // whatever it is, keeping the data meets it again and tells
    }
  }

  /** Whether data that are or were in use have been kept, and deleted since. */
  async wasDeleted(base: Dataset): Promise<boolean> {
    await this.listing;
    const id = this.ids.get(base.train.images);
    return id !== undefined && !this.sets.some((set) => set.id === id);
  }

  /** The set that was fetched as this one. */
  async fetched(set: WellKnownSet): Promise<number | null> {
    await this.listing;
    return this.sets.find(({ fetched }) => fetched === set)?.id ?? null;
  }

  /** The sets with as many images of the same sides, latest first. */
  async alike({ trainCount, testCount, rows, cols }: SetSizes): Promise<readonly number[]> {
    await this.listing;
    return this.sets
      .filter((set) => set.trainCount === trainCount && set.testCount === testCount)
      .filter((set) => set.rows === rows && set.cols === cols)
      .map(({ id }) => id);
  }

  /** Keeps the data in use. */
  keep(fetched: WellKnownSet | null): Promise<void> {
    const { current } = this.holder;
    if (current === null || current.builtin) return this.refresh();
    const { images } = current.base.train;
    void this.refresh(); // what was in use before is not any more
    return this.enqueue(async () => {
      const now = this.holder.current;
      const held = now?.base.train.images === images ? now : current;
      const { base, edits, notes } = held;
      try {
        const { id, name } = await this.place.save({ base, edits, notes, fetched }, printOf(base));
        this.ids.set(images, id);
        if (this.holder.current?.base.train.images === images) {
          this.holder.keptAs(id);
          if (name !== this.holder.current.base.name) this.holder.rename(name);
        }
        this.tellTabs();
      } catch (error) {
        const room = await roomLeft();
        this.tell(notKept(base.name, bytesOf(base), room && room.allowed - room.used, error));
      }
      await this.refresh();
    });
  }

  /** An edit has been made to the data in use: it is made to what is kept of them too, whatever other tabs did to it. */
  edited(edit: DataEdit): Promise<void> {
    return this.alter(edit.kind, (edits, base) => withEdit(edits, edit, base));
  }

  /** Such an edit has been taken back. */
  undone(kind: DataEdit["kind"], undo: Change): Promise<void> {
    return this.alter(kind, undo);
  }

  private alter(kind: DataEdit["kind"], change: (edits: Edits, base: Dataset) => Edits): Promise<void> {
    const { current } = this.holder;
    if (current === null) return Promise.resolve();
    const { base } = current;
    return this.change(base.name, async () => {
      const id = this.ids.get(base.train.images);
      if (id === undefined) return;
      await this.place.edit(id, (edits) => change(edits, base), base);
      const showsInList = ["transpose", "invert", "undoAll"].includes(kind);
      if (showsInList) await this.changed();
    });
  }

  rename(id: number, name: string): Promise<void> {
    return this.change(this.nameOf(id), async () => {
      await this.place.rename(id, name);
      await this.changed();
    });
  }

  remove(id: number): Promise<void> {
    return this.change(this.nameOf(id), async () => {
      this.removed.add(id);
      await this.place.remove(id);
      await this.changed();
    });
  }

  /** Has the next visit begin with this set, `null` for the built-in digits. */
  use(id: number | null): Promise<void> {
    return this.change("Data set", async () => {
      await this.place.setLast(id);
      await this.refresh();
    });
  }

  /** Reads the list anew and tells the page; a set in use that is gone is in use no less, but not kept any more. */
  refresh(): Promise<void> {
    const result = this.listing.then(() => this.readList());
    this.listing = result;
    return result;
  }

  private async readList(): Promise<void> {
    const before = this.holder.current?.setId ?? null;
    try {
      const { sets, damaged } = await this.place.list();
      this.sets = sets;
      if (damaged > this.damagedTold) this.tell(setsLeftOut(damaged));
      else this.missUse(before);
      this.damagedTold = damaged;
    } catch (error) {
      this.tell(notOpened("Kept data sets", error));
    }
    const id = this.holder.current?.setId ?? null;
    const inUse = this.sets.find((set) => set.id === id);
    if (id !== null && id === before && !inUse) this.holder.keptAs(null);
    if (inUse && inUse.name !== this.holder.current?.base.name) this.holder.rename(inUse.name);
    const { kind } = this.place;
    const room = kind === "memory" ? null : await roomLeft();
    const current = this.holder.current?.setId ?? null;
    this.host.post({ type: "library", library: { sets: this.sets.map(shown), current, place: kind, room } });
  }

  /** Says so where the set that was in use before the list was read is in use still, but not in it. */
  private missUse(id: number | null): void {
    const { current } = this.holder;
    if (current === null || id === null || current.setId !== id) return;
    if (this.removed.has(id) || this.sets.some((set) => set.id === id)) return;
    this.tell(deletedElsewhere(current.base.name));
  }

  private async changed(): Promise<void> {
    this.tellTabs();
    await this.refresh();
  }

  private change(name: string, make: () => Promise<void>): Promise<void> {
    return this.enqueue(async () => {
      try {
        await make();
      } catch (error) {
        this.tell(notChanged(name, error));
      }
    });
  }

  private enqueue(act: () => Promise<void>): Promise<void> {
    const result = this.queue.then(act);
    this.queue = result.catch(() => undefined); // the caller hears of it
    return result;
  }

  private nameOf(id: number): string {
    return this.sets.find((set) => set.id === id)?.name ?? "Kept data set";
  }

  private tell(problem: ReturnType<typeof notKept>): void {
    this.host.post({ type: "problem", problem });
  }
}
