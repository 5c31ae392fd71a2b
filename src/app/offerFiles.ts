import type { Problem } from "../experiment/problem.ts";
import type { OfferedFile } from "../worker/protocol.ts";

/** Files with the way to them, where a folder was chosen. */
export function offerFiles(files: Iterable<File>): OfferedFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** A folder without files was given. */
export function emptyFolder(name: string): Problem {
  const message =
    `${name}: expected files of images or labels, or folders of pictures, got an empty folder. ` +
    "Choose another folder.";
  return { code: "empty", message, scope: "data" };
}
