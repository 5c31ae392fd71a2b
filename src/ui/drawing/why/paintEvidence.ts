import { divergingScale } from "../../pixels/divergingScale.ts";
import { themeColour } from "../../pixels/themeColour.ts";

/** How much of the ink shows through where it says nothing. */
const FAINT = 0.16;

/** Paints evidence (D,) as pixels over a faint picture of the ink (D,): blue for, red against, paper for none. */
export function paintEvidence(
  context: CanvasRenderingContext2D,
  evidence: Float32Array,
  ink: Uint8Array,
  limit: number,
): void {
  const { width, height } = context.canvas;
  const scale = divergingScale();
  const colours = new Uint8ClampedArray(scale.buffer);
  const inkColour = themeColour("--ink");
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const share = limit > 0 ? (evidence[i] ?? 0) / limit : 0; // in [-1, 1]
    const at = (Math.round(share * 127) + 128) * 4;
    const faint = (1 - Math.abs(share)) * FAINT * ((ink[i] ?? 0) / 255);
    for (let channel = 0; channel < 3; channel++) {
      const colour = colours[at + channel] ?? 0;
      image.data[i * 4 + channel] = colour + ((inkColour[channel] ?? 0) - colour) * faint;
    }
    image.data[i * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
