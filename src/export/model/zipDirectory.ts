import { strFromU8 } from "fflate";
import { ModelError, type ModelErrorCode } from "./modelError.ts";
import { findList } from "./zipEnd.ts";

/** A file in an archive as the archive's list describes it. */
export interface ZipEntry {
  readonly path: string;
  readonly method: "stored" | "deflated";
  readonly crc32: number;
  /** Unpacked, in bytes; nothing but a promise. */
  readonly size: number;
  /** As it stands in the archive. */
  readonly packed: Uint8Array;
}

/** What the list says of a file; `local` is where its local header begins. */
interface Listed {
  readonly name: Uint8Array;
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  readonly local: number;
}

type Refuse = (what: string, code?: ModelErrorCode) => never;

const LISTED = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };

/** In the place of a size that stands elsewhere, in a record of zip64's. */
const ELSEWHERE = 0xffffffff;

/** Flags: encrypted, strongly encrypted or with hidden names; sizes and checksum behind the data. */
const ENCRYPTED = 0x2041;
const BEHIND = 8;

const STORED = 0;
const DEFLATED = 8;
/** It grows no more than this many times. */
const DEFLATE_LIMIT = 1032;

const AGAIN = "Save or download it again.";

/**
 * The files of a zip archive, in the order of its list; folders are left out.
 *
 * List and local headers must agree, and files lie side by side.
 * Source: PKWARE's APPNOTE 6.3.
 * @throws ModelError `truncated`, `bad-zip` or `too-many-files`
 */
export function zipEntries(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  const refuse: Refuse = (what, code = "bad-zip") => {
    throw new ModelError(code, file, `${file}: expected ${what}`);
  };
  const list = findList(bytes, file);
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  const places: (readonly [start: number, end: number])[] = [];
  let at = list.start;
  for (let n = 0; n < list.count; n++) {
    const next = readListed(bytes.subarray(at, list.end));
    if (next === null) return refuse(`${list.count} files in its list, got ${n}. ${AGAIN}`);
    at += next.length;
    const { listed } = next;
    const { path, size, packedSize, crc32, local, method } = listed;
    checkListed(listed, refuse);
    if (seen.has(path)) refuse(`files of different names, got two called ${path}. Pack them anew.`);
    seen.add(path);
    const data = dataOf(bytes.subarray(0, list.start), listed, refuse);
    places.push([local, data + packedSize]);
    if (path.endsWith("/") && size === 0) continue;
    entries.push({
      ...{ path, crc32, size, method: method === STORED ? "stored" : "deflated" },
      packed: bytes.subarray(data, data + packedSize),
    });
  }
  if (at !== list.end) refuse(`${list.count} files in its list, got more. ${AGAIN}`);
  places.sort(([a], [b]) => a - b);
  if (places.some(([start], i) => i > 0 && start < places[i - 1][1])) {
    refuse("files side by side, got some that overlap, as in a zip bomb. Do not use this archive.");
  }
  return entries;
}

/** The file that the list goes on with, `null` if it does not go on with any. */
function readListed(list: Uint8Array): { readonly listed: Listed; readonly length: number } | null {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  if (list.length < LISTED.size || view.getUint32(0, true) !== LISTED.signature) return null;
  const nameEnd = LISTED.size + view.getUint16(28, true);
  const length = nameEnd + view.getUint16(30, true) + view.getUint16(32, true);
  if (length > list.length) return null;
  const name = list.subarray(LISTED.size, nameEnd);
  const listed = {
    ...{ name, path: strFromU8(name) },
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    crc32: view.getUint32(16, true),
    packedSize: view.getUint32(20, true),
    size: view.getUint32(24, true),
    local: view.getUint32(42, true),
  };
  return { listed, length };
}

function checkListed({ path, flags, method, packedSize, size, local }: Listed, refuse: Refuse): void {
  if ((flags & ENCRYPTED) !== 0) refuse(`files without a password, got ${path} encrypted. Unpack it first.`);
  if ([packedSize, size, local].includes(ELSEWHERE)) {
    refuse(`files of less than 4 GB, got zip64’s mark of more at ${path}. Pack them anew.`);
  }
  if (method !== STORED && method !== DEFLATED) {
    refuse(`files stored or deflated, got ${path} packed by method ${method}. Pack them as a plain zip.`);
  }
  if (method === STORED ? size !== packedSize : size > DEFLATE_LIMIT * packedSize) {
    refuse(`${path} to unpack to what ${packedSize} bytes can hold, got a promise of ${size}. ${AGAIN}`);
  }
}

/** Where a file's bytes begin, behind its local header; `files` is the archive up to its list. */
function dataOf(files: Uint8Array, listed: Listed, refuse: Refuse): number {
  const { path, name, local, flags, method, crc32, packedSize, size } = listed;
  const view = new DataView(files.buffer, files.byteOffset, files.byteLength);
  const start = local + LOCAL.size;
  if (start > files.length || view.getUint32(local, true) !== LOCAL.signature) {
    return refuse(`${path} at byte ${local}, got something else there. ${AGAIN}`);
  }
  const localName = files.subarray(start, start + view.getUint16(local + 26, true));
  const data = start + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const sameName = localName.length === name.length && localName.every((byte, i) => byte === name[i]);
  const sameKind = view.getUint16(local + 6, true) === flags && view.getUint16(local + 8, true) === method;
  const sameSizes =
    view.getUint32(local + 14, true) === crc32 &&
    // NumPy leaves room for large files: there the sizes stand in a record of zip64's.
    [ELSEWHERE, packedSize].includes(view.getUint32(local + 18, true)) &&
    [ELSEWHERE, size].includes(view.getUint32(local + 22, true));
  if (!sameName || !sameKind || !(sameSizes || (flags & BEHIND) !== 0)) {
    refuse(`${path} to be described alike in both places, got two descriptions. ${AGAIN}`);
  }
  if (data + packedSize > files.length) refuse(`${path} to end before the list of files, got more. ${AGAIN}`);
  return data;
}
