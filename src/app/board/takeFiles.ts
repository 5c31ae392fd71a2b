import type { Problem } from "../../experiment/problem.ts";
import type { OfferedFile } from "../../worker/protocol.ts";
import { emptyFolder, offerFiles } from "../offerFiles.ts";
import type { Playground } from "../playground.ts";
import { MOST_FILES, readFolders, type Found } from "../readFolders.ts";
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
  const { store } = playground;
  const show = (files: number) => {
    const file = `${name}: ${files.toLocaleString("en")} files found`;
    store.setState({ loading: { file, bytesRead: 0, bytesTotal: 0, bytesUnpacked: 0 } });
  };
  show(0);
  const found = await readFolders(entries, { onProgress: show });
  store.setState({ loading: null });
  takeFound(playground, name, found);
}

function takeFound(playground: Playground, name: string, { files, unreadable, more }: Found): void {
  if (more) {
    playground.report(tooManyFiles(name));
    return;
  }
  if (files.length > 0) takeOffered(playground, files);
  else if (unreadable.length === 0) playground.report(emptyFolder(name));
  if (unreadable.length > 0) playground.report(unreadableFiles(unreadable));
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

function tooManyFiles(name: string): Problem {
  const message =
    `${name}: expected at most ${MOST_FILES.toLocaleString("en")} files, got more. ` +
    "Drop one data set at a time, or pack it as a zip.";
  return { code: "too-many-files", message, scope: "data" };
}

function unreadableFiles(paths: readonly string[]): Problem {
  const others = paths.length > 1 ? ` and ${(paths.length - 1).toLocaleString("en")} more` : "";
  const message =
    `${paths[0]}${others}: expected files that can be read, got none. Were they moved, or are they locked? ` +
    "Drop the folder again.";
  return { code: "unreadable", message, scope: "data" };
}
