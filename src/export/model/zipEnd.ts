import { ModelError, type ModelErrorCode } from "./modelError.ts";

/** Where an archive's list of files stands, and how many it says there are. */
export interface ZipList {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** Most files of an archive: a network has two for each layer, and what comes beside it a few. */
const MOST_FILES = 1000;

const SIGNATURE = 0x06054b50;
const SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/** In the place of a number that stands elsewhere, in a record of zip64's. */
const ELSEWHERE_16 = 0xffff;
const ELSEWHERE_32 = 0xffffffff;

/**
 * Finds the list by the record that the archive ends with.
 * @throws ModelError `truncated`, `bad-zip` or `too-many-files`
 */
export function findList(bytes: Uint8Array, file: string): ZipList {
  const refuse = (code: ModelErrorCode, what: string): never => {
    throw new ModelError(code, file, `${file}: expected ${what}`);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = lastRecord(view);
  const again = "Save or download it again.";
  if (end === null) {
    return refuse("truncated", `a whole zip archive, got one without its list of files. ${again}`);
  }
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === ELSEWHERE_16 || size === ELSEWHERE_32 || start === ELSEWHERE_32) {
    refuse("bad-zip", "an archive of less than 4 GB, got zip64’s mark of more. Pack its files anew.");
  }
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    refuse("bad-zip", "a whole zip archive, got one volume of several. Join them first.");
  }
  if (count > MOST_FILES) {
    refuse("too-many-files", `at most ${MOST_FILES} files in it, got ${count}. Choose another file.`);
  }
  if (start + size !== end) {
    refuse("bad-zip", `its list of files to end at byte ${end}, got its end at ${start + size}. ${again}`);
  }
  return { start, end, count };
}

function lastRecord(view: DataView): number | null {
  const last = view.byteLength - SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== SIGNATURE) continue;
    if (at + SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}
