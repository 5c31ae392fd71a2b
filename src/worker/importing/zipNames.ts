/** Files of an archive that may hold a network; with more it is pictures. */
const MOST_NAMES = 1000;
const MOST_LIST_BYTES = 2 ** 20;

const LONGEST_COMMENT = 0xffff;
/** Bytes that some programs leave behind an archive's end, at most. */
const MOST_BEHIND = 0xffff;

const END = { signature: 0x06054b50, size: 22 };
const LISTED = { signature: 0x02014b50, size: 46 };

/** In the place of a number that stands elsewhere, in a record of zip64's. */
const ELSEWHERE_16 = 0xffff;
const ELSEWHERE_32 = 0xffffffff;

/** An archive's last record, and where in the file it stands. */
interface End {
  readonly at: number;
  readonly disk: number;
  readonly count: number;
  readonly size: number;
  readonly start: number;
}

/**
 * Names of a zip archive's files by a glance at its list, which is not checked: it tells who is to read the archive.
 * "cut off" where its end is missing, though an archive in it may have one; `null` where it is of several volumes, is
 * damaged otherwise, or has too many files.
 */
export async function zipNames(file: Blob): Promise<readonly string[] | "cut off" | null> {
  const end = await endOf(file);
  if (end === null) return "cut off";
  const { count, size, start } = end;
  if (count > MOST_NAMES || size > MOST_LIST_BYTES || start + size > file.size) return null;
  const list = await viewOf(file.slice(start, start + size));
  const decoder = new TextDecoder();
  const names: string[] = [];
  for (let at = 0; names.length < count;) {
    if (at + LISTED.size > list.byteLength || list.getUint32(at, true) !== LISTED.signature) return null;
    const length = list.getUint16(at + 28, true);
    const nameEnd = at + LISTED.size + length;
    if (nameEnd > list.byteLength) return null;
    names.push(decoder.decode(new Uint8Array(list.buffer, at + LISTED.size, length)));
    at = nameEnd + list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
  }
  return names;
}

/** The last record whose list is where it says: that of an archive within counts from where that begins. */
async function endOf(file: Blob): Promise<End | null> {
  const from = Math.max(0, file.size - END.size - LONGEST_COMMENT - MOST_BEHIND);
  const tail = await viewOf(file.slice(from));
  for (let i = tail.byteLength - END.size; i >= 0; i--) {
    if (tail.getUint32(i, true) !== END.signature) continue;
    const end = {
      at: from + i,
      disk: tail.getUint16(i + 4, true),
      count: tail.getUint16(i + 10, true),
      size: tail.getUint32(i + 12, true),
      start: tail.getUint32(i + 16, true),
    };
    if (await isOf(file, end)) return end;
  }
  return null;
}

async function isOf(file: Blob, { at, disk, count, size, start }: End): Promise<boolean> {
  // What stands elsewhere is for others to find.
  if (disk > 0 || count === ELSEWHERE_16 || size === ELSEWHERE_32 || start === ELSEWHERE_32) return true;
  if (count === 0 || start + size > at) return start + size === at;
  const signature = await viewOf(file.slice(start, start + 4));
  return signature.getUint32(0, true) === LISTED.signature;
}

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}
