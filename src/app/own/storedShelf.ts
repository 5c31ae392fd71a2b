import { openDB, type DBSchema } from "idb";
import * as v from "valibot";
import { bounds } from "../../experiment/configuration.ts";
import type { NewDigit, Shelf } from "./shelf.ts";

interface Schema extends DBSchema {
  /** Read, they are checked: another version of the page may have written them. */
  readonly digits: { readonly key: number; readonly value: NewDigit & { readonly id?: number } };
  readonly settings: { readonly key: "weight"; readonly value: number };
}

const storedDigit = v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  label: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  image: v.pipe(v.instance(Uint8Array), v.length(784)),
});
const storedWeight = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(bounds.ownWeight.min),
  v.maxValue(bounds.ownWeight.max),
);

/**
 * Keeps digits in the browser's IndexedDB, each in a record of its own, so that tabs do not overwrite each other's.
 * Changes are committed as they are made: whoever closes the page at once finds them again.
 * @param name of the database
 * @param changed called after each change made here, for other tabs to be told
 * @throws DOMException if the browser refuses
 */
export async function openStoredShelf(name: string, changed: () => void): Promise<Shelf> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("digits", { keyPath: "id", autoIncrement: true });
      fresh.createObjectStore("settings");
    },
  });
  return {
    async read() {
      const [records, weight] = await Promise.all([
        database.getAll("digits"),
        database.get("settings", "weight"),
      ]);
      const digits = records.flatMap((record) => {
        const { success, output } = v.safeParse(storedDigit, record);
        return success ? [output] : [];
      });
      return {
        digits,
        weight: v.is(storedWeight, weight) ? weight : null,
        damaged: records.length - digits.length,
      };
    },
    async add({ label, image }) {
      const write = database.transaction("digits", "readwrite");
      const id = write.store.add({ label, image: image.slice() });
      write.commit();
      await Promise.all([id, write.done]);
      changed();
      return id;
    },
    async put(digits) {
      const write = database.transaction("digits", "readwrite");
      const puts = digits.map((digit) => write.store.put({ ...digit }));
      write.commit();
      await Promise.all([...puts, write.done]);
      changed();
    },
    async remove(ids) {
      const write = database.transaction("digits", "readwrite");
      const removals = ids.map((id) => write.store.delete(id));
      write.commit();
      await Promise.all([...removals, write.done]);
      changed();
    },
    async setWeight(weight) {
      const write = database.transaction("settings", "readwrite");
      const put = write.store.put(weight, "weight");
      write.commit();
      await Promise.all([put, write.done]);
      changed();
    },
  };
}
