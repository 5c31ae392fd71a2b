import type { OfferedFile } from "../worker/protocol.ts";

/** Files with the way to them, where a folder was chosen. */
export function offerFiles(files: Iterable<File>): OfferedFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}
