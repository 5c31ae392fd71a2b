import { stranger } from "../../data/formats/sniff.ts";
import { ModelError } from "./modelError.ts";
import type { ModelFile } from "./modelFile.ts";
import { modelFormat } from "./modelFormat.ts";
import { modelOf } from "./modelOf.ts";
import { openNpz } from "./readNpz.ts";
import { openSafetensors } from "./readSafetensors.ts";

/** Bytes that tell what a file is that is neither. */
const GLANCE = 4096;

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
  const known = stranger(bytes.subarray(0, GLANCE));
  const got = known?.kind ?? (bytes.length === 0 ? "no bytes" : "something else");
  const advice = known?.advice ?? "Save it as one of these.";
  throw new ModelError(
    "unknown-format",
    file,
    `${file}: expected a network as .npz or .safetensors, got ${got}. ${advice}`,
  );
}
