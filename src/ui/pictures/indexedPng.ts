import type { RgbaImage } from "./scene.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Most bytes of a block that is stored as it is. */
const BLOCK = 0xffff;

/**
 * An image of few colours as a PNG of one byte a pixel, or `null` where it has more than 256. A browser's own encoder
 * knows no palettes, and writes the noise that weights are at four times the size. The pixels are stored as they are:
 * packing noise gains next to nothing.
 *
 * Source: PNG (Third Edition), W3C; zlib, RFC 1950; stored blocks, RFC 1951, section 3.2.4.
 */
export function indexedPng({ rows, cols, pixels }: RgbaImage): Bytes | null {
  const places = new Map<number, number>();
  const lines = new Uint8Array(rows * (cols + 1)); // each line begins with its filter, 0 for none
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, rows * cols);
  for (const [i, colour] of colours.entries()) {
    let place = places.get(colour);
    if (place === undefined) {
      place = places.size;
      if (place === 256) return null;
      places.set(colour, place);
    }
    lines[i + 1 + Math.floor(i / cols)] = place;
  }
  const palette = [...new Set(colours)].map((colour) => new Uint8Array(Uint32Array.of(colour).buffer));
  const alphas = palette.map(([, , , alpha = 255]) => alpha);
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk("IHDR", Uint8Array.of(...bigEndian(cols), ...bigEndian(rows), 8, 3, 0, 0, 0)), // 8 bits, palette
    chunk("PLTE", joined(palette.map((rgba) => rgba.subarray(0, 3)))),
    ...(alphas.every((alpha) => alpha === 255) ? [] : [chunk("tRNS", Uint8Array.from(alphas))]),
    chunk("IDAT", stored(lines)),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Bytes as a zlib stream that holds them as they are. */
function stored(bytes: Bytes): Bytes {
  const parts = [Uint8Array.of(0x78, 0x01)];
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const block = bytes.subarray(from, from + BLOCK);
    const [low, high] = [block.length & 0xff, block.length >> 8];
    const isLast = from + BLOCK >= bytes.length;
    parts.push(Uint8Array.of(isLast ? 1 : 0, low, high, ~low & 0xff, ~high & 0xff), block);
  }
  let [a, b] = [1, 0]; // Adler-32
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return joined([...parts, Uint8Array.of(b >> 8, b & 0xff, a >> 8, a & 0xff)]);
}

function chunk(type: string, data: Bytes): Bytes {
  const named = joined([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joined([bigEndian(data.length), named, bigEndian(crc32(named))]);
}

function crc32(bytes: Bytes): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function bigEndian(value: number): Bytes {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
