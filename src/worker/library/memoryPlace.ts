import type { Dataset } from "../../data/dataset.ts";
import type { Edits } from "../../data/edits.ts";
import { editsFor, listed, newRecord, renewed, type SetRecord } from "./setRecord.ts";
import type { KeptData, Listing, SetPlace, SetToKeep } from "./setPlace.ts";
import { packEdits, unpackEdits } from "./storedEdits.ts";

interface Entry {
  readonly record: SetRecord;
  /** As it was loaded: not one byte is copied. */
  readonly base: Dataset;
}

/** Keeps data sets as long as the page is open, where the browser keeps nothing. */
export class MemoryPlace implements SetPlace {
  readonly kind = "memory";
  private readonly entries = new Map<number, Entry>();
  private readonly downloads = new Map<string, Blob>();
  private last: number | null = null;
  private ids = 0;

  list(): Promise<Listing> {
    const sets = [...this.entries.values()].map(({ record }) => listed(record));
    return Promise.resolve({ sets: sets.reverse(), last: this.last, damaged: 0 });
  }

  read(id: number): Promise<KeptData | null> {
    const entry = this.entries.get(id);
    if (entry === undefined) return Promise.resolve(null);
    const base = { ...entry.base, name: entry.record.name };
    const { edits, notes } = entry.record;
    return Promise.resolve({ id, base, edits: unpackEdits(edits, base), notes });
  }

  find(print: string, base: Dataset) {
    const record = this.withPrint(print);
    const found = record && { name: record.name, edits: editsFor(record, base) };
    return Promise.resolve(found);
  }

  save(set: SetToKeep, print: string) {
    const old = this.withPrint(print);
    const now = Date.now();
    const record = old ? renewed(old, set, print, now) : { ...newRecord(set, print, now), id: ++this.ids };
    this.entries.delete(record.id); // so that it becomes the latest
    this.entries.set(record.id, { record, base: set.base });
    this.last = record.id;
    return Promise.resolve({ id: record.id, name: record.name });
  }

  edit(id: number, change: (edits: Edits) => Edits, base: Dataset): Promise<void> {
    this.alter(id, (record) => ({ ...record, edits: packEdits(change(unpackEdits(record.edits, base))) }));
    return Promise.resolve();
  }

  rename(id: number, name: string): Promise<void> {
    this.alter(id, (record) => ({ ...record, name }));
    return Promise.resolve();
  }

  remove(id: number): Promise<void> {
    this.entries.delete(id);
    if (this.last === id) this.last = null;
    return Promise.resolve();
  }

  setLast(id: number | null): Promise<void> {
    this.last = id;
    return Promise.resolve();
  }

  readDownload(key: string): Promise<Blob | null> {
    return Promise.resolve(this.downloads.get(key) ?? null);
  }

  keepDownload(key: string, bytes: Blob): Promise<void> {
    this.downloads.set(key, bytes);
    return Promise.resolve();
  }

  dropDownloads(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.downloads.delete(key);
    return Promise.resolve();
  }

  private withPrint(print: string): SetRecord | null {
    for (const { record } of this.entries.values()) if (record.print === print) return record;
    return null;
  }

  private alter(id: number, change: (record: SetRecord) => SetRecord): void {
    const entry = this.entries.get(id);
    if (entry) this.entries.set(id, { ...entry, record: change(entry.record) });
  }
}
