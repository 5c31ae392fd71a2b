/** Largest value that is still stretched: of 8×8 digits in UCI's sets, whose pixels count sixteenths. */
const FEW = 16;

/**
 * Makes bytes of pixels that may count from 0 to 1 or from 0 to 255, which is only known when one above 1 comes.
 *
 * Till then bytes hold 255 times the value, from which a value counted otherwise is restored exactly.
 */
export class PixelScale {
  private fractions = false;

  /** @param unit whether pixels count from 0 to 1, as far as is known. */
  constructor(public unit = true) {}

  /** The byte for a pixel of 0 to 255; the first `length` of `bytes` are those of the pixels before it. */
  byte(value: number, bytes: Uint8Array, length: number): number {
    if (this.unit) {
      if (value <= 1) return (255 * value + 0.5) | 0;
      this.leaveUnit(bytes, length);
    }
    const byte = (value + 0.5) | 0;
    if (byte !== value) this.fractions = true;
    return byte;
  }

  /** Pixels do not count from 0 to 1: the first `length` bytes were made as if they did. */
  private leaveUnit(bytes: Uint8Array, length: number): void {
    this.unit = false;
    for (let i = 0; i < length; i++) {
      const byte = bytes[i];
      if (byte > 0 && byte < 255) this.fractions = true;
      bytes[i] = byte > 127 ? 1 : 0;
    }
  }

  /** Stretches all bytes, in place, where they are few steps only; what to tell of it. */
  finish(bytes: Uint8Array): string[] {
    if (this.unit) return bytes.some((byte) => byte > 0) ? [stretched(1)] : [];
    const most = largestOfFew(bytes);
    if (most > 0) for (let i = 0; i < bytes.length; i++) bytes[i] = (bytes[i] * 255) / most + 0.5;
    return [
      ...(this.fractions ? ["Pixels were rounded to whole numbers."] : []),
      ...(most > 0 ? [stretched(most)] : []),
    ];
  }
}

const stretched = (most: number) => `Pixels from 0 to ${most} were stretched to 0 to 255.`;

/** The largest byte, 0 if that is more than `FEW`. */
function largestOfFew(bytes: Uint8Array): number {
  let most = 0;
  for (const byte of bytes) {
    if (byte > FEW) return 0;
    if (byte > most) most = byte;
  }
  return most;
}
