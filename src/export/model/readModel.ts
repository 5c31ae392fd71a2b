import { ModelError } from "./modelError.ts";
import type { ModelFile } from "./modelFile.ts";
import { modelFormat } from "./modelFormat.ts";
import { modelOf } from "./modelOf.ts";
import { openNpz } from "./readNpz.ts";
import { openSafetensors } from "./readSafetensors.ts";

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
