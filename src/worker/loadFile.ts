import type { UnpackedFile } from "../data/datasetFile.ts";
import { UnpackReader } from "../data/unpack.ts";

/** Bytes read of a file at a time; unpacked they take a few milliseconds. */
const SLICE_BYTES = 128 * 1024;

/**
 * Reads and unpacks a file slice by slice, so that other work goes on between slices.
 *
 * @param onProgress told the bytes read and the bytes unpacked so far, after each slice.
 * @throws DataError if the file is damaged; the browser's error if it cannot be read.
 */
export async function loadFile(
  file: File,
  onProgress: (bytesRead: number, bytesUnpacked: number) => void,
): Promise<UnpackedFile> {
  const reader = new UnpackReader({ file: file.name, sizeHint: await unpackedSize(file) });
  for (let start = 0; start < file.size; start += SLICE_BYTES) {
    reader.push(new Uint8Array(await file.slice(start, start + SLICE_BYTES).arrayBuffer()));
    onProgress(reader.bytesIn, reader.bytesOut);
  }
  return { name: file.name, ...reader.finish() };
}

/** What the file's last four bytes claim it unpacks to, if it is gzipped: a hint and no more. */
async function unpackedSize(file: File): Promise<number> {
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (magic[0] !== 0x1f || magic[1] !== 0x8b || file.size < 18) return file.size;
  const claimed = new DataView(await file.slice(-4).arrayBuffer()).getUint32(0, true);
  // Deflate cannot pack tighter than 1 : 1032, so a larger claim is a lie.
  return claimed <= file.size * 1032 ? claimed : 0;
}
