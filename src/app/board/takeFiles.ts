import type { OfferedFile } from "../../worker/protocol.ts";
import { offerFiles } from "../offerFiles.ts";
import type { Playground } from "../playground.ts";
import { isImage, onlyOneImage } from "./imageFiles.ts";

/** Takes files that were chosen: an image by itself goes to the pad, everything else to the data. */
export function takeFiles(playground: Playground, files: readonly File[]): void {
  takeOffered(playground, offerFiles(files));
}

/**
 * Takes files and folders that were dropped or pasted. What they are is asked at once, as the event forgets it;
 * folders are read afterwards.
 */
export function takeTransfer(playground: Playground, transfer: DataTransfer): void {
  const entries = Array.from(transfer.items, (item) =>
    item.kind === "file" ? item.webkitGetAsEntry() : null,
  );
  const known = entries.filter((entry) => entry !== null);
  const folder = known.find(({ isDirectory }) => isDirectory);
  if (folder) void takeEntries(playground, folder.name, known);
  else takeFiles(playground, [...transfer.files]);
}

async function takeEntries(
  playground: Playground,
  name: string,
  entries: readonly FileSystemEntry[],
): Promise<void> {
  const looked = await playground.data.folders.look(name, entries);
  if (looked === null) return;
  if (looked.files.length > 0) takeOffered(playground, looked.files);
  if (looked.problem) playground.report(looked.problem);
}

function takeOffered(playground: Playground, offered: readonly OfferedFile[]): void {
  const forPad = ({ path, file }: OfferedFile) => !path.includes("/") && isImage(file);
  const images = offered.filter(forPad).map(({ file }) => file);
  const data = offered.filter((one) => !forPad(one));
  if (data.length > 0) void playground.data.loadFiles(data);
  const [image] = images;
  if (image) void playground.board.openImage(image);
  if (images.length > 1) playground.report(onlyOneImage(images));
}
