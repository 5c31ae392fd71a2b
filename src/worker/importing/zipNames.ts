/** Files of an archive that may hold a network; with more it is pictures. */
const MOST_NAMES = 1000;
const MOST_LIST_BYTES = 2 ** 20;

const END = { signature: 0x06054b50, size: 22, longestComment: 0xffff };
const LISTED = { signature: 0x02014b50, size: 46 };

/**
 * Names of a zip archive's files by a glance at its list, which is not checked: it tells who is to read the archive.
 * `null` where it is none, is damaged, or has too many files.
 */
export async function zipNames(file: Blob): Promise<readonly string[] | null> {
  const tail = await viewOf(file.slice(-(END.size + END.longestComment)));
  const end = lastRecord(tail);
  if (end === null) return null;
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
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

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}

function lastRecord(view: DataView): number | null {
  for (let at = view.byteLength - END.size; at >= 0; at--) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  return null;
}
