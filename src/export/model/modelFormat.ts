/** Formats of networks, told by a file's first bytes. */
export type ModelFormat = "npz" | "safetensors";

/** The format of a file that begins so, `null` for others; nine bytes are enough. */
export function modelFormat(start: Uint8Array): ModelFormat | null {
  // A zip archive's first file, or its end where it has none.
  if (start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5)) return "npz";
  // The header behind its length in 8 bytes.
  return start[8] === 0x7b ? "safetensors" : null;
}
