import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { SetRecord, StoredPixels } from "./setRecord.ts";

export const DATABASE = "inkling-datasets";
const VERSION = 1;
/** A database that has not opened by then is taken for one that never will. */
const PATIENCE_MS = 4000;

/** What is read is checked: another version of the page may have written it. */
export interface SetSchema extends DBSchema {
  readonly sets: {
    readonly key: number;
    readonly value: Omit<SetRecord, "id"> & { readonly id?: number };
    readonly indexes: { readonly print: string };
  };
  /** By set and part. A blob is read back four times as fast as an array. */
  readonly pixels: { readonly key: [number, keyof StoredPixels]; readonly value: Blob };
  readonly settings: { readonly key: "last"; readonly value: number };
  /** Files fetched for sets that are not whole yet. */
  readonly downloads: { readonly key: string; readonly value: Blob };
}

export type SetDatabase = IDBPDatabase<SetSchema>;

/**
 * Opens the database, making it if there is none.
 * @param onClosed called when it has been closed from outside: by the browser, or to let a newer page change it
 * @throws DOMException if the browser refuses or does not answer
 */
export async function openSetDatabase(onClosed: () => void): Promise<SetDatabase> {
  const opening = openDB<SetSchema>(DATABASE, VERSION, {
    upgrade(fresh) {
      const sets = fresh.createObjectStore("sets", { keyPath: "id", autoIncrement: true });
      sets.createIndex("print", "print");
      for (const store of ["pixels", "settings", "downloads"] as const) fresh.createObjectStore(store);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException("its storage does not open", "TimeoutError"));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([opening, tooLate]);
  } catch (error) {
    void opening.then((late) => late.close()).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
