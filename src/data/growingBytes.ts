/** Reserved at first where nothing is known of the size. */
const FIRST = 64 * 1024;

/**
 * One array of bytes that grows as it is written to.
 *
 * A size that comes true costs no move and no second copy; one far too high costs address space only, as the array
 * handed out at the end is cut to what was written. Without a size it doubles, so the peak is three times the result.
 */
export class GrowingBytes {
  private bytes: Uint8Array;
  private filled = 0;

  constructor(sizeHint = 0) {
    this.bytes = new Uint8Array(Math.max(sizeHint, FIRST));
  }

  get length(): number {
    return this.filled;
  }

  append(piece: Uint8Array): void {
    this.room(piece.length).set(piece, this.filled);
    this.filled += piece.length;
  }

  /** The array with room for `more` bytes behind `length`: write there, then `wrote` them. */
  room(more: number): Uint8Array {
    const needed = this.filled + more;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
      grown.set(this.bytes.subarray(0, this.filled));
      this.bytes = grown;
    }
    return this.bytes;
  }

  wrote(count: number): void {
    this.filled += count;
  }

  /** Forgets what was written first; the rest moves to the front. */
  dropFirst(count: number): void {
    this.bytes.copyWithin(0, count, this.filled);
    this.filled -= count;
  }

  /** What was written, still the same memory: for changes in place. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.filled);
  }

  /** The bytes written; the sink must not be used again. */
  finish(): Uint8Array {
    // Half empty or more, the view would keep its memory alive for nothing.
    return this.filled * 2 >= this.bytes.length ? this.view() : this.bytes.slice(0, this.filled);
  }
}
