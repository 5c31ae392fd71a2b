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
      const id = await database.add("digits", { label, image: image.slice() });
      changed();
      return id;
    },
    async put(digits) {
      const write = database.transaction("digits", "readwrite");
      await Promise.all([...digits.map((digit) => write.store.put({ ...digit })), write.done]);
      changed();
    },
    async remove(ids) {
      const write = database.transaction("digits", "readwrite");
      await Promise.all([...ids.map((id) => write.store.delete(id)), write.done]);
      changed();
    },
    async setWeight(weight) {
      await database.put("settings", weight, "weight");
      changed();
    },
  };
}
