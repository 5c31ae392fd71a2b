import { zipSync, type Zippable } from "fflate";
import type { NamedArray } from "./modelFile.ts";
import { npyBytes } from "./npy.ts";
import { ZIP_TIME } from "./zipTime.ts";

/**
 * The arrays as numpy.savez packs them: a zip of .npy files, stored, in the order given. The same arrays give the
 * same bytes.
 */
export function writeNpz(arrays: readonly NamedArray[]): Uint8Array {
  const files: Zippable = {};
  for (const array of arrays) files[`${array.name}.npy`] = npyBytes(array);
  return zipSync(files, { level: 0, mtime: ZIP_TIME });
}
