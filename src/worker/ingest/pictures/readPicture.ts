import { SNIFF_BYTES, stranger } from "../../../data/formats/sniff.ts";
import type { Item } from "../item.ts";
import { kindOf } from "../kindOf.ts";
import { headerSize, type PictureSize } from "./headerSize.ts";

/** Beyond these a file is no picture of a digit, and decoding it may take all memory. */
const MAX_FILE_BYTES = 64 * 2 ** 20;
export const MAX_PIXELS = 64e6;

/** A picture that is read, and not decoded yet. */
export interface ReadPicture {
  readonly item: Item;
  /** `null` where the picture is not to be decoded. */
  readonly bytes: Uint8Array | null;
  /** As its header has it; `null` where that says nothing. */
  readonly size: PictureSize | null;
  /** Whether it promises more pixels than a picture may have. */
  readonly isLarge: boolean;
  /** What it is instead of a picture that can be read, and what to do; `null` where nothing tells. */
  readonly stranger: ReturnType<typeof stranger>;
}

/**
 * Reads a picture's bytes, and lets go of them where they promise too much, or do not say how much: a browser decodes
 * more kinds than those whose headers are known, whatever their names.
 */
export async function readPicture(item: Item): Promise<ReadPicture> {
  if (kindOf(item.head).is !== "picture") {
    const strange = stranger(item.head.subarray(0, SNIFF_BYTES));
    return { item, bytes: null, size: null, isLarge: false, stranger: strange };
  }
  const bytes = item.size > MAX_FILE_BYTES ? null : await wholeOf(item);
  const size = bytes && headerSize(bytes);
  const isLarge = size !== null && size.width * size.height > MAX_PIXELS;
  return { item, bytes: size === null || isLarge ? null : bytes, size, isLarge, stranger: null };
}

/**
 * Pictures in turns, each of no more pixels together than one may have: those that are decoded side by side are all
 * in memory.
 */
export function inTurns(read: readonly ReadPicture[]): ReadPicture[][] {
  let turn: ReadPicture[] = [];
  const turns = [turn];
  let pixels = 0;
  for (const picture of read) {
    const { bytes, size } = picture;
    const own = bytes === null || size === null ? 0 : size.width * size.height;
    if (pixels + own > MAX_PIXELS) {
      turns.push((turn = []));
      pixels = 0;
    }
    turn.push(picture);
    pixels += own;
  }
  return turns;
}

async function wholeOf(item: Item): Promise<Uint8Array> {
  if (item.head.length >= item.size) return item.head;
  const whole = new Uint8Array(item.size);
  let at = 0;
  for await (const piece of item.read()) {
    if (at + piece.length > whole.length) throw new RangeError("more bytes than the archive's list says");
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.subarray(0, at);
}
