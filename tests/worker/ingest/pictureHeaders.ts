const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const big16 = (value: number): number[] => [value >> 8, value & 255];
const little16 = (value: number): number[] => [value & 255, value >> 8];
const big32 = (value: number): number[] => [...big16(value >>> 16), ...big16(value & 0xffff)];
const little32 = (value: number): number[] => [...little16(value & 0xffff), ...little16(value >>> 16)];
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

/** The first bytes of pictures, as far as a size stands in them. */
export const pngHeader = (width: number, height: number) =>
  Uint8Array.from([
    ...[0x89, ...ascii("PNG\r\n\x1a\n"), ...big32(13), ...ascii("IHDR")],
    ...[...big32(width), ...big32(height), 8, 0, 0, 0, 0],
  ]);

/** With a small picture of 160×120 in its EXIF part, tables, and fill bytes before the frame; progressive by default. */
export function jpegHeader(width: number, height: number, frame = 0xc2): Uint8Array<ArrayBuffer> {
  const frameOf = (marker: number, cols: number, rows: number) => [
    ...[0xff, marker, 0, 11, 8, ...big16(rows), ...big16(cols), 1, 1, 0x11, 0],
  ];
  const segment = (marker: number, inside: readonly number[]) => [
    ...[0xff, marker, ...big16(inside.length + 2), ...inside],
  ];
  return Uint8Array.from([
    ...[0xff, 0xd8, ...segment(0xe0, [...ascii("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0])],
    ...segment(0xe1, [...ascii("Exif\0\0"), 0xff, 0xd8, ...frameOf(0xc0, 160, 120), 0xff, 0xd9]),
    ...[...segment(0xc4, zeros(17)), 0xff, 0xff, ...frameOf(frame, width, height)],
  ]);
}

/** With a table of four colours, a remark and a frame of the screen's size, or of another. */
export const gifHeader = (width: number, height: number, frame: readonly number[] = [0, 0, width, height]) =>
  Uint8Array.from([
    ...[...ascii("GIF89a"), ...little16(width), ...little16(height), 0x81, 0, 0, ...zeros(12)],
    ...[0x21, 0xfe, 3, ...ascii("hi,"), 0, 0x2c, ...frame.flatMap(little16), 0],
  ]);

/** A file of AVIF's as far as its name and size go. Source: ISO/IEC 14496-12, `ftyp` and `ispe`. */
export const avifHeader = (width: number, height: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...[...big32(24), ...ascii("ftypavif"), ...zeros(4), ...ascii("avifmif1")],
    ...[...big32(20), ...ascii("ispe"), ...zeros(4), ...big32(width), ...big32(height)],
  ]);

export const bmpHeader = (width: number, height: number) =>
  Uint8Array.from([
    ...[...ascii("BM"), ...little32(100), ...zeros(4), ...little32(54), ...little32(40)],
    ...[...little32(width), ...little32(height), 1, 0, 24, 0],
  ]);

export const oldBmpHeader = (width: number, height: number) =>
  Uint8Array.from([
    ...[...ascii("BM"), ...little32(100), ...zeros(4), ...little32(26), ...little32(12)],
    ...[...little16(width), ...little16(height), 1, 0, 24, 0],
  ]);

const webp = (kind: string, inside: readonly number[]) =>
  Uint8Array.from([
    ...[...ascii("RIFF"), ...little32(12 + inside.length), ...ascii("WEBP"), ...ascii(kind)],
    ...[...little32(inside.length), ...inside],
  ]);

export const webpHeaders = {
  "VP8 ": (width: number, height: number) =>
    webp("VP8 ", [0x10, 0, 0, 0x9d, 0x01, 0x2a, ...little16(width | 0x4000), ...little16(height | 0x8000)]),
  VP8L: (width: number, height: number) =>
    webp("VP8L", [0x2f, ...little32(((width - 1) | ((height - 1) << 14) | (1 << 28)) >>> 0)]),
  VP8X: (width: number, height: number) =>
    webp("VP8X", [0x10, 0, 0, 0, ...little32(width - 1).slice(0, 3), ...little32(height - 1).slice(0, 3)]),
};
