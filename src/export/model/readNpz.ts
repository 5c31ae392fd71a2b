import { ModelError } from "./modelError.ts";
import type { StoredArray } from "./modelFile.ts";
import { readNpy } from "./readNpy.ts";
import { zipMembers } from "./zipMembers.ts";

/**
 * The arrays of a .npz file, in its order, by their headers; other files in it are passed over.
 * @throws ModelError `truncated`, `bad-zip`, `too-large`, `too-many-files`, `bad-magic`, `bad-header` or `no-model`
 */
export function openNpz(bytes: Uint8Array, file: string): readonly StoredArray[] {
  const members = zipMembers(bytes, file).filter(({ path }) => path.endsWith(".npy"));
  if (members.length === 0) {
    throw new ModelError(
      "no-model",
      file,
      `${file}: expected NumPy arrays in the archive, got none. Choose a file that numpy.savez wrote.`,
    );
  }
  return members.map((member) => readNpy(member, member.path.slice(0, -".npy".length), file));
}
