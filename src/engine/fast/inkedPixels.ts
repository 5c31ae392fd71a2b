/** Share of the pixels above which walking only the inked ones costs more than walking all. */
export const DENSE_FROM = 0.5;

/** Non-zero bytes of `images` and of the image with the most of them; images (N, D). */
export function countInk(images: Uint8Array, D: number): { total: number; most: number } {
  let total = 0;
  let most = 0;
  for (let start = 0; start < images.length; start += D) {
    let inked = 0;
    for (let i = start; i < start + D; i++) if (images[i] !== 0) inked++;
    total += inked;
    if (inked > most) most = inked;
  }
  return { total, most };
}

/**
 * Writes each image's inked pixels as words, `pixel · 256 + byte`, image after image.
 *
 * @param words of the memory; the lists start at `lists`, and `words[starts + n]` takes the address in bytes of
 *   image n's, one more for where the last ends
 */
export function writeInk(
  images: Uint8Array,
  D: number,
  words: Uint32Array,
  starts: number,
  lists: number,
): void {
  let at = lists;
  let n = starts;
  for (let start = 0; start < images.length; start += D) {
    words[n++] = at * 4;
    for (let i = 0; i < D; i++) {
      const byte = images[start + i];
      if (byte !== 0) words[at++] = (i << 8) | byte;
    }
  }
  words[n] = at * 4;
}
