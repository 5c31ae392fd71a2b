import { SNIFF_BYTES, sniff, type Format } from "../../data/formats/sniff.ts";

export type PictureKind = "PNG" | "JPEG" | "GIF" | "BMP" | "WebP";
export type Kind =
  | { readonly is: "picture"; readonly as: PictureKind }
  | { readonly is: "data"; readonly as: Format }
  | { readonly is: "unknown" };

const PICTURE_NAME = /\.(png|jpe?g|webp|gif|bmp)$/i;

/** What a file is, by its first bytes. */
export function kindOf(head: Uint8Array): Kind {
  const format = sniff(head.subarray(0, SNIFF_BYTES));
  if (format === "png") return { is: "picture", as: "PNG" };
  if (format === "jpeg") return { is: "picture", as: "JPEG" };
  const starts = (text: string, at = 0) =>
    Array.from(text, (letter) => letter.charCodeAt(0)).every((code, i) => head[at + i] === code);
  if (starts("GIF87a") || starts("GIF89a")) return { is: "picture", as: "GIF" };
  if (starts("RIFF") && starts("WEBP", 8)) return { is: "picture", as: "WebP" };
  // "BM" alone may begin a text; a bitmap's header has four zeros and its own length behind it.
  if (starts("BM") && starts("\0\0\0\0", 6)) return { is: "picture", as: "BMP" };
  return format === null ? { is: "unknown" } : { is: "data", as: format };
}

/** Whether a file in a folder or archive is to be decoded: it is a picture, or its name says so and nothing else. */
export function isPicture(kind: Kind, path: string): boolean {
  if (kind.is === "picture") return true;
  return namesPicture(path) && (kind.is === "unknown" || kind.as === "csv");
}

/** Whether a name promises a picture. */
export const namesPicture = (path: string): boolean => PICTURE_NAME.test(path);
