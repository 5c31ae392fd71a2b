/** Bytes taken in one turn of the loop: one table for each. */
const SLICES = 8;

/** The reflected polynomial of gzip, PNG and zip. */
const POLYNOMIAL = 0xedb88320;

/** `tables[256 * k + b]`: the effect of byte `b` followed by `k` zero bytes. */
const tables = makeTables();

function makeTables(): Uint32Array {
  const table = new Uint32Array(256 * SLICES);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    table[byte] = crc;
  }
  for (let i = 256; i < table.length; i++) {
    const previous = table[i - 256];
    table[i] = (previous >>> 8) ^ table[previous & 255];
  }
  return table;
}

/**
 * CRC-32 as gzip counts it, as an unsigned number; hand the last result in again to go on.
 *
 * Source: the "slicing by 8" of Kounavis and Berry, 2005.
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let crc = ~previous;
  const length = bytes.length;
  const whole = length - (length % SLICES);
  let i = 0;
  for (; i < whole; i += SLICES) {
    crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    crc =
      tables[1792 + (crc & 255)] ^
      tables[1536 + ((crc >>> 8) & 255)] ^
      tables[1280 + ((crc >>> 16) & 255)] ^
      tables[1024 + (crc >>> 24)] ^
      tables[768 + bytes[i + 4]] ^
      tables[512 + bytes[i + 5]] ^
      tables[256 + bytes[i + 6]] ^
      tables[bytes[i + 7]];
  }
  for (; i < length; i++) crc = (crc >>> 8) ^ tables[(crc ^ bytes[i]) & 255];
  return ~crc >>> 0;
}
