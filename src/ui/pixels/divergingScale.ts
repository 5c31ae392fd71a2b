import { themeColour, type Rgb } from "./themeColour.ts";

/** Bytes −127 … 127 as packed RGBA pixels: vermilion below zero, paper at zero, blue above. */
export type DivergingScale = Uint32Array;

/** The scale in the colours of the theme in use; look a value up at `value + 128`. */
export function divergingScale(): DivergingScale {
  return scaleOf(themeColour("--weight-low"), themeColour("--zero"), themeColour("--weight-high"));
}

/** The scale between these colours. */
export function scaleOf(low: Rgb, zero: Rgb, high: Rgb): DivergingScale {
  const bytes = new Uint8ClampedArray(256 * 4);
  for (let value = -128; value < 128; value++) {
    const end = value < 0 ? low : high;
    const share = Math.min(1, Math.abs(value) / 127);
    zero.forEach((part, channel) => {
      bytes[(value + 128) * 4 + channel] = part + ((end[channel] ?? part) - part) * share;
    });
    bytes[(value + 128) * 4 + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}
