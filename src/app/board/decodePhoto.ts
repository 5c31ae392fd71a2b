import { sizeWords } from "../../data/words.ts";
import type { Photo } from "../../worker/protocol.ts";
import { ImageSizeError } from "./imageFiles.ts";

/** Longer side that photos are scaled down to; a digit needs far less. */
export const MAX_SIDE = 1600;

/** Beyond these a file is no photo of a digit, and decoding it may take all memory. */
const MAX_FILE_BYTES = 64 * 2 ** 20;
const MAX_PIXELS = 128 * 2 ** 20;

/**
 * Decodes an image file, turned as its camera was held (EXIF) and scaled down to `MAX_SIDE`.
 * @throws ImageSizeError if it is too large
 * @throws DOMException if the browser cannot decode it
 */
export async function decodePhoto(file: File): Promise<Photo> {
  if (file.size > MAX_FILE_BYTES) throw tooLarge(file, sizeWords(file.size), sizeWords(MAX_FILE_BYTES));
  const size = await sizeOf(file);
  if (size.width * size.height > MAX_PIXELS) {
    throw tooLarge(file, `${size.width}×${size.height} pixels`, "128 million pixels");
  }
  const bitmap = await createImageBitmap(file);
  try {
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("it gives no canvas to draw on");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    return { width, height, rgba: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}

/** An image's size, which stands in its first bytes: nothing is decoded for it. */
function sizeOf(file: File): Promise<{ width: number; height: number }> {
  const address = URL.createObjectURL(file);
  return new Promise<{ width: number; height: number }>((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      resolve({ width: image.naturalWidth, height: image.naturalHeight });
    };
    image.onerror = () => {
      reject(new DOMException("the source image could not be decoded", "InvalidStateError"));
    };
    image.src = address;
  }).finally(() => {
    URL.revokeObjectURL(address);
  });
}

function tooLarge(file: File, got: string, most: string): ImageSizeError {
  return new ImageSizeError(
    `${file.name}: expected an image of at most ${most}, got ${got}. Crop it to what is to be read and try again.`,
  );
}
