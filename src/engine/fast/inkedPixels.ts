import { inkSegments } from "./layout.ts";

/** Share of the pixels above which walking only the inked ones costs more than walking all. */
export const DENSE_FROM = 0.5;

/** The images' bytes four by four, so that paper is passed over quickly; `null` where they do not stand so. */
function foursOf(images: Uint8Array, D: number): Uint32Array | null {
  if (D % 4 !== 0 || images.byteOffset % 4 !== 0) return null;
  return new Uint32Array(images.buffer, images.byteOffset, images.length / 4);
}

/** Non-zero bytes of `images` and of the image with the most of them; images (N, D). */
export function countInk(images: Uint8Array, D: number): { total: number; most: number } {
  const fours = foursOf(images, D);
  let total = 0;
  let most = 0;
  for (let start = 0; start < images.length; start += D) {
    let inked = 0;
    for (let i = start; i < start + D; i++) {
      if (fours !== null && (i & 3) === 0 && fours[i >> 2] === 0) i += 3;
      else if (images[i] !== 0) inked++;
    }
    total += inked;
    if (inked > most) most = inked;
  }
  return { total, most };
}

/**
 * Writes each image's inked pixels as words, `pixel · 256 + byte`, image after image.
 *
 * @param words of the memory; the lists start at `lists`, and `words[starts + n · 9 + s]` takes the address in bytes
 *   of segment s of image n, s = 8 that of the end
 */
export function writeInk(
  images: Uint8Array,
  D: number,
  words: Int32Array,
  starts: number,
  lists: number,
): void {
  const fours = foursOf(images, D);
  const segment = Math.ceil(D / inkSegments);
  let at = lists;
  let slot = starts;
  for (let start = 0; start < images.length; start += D) {
    for (let s = 0; s < inkSegments; s++) {
      words[slot++] = at * 4;
      for (let i = s * segment, end = Math.min(D, i + segment); i < end; i++) {
        if (fours !== null && (i & 3) === 0 && i + 4 <= end && fours[(start + i) >> 2] === 0) {
          i += 3;
          continue;
        }
        const byte = images[start + i];
        if (byte !== 0) words[at++] = (i << 8) | byte;
      }
    }
    words[slot++] = at * 4;
  }
}
