import { lightOf, type Picture } from "./picture.ts";
import { decodePlainPng } from "./png.ts";

/** Makes a picture of a file's bytes; whatever it throws says that they are none. */
export type Decode = (bytes: Uint8Array) => Promise<Picture>;

/** Longer side that large pictures come in; they are reduced to far less. */
const MAX_SIDE = 256;

/** Decodes a picture, turned as its camera was held; of a moving one the first. */
export const decodePicture: Decode = async (bytes) => {
  const plain = decodePlainPng(bytes);
  if (plain !== null) return plain;
  // A copy, as far as the types know of bytes that might be shared.
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: "none" });
  try {
    return drawn(bitmap);
  } finally {
    bitmap.close();
  }
};

function drawn(bitmap: ImageBitmap): Picture {
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("the browser gives no canvas to draw on");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const light = new Uint8Array(width * height);
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < light.length; i++) {
    light[i] = lightOf(data[4 * i], data[4 * i + 1], data[4 * i + 2]);
    alpha[i] = data[4 * i + 3];
  }
  return { width, height, light, alpha: alpha.every((value) => value === 255) ? null : alpha };
}
