import { kindOf } from "../kindOf.ts";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size that a picture's header promises, before anything is decoded: a few bytes can promise more pixels than
 * there is memory. `null` where the header is of another kind or ends too early.
 */
export function headerSize(bytes: Uint8Array): PictureSize | null {
  const kind = kindOf(bytes);
  if (kind.is !== "picture") return null;
  try {
    return readers[kind.as](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) return null; // it ends before it says
    throw error;
  }
}

const readers = {
  PNG: (view: DataView) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  JPEG: jpegSize,
  GIF: gifSize,
  BMP: bmpSize,
  WebP: webpSize,
};

/** Markers that have no length behind them: TEM, and RST0 to EOI. Source: ITU-T T.81, table B.1. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);

/** Frame headers are SOF0 to SOF15; three markers among them are of tables and extensions. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Goes from segment to segment, over the small picture that a camera may have put into one, to the frame's header.
 * Stray bytes between segments are passed over, as decoders do.
 */
function jpegSize(view: DataView): PictureSize {
  for (let at = 2; ;) {
    while (view.getUint8(at) !== 0xff) at++;
    while (view.getUint8(at) === 0xff) at++; // any number of them may stand before a marker
    const marker = view.getUint8(at++);
    if (isFrame(marker)) return { height: view.getUint16(at + 3), width: view.getUint16(at + 5) };
    if (!isAlone(marker)) at += view.getUint16(at);
  }
}

/**
 * The screen, or the first frame where that is larger: decoders make room for both. Source: GIF89a, sections 18, 20
 * and 23.
 */
function gifSize(view: DataView): PictureSize | null {
  const flags = view.getUint8(10);
  let at = 13 + (flags & 0x80 ? 3 * 2 ** (1 + (flags & 7)) : 0);
  while (view.getUint8(at) === 0x21) {
    at += 2;
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at++;
  }
  if (view.getUint8(at) !== 0x2c) return null;
  const uint16 = (from: number) => view.getUint16(from, true);
  return {
    width: Math.max(uint16(6), uint16(at + 1) + uint16(at + 5)),
    height: Math.max(uint16(8), uint16(at + 3) + uint16(at + 7)),
  };
}

/** Rows counted from the top have a negative height; the header of OS/2, 12 bytes long, has half the width for each. */
function bmpSize(view: DataView): PictureSize {
  if (view.getUint32(14, true) === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** Source: RFC 9649, section 2.7 and 3.4; RFC 6386, section 9.1. */
function webpSize(view: DataView): PictureSize | null {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  const uint24 = (at: number) => view.getUint16(at, true) + 0x10000 * view.getUint8(at + 2);
  if (chunk === "VP8X") return { width: 1 + uint24(24), height: 1 + uint24(27) };
  if (chunk === "VP8 ") {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk !== "VP8L") return null;
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
