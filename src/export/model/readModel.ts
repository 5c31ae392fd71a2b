import { ModelError } from "./modelError.ts";
import type { ModelFile } from "./modelFile.ts";
import { modelOf } from "./modelOf.ts";
import { openNpz } from "./readNpz.ts";
import { openSafetensors } from "./readSafetensors.ts";

/** Formats of networks, told by a file's first bytes. */
export type ModelFormat = "npz" | "safetensors";

/** The format of a file that begins so, `null` for others; nine bytes are enough. */
export function modelFormat(start: Uint8Array): ModelFormat | null {
  // A zip archive's first file, or its end where it has none.
  if (start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5)) return "npz";
  // The header behind its length in 8 bytes.
  return start[8] === 0x7b ? "safetensors" : null;
}

/**
 * Reads a network from a .npz or .safetensors file.
 * @throws ModelError
 */
export function readModel(bytes: Uint8Array, file: string): ModelFile {
  const format = modelFormat(bytes);
  if (format === "npz") return modelOf(openNpz(bytes, file), file);
  if (format === "safetensors") {
    const { tensors, metadata } = openSafetensors(bytes, file);
    return modelOf(tensors, file, metadata);
  }
  throw new ModelError(
    "unknown-format",
    file,
    `${file}: expected a network as .npz or .safetensors, got ${bytes.length === 0 ? "no bytes" : "something else"}. ` +
      "Save it as one of these.",
  );
}
