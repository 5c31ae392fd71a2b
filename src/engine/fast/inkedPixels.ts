import { inkSegments } from "./layout.ts";

/** Share of the pixels above which walking only the inked ones costs more than walking all. */
export const DENSE_FROM = 0.5;

/** The images' bytes four by four, so that paper is passed over quickly; `null` where they do not stand so. */
function foursOf(images: Uint8Array, D: number): Uint32Array | null {
  if (D % 4 !== 0 || images.byteOffset % 4 !== 0) return null;
  return new Uint32Array(images.buffer, images.byteOffset, images.length / 4);
}

/** Bytes of a word that are not zero. */
function inkedOf(four: number): number {
  let bits = four | (four >>> 4);
  bits |= bits >>> 2;
  bits |= bits >>> 1;
  return Math.imul(bits & 0x01010101, 0x01010101) >>> 24;
}

/** Non-zero bytes of `images` and of the image with the most of them; images (N, D). */
export interface Ink {
  readonly total: number;
  readonly most: number;
  /** In the images before each, (N,). */
  readonly before: Uint32Array;
}

/** Counts the non-zero bytes of images (N, D). */
export function countInk(images: Uint8Array, D: number): Ink {
  const fours = foursOf(images, D);
  const before = new Uint32Array(images.length / D);
  let total = 0;
  let most = 0;
  for (let n = 0; n < before.length; n++) {
    before[n] = total;
    const [start, end] = [n * D, (n + 1) * D];
    if (fours !== null) {
      for (let i = start >> 2; i < end >> 2; i++) if (fours[i] !== 0) total += inkedOf(fours[i]);
    } else {
      for (let i = start; i < end; i++) if (images[i] !== 0) total++;
    }
    most = Math.max(most, total - before[n]);
  }
  return { total, most, before };
}

/**
 * Lists of images' inked pixels as words, `pixel · 256 + byte`, each written when it is first needed: a data set may
 * be trained on before all of it has been walked.
 */
export class InkLists {
  private readonly fours: Uint32Array | null;
  private readonly written: Uint8Array;

  /**
   * @param images (N, D)
   * @param words those of the memory as it is now
   * @param starts `words[starts + n · 9 + s]` takes the address in bytes of segment s of image n, s = 8 that of the end
   * @param lists where the lists stand
   */
  constructor(
    private readonly images: Uint8Array,
    private readonly D: number,
    private readonly ink: Ink,
    private readonly words: () => Int32Array,
    private readonly starts: number,
    private readonly lists: number,
  ) {
    this.fours = foursOf(images, D);
    this.written = new Uint8Array(ink.before.length);
  }

  /** Has the lists of these images written; numbers past the last image are others' and left alone. */
  write(numbers: Iterable<number>): void {
    const words = this.words();
    for (const n of numbers) {
      if (this.written[n] !== 0) continue; // undefined past the last
      this.list(n, words);
      this.written[n] = 1;
    }
  }

  writeAll(): void {
    this.write(this.written.keys());
  }

  private list(n: number, words: Int32Array): void {
    const { images, fours, D } = this;
    const segment = Math.ceil(D / inkSegments);
    const start = n * D;
    let at = this.lists + this.ink.before[n];
    let slot = this.starts + n * (inkSegments + 1);
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
    words[slot] = at * 4;
  }
}
