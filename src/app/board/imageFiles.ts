import { MissingPart, missingPartProblem } from "../../experiment/missingPart.ts";
import type { Problem } from "../../experiment/problem.ts";

const IMAGE_NAME = /\.(png|jpe?g|webp|gif|bmp|avif|hei[cf])$/i;

/** Whether a file is one for the pad, by its type or its name; all others are taken for data. */
export const isImage = ({ type, name }: File): boolean => type.startsWith("image/") || IMAGE_NAME.test(name);

/** An image that is not to be decoded, for a reason other than the decoder's. */
export class ImageSizeError extends Error {
  override readonly name = "ImageSizeError";
  readonly code = "image-too-large";
}

/** Why an image file did not make it to the pad. */
export function unreadableImage(file: File, error: unknown): Problem {
  if (error instanceof ImageSizeError) return { code: error.code, message: error.message, scope: "drawing" };
  if (error instanceof MissingPart) {
    return missingPartProblem(error, { where: file.name, again: "open it again", scope: "drawing" });
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message =
    `${file.name}: expected an image that this browser can decode, such as PNG, JPEG or WebP, ` +
    `got one that failed with "${reason}". Save it as PNG or JPEG and try again.`;
  return { code: "image-undecodable", message, scope: "drawing" };
}

/** Several images came at once. */
export function onlyOneImage(files: readonly File[]): Problem {
  const message =
    `Images: expected one to read, got ${files.length}. Reading ${files[0]?.name}; drop the others one by one. ` +
    "To train on images, drop a folder that has one folder of them for each class.";
  return { code: "image-count", message, scope: "drawing" };
}
