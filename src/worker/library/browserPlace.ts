import * as v from "valibot";
import type { Dataset } from "../../data/dataset.ts";
import type { Edits } from "../../data/edits.ts";
import { openSetDatabase, type SetDatabase } from "./setDatabase.ts";
import { DamagedSetError, type KeptData, type Listing, type SetPlace, type SetToKeep } from "./setPlace.ts";
import {
  datasetOf,
  editsFor,
  listed,
  newRecord,
  pixelParts,
  pixelsOf,
  renewed,
  setRecord,
} from "./setRecord.ts";
import type { SetRecord, StoredPixels } from "./setRecord.ts";
import { packEdits, unpackEdits } from "./storedEdits.ts";

/** Bytes handed to the browser at a time; a breath lies between two. */
const PIECE_BYTES = 4 * 2 ** 20;

const setId = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Keeps data sets in the browser's IndexedDB. */
export class BrowserPlace implements SetPlace {
  readonly kind = "browser";
  private database: Promise<SetDatabase> | null = null;

  constructor(private readonly breathe: () => Promise<void>) {}

  /** @throws DOMException if the browser refuses */
  async open(): Promise<SetDatabase> {
    const forget = () => {
      this.database = null;
    };
    try {
      return await (this.database ??= openSetDatabase(forget));
    } catch (error) {
      forget();
      throw error;
    }
  }

  async list(): Promise<Listing> {
    const read = (await this.open()).transaction(["sets", "settings"]);
    const [records, last] = await Promise.all([
      read.objectStore("sets").getAll(),
      read.objectStore("settings").get("last"),
      read.done,
    ]);
    const sets = records.flatMap((record) => {
      const { success, output } = v.safeParse(setRecord, record);
      return success ? [listed(output)] : [];
    });
    return {
      sets: sets.sort((a, b) => b.loadedAt - a.loadedAt || b.id - a.id),
      last: v.is(setId, last) ? last : null,
      damaged: records.length - sets.length,
    };
  }

  async read(id: number): Promise<KeptData | null> {
    const read = (await this.open()).transaction(["sets", "pixels"]);
    const [raw, ...blobs] = await Promise.all([
      read.objectStore("sets").get(id),
      ...pixelParts.map((part) => read.objectStore("pixels").get([id, part])),
    ]);
    if (raw === undefined) return null;
    const { success, output: record } = v.safeParse(setRecord, raw);
    if (!success) throw new DamagedSetError("expected a record that can be read, got another");
    const [trainImages, trainLabels, testImages, testLabels] = await Promise.all(blobs.map(bytesOf));
    const base = datasetOf(record, { trainImages, trainLabels, testImages, testLabels });
    return { id, base, edits: unpackEdits(record.edits, base), notes: record.notes };
  }

  async find(print: string, base: Dataset) {
    const record = await (await this.open()).getFromIndex("sets", "print", print);
    const { success, output } = v.safeParse(setRecord, record);
    return success ? { name: output.name, edits: editsFor(output, base) } : null;
  }

  async save(set: SetToKeep, print: string) {
    const pixels = pixelsOf(set.base);
    const blobs: [keyof StoredPixels, Blob][] = [];
    for (const part of pixelParts) blobs.push([part, await this.blobOf(pixels[part])]);

    const write = (await this.open()).transaction(["sets", "pixels", "settings"], "readwrite");
    const sets = write.objectStore("sets");
    const saved = async () => {
      const stored = await sets.index("print").get(print);
      const old = v.safeParse(setRecord, stored);
      const now = Date.now();
      const record = old.success
        ? renewed(old.output, set, print, now)
        : // Where a damaged record lay, a good one takes its place.
          { ...newRecord(set, print, now), ...(v.is(setId, stored?.id) && { id: stored.id }) };
      const id = await sets.put(record);
      const puts = blobs.map(([part, blob]) => write.objectStore("pixels").put(blob, [id, part]));
      await Promise.all([...puts, write.objectStore("settings").put(id, "last")]);
      return { id, name: record.name };
    };
    return settled(write, saved());
  }

  async edit(id: number, change: (edits: Edits) => Edits, base: Dataset): Promise<void> {
    await this.alter(id, (record) => ({
      ...record,
      edits: packEdits(change(unpackEdits(record.edits, base))),
    }));
  }

  async rename(id: number, name: string): Promise<void> {
    await this.alter(id, (record) => ({ ...record, name }));
  }

  async remove(id: number): Promise<void> {
    const write = (await this.open()).transaction(["sets", "pixels", "settings"], "readwrite");
    const removed = async () => {
      const last = await write.objectStore("settings").get("last");
      await Promise.all([
        write.objectStore("sets").delete(id),
        ...pixelParts.map((part) => write.objectStore("pixels").delete([id, part])),
        last === id ? write.objectStore("settings").delete("last") : undefined,
      ]);
    };
    await settled(write, removed());
  }

  async setLast(id: number | null): Promise<void> {
    const database = await this.open();
    await (id === null ? database.delete("settings", "last") : database.put("settings", id, "last"));
  }

  async readDownload(key: string): Promise<Blob | null> {
    const bytes = await (await this.open()).get("downloads", key);
    return bytes instanceof Blob ? bytes : null;
  }

  async keepDownload(key: string, bytes: Blob): Promise<void> {
    const write = (await this.open()).transaction("downloads", "readwrite");
    await settled(write, write.store.put(bytes, key));
  }

  async dropDownloads(keys: readonly string[]): Promise<void> {
    const write = (await this.open()).transaction("downloads", "readwrite");
    await settled(write, Promise.all(keys.map((key) => write.store.delete(key))));
  }

  /** Reads a record, changes it and writes it, all before another tab can come between. */
  private async alter(id: number, change: (record: SetRecord) => SetRecord): Promise<void> {
    const write = (await this.open()).transaction("sets", "readwrite");
    const altered = async () => {
      const { success, output } = v.safeParse(setRecord, await write.store.get(id));
      if (success) await write.store.put(change(output));
    };
    await settled(write, altered());
  }

  /** Copies bytes out of this thread piece by piece, as the whole would stop the training for a while. */
  private async blobOf(bytes: Uint8Array): Promise<Blob> {
    const pieces: Blob[] = [];
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      pieces.push(new Blob([bytes.slice(start, start + PIECE_BYTES)]));
      await this.breathe();
    }
    return new Blob(pieces);
  }
}

interface Transaction {
  readonly done: Promise<void>;
  readonly error: DOMException | null;
  abort(): void;
}

/** The outcome of a transaction's work once it is committed; work that fails undoes all of it. */
async function settled<T>(transaction: Transaction, work: Promise<T>): Promise<T> {
  try {
    const outcome = await work;
    await transaction.done;
    return outcome;
  } catch (error) {
    transaction.done.catch(() => undefined);
    // Work that the browser has put an end to knows only that; the transaction knows why.
    if (transaction.error) throw transaction.error;
    try {
      transaction.abort();
    } catch {
      // it is over already
    }
    throw error;
  }
}

async function bytesOf(stored: unknown): Promise<Uint8Array> {
  if (!(stored instanceof Blob)) throw new DamagedSetError("expected images and labels, got none");
  try {
    return new Uint8Array(await stored.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DamagedSetError(`expected its images, which the browser cannot read any more (${reason})`);
  }
}
