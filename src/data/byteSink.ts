/**
 * Bytes gathered piece by piece and handed out as one array.
 *
 * `sizeHint` is trusted only as far as it comes true: that much is reserved, and what does not fit is
 * kept beside it. With a true hint nothing is ever moved; with none the peak is twice the result.
 */
export class ByteSink {
  private readonly reserved: Uint8Array;
  private readonly overflow: Uint8Array[] = [];
  private filled = 0;
  private total = 0;

  constructor(sizeHint = 0) {
    this.reserved = new Uint8Array(sizeHint);
  }

  /** Bytes so far. */
  get length(): number {
    return this.total;
  }

  /** Takes `piece` over: its owner must not write to it again. */
  append(piece: Uint8Array): void {
    this.total += piece.length;
    const fits = Math.min(piece.length, this.reserved.length - this.filled);
    if (fits > 0) {
      this.reserved.set(fits === piece.length ? piece : piece.subarray(0, fits), this.filled);
      this.filled += fits;
    }
    if (fits < piece.length) this.overflow.push(fits === 0 ? piece : piece.subarray(fits));
  }

  /** All the bytes; the sink must not be used again. */
  finish(): Uint8Array {
    // A hint far too high must not keep its memory alive behind a small view.
    const mostlyUsed = this.filled * 2 >= this.reserved.length;
    if (this.overflow.length === 0) {
      return mostlyUsed ? this.reserved.subarray(0, this.filled) : this.reserved.slice(0, this.filled);
    }
    const whole = new Uint8Array(this.total);
    whole.set(this.reserved.subarray(0, this.filled));
    let at = this.filled;
    for (const piece of this.overflow) {
      whole.set(piece, at);
      at += piece.length;
    }
    this.overflow.length = 0;
    return whole;
  }
}
