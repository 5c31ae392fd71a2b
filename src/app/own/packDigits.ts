import type { OwnDigits } from "../../worker/protocol.ts";
import type { NewDigit } from "./shelf.ts";

const PIXELS = 784;

/** Digits one behind the other, as the worker and files take them; `null` for none. */
export function packDigits(digits: readonly NewDigit[], weight: number): OwnDigits | null {
  if (digits.length === 0) return null;
  const images = new Uint8Array(digits.length * PIXELS); // (M, 784)
  digits.forEach(({ image }, j) => {
    images.set(image, j * PIXELS);
  });
  return { images, labels: Uint8Array.from(digits, ({ label }) => label), weight };
}
