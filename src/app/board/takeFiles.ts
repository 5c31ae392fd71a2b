import { offerFiles } from "../offerFiles.ts";
import type { Playground } from "../playground.ts";
import { isImage, onlyOneImage } from "./imageFiles.ts";

/** Takes files that were dropped, pasted or chosen: an image goes to the pad, everything else to the data. */
export function takeFiles(playground: Playground, files: readonly File[]): void {
  const images = files.filter(isImage);
  const data = files.filter((file) => !isImage(file));
  if (data.length > 0) void playground.data.loadFiles(offerFiles(data));
  const [image] = images;
  if (image) void playground.board.openImage(image);
  if (images.length > 1) playground.report(onlyOneImage(images));
}
