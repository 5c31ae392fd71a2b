import { gzipSync } from "fflate";
import { idxHeader } from "./idxHeader.ts";

export { idxHeader };

/**
 * Images (N, rows·cols) as an IDX file of unsigned bytes, magic 0x00000803.
 *
 * Source: "The IDX file format", yann.lecun.com/exdb/mnist. Numbers are big-endian.
 */
export function writeIdxImages(images: Uint8Array, rows: number, cols: number): Uint8Array<ArrayBuffer> {
  const count = images.length / (rows * cols);
  if (!Number.isInteger(count)) {
    throw new RangeError(
      `writeIdxImages: expected whole images of ${rows}×${cols}, got ${images.length} bytes. Check the sides.`,
    );
  }
  return writeIdx([count, rows, cols], images);
}

/** Labels (N,) as an IDX file of unsigned bytes, magic 0x00000801. */
export function writeIdxLabels(labels: Uint8Array): Uint8Array<ArrayBuffer> {
  return writeIdx([labels.length], labels);
}

/** Packed as `gzip` does; the same bytes always make the same file, as no date is written. */
export function gzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return gzipSync(bytes, { mtime: 0 });
}

function writeIdx(dimensions: readonly number[], values: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = idxHeader(dimensions);
  const bytes = new Uint8Array(header.length + values.length);
  bytes.set(header);
  bytes.set(values, header.length);
  return bytes;
}
