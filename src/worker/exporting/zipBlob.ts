import { deflateSync, strToU8 } from "fflate";
import { crc32 } from "../../data/crc32.ts";

/** A file for an archive; a blob is packed already and stored as it is, without a copy in memory. */
export type ZipFile = { readonly name: string } & (
  { readonly bytes: Uint8Array<ArrayBuffer>; readonly packed: boolean } | { readonly blob: Blob }
);

/** 1980-01-01 at noon, as a zip writes it: the same contents are the same archive. */
const TIME = 12 << 11;
const DATE = (1 << 5) | 1;

/** Version 2.0 can be unpacked everywhere; bit 11 says that names are in UTF-8. */
const VERSION = 20;
const UTF8 = 1 << 11;
const STORED = 0;
const DEFLATED = 8;

const MOST = 2 ** 32 - 1;

interface Entry {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

/**
 * A zip archive of these files in this order; texts are deflated, what is packed already is stored.
 *
 * Source: PKWARE's APPNOTE 6.3.
 * @throws RangeError if it would be 4 GB or more
 */
export async function zipBlob(files: readonly ZipFile[]): Promise<Blob> {
  const parts: (Uint8Array<ArrayBuffer> | Blob)[] = [];
  const entries: Entry[] = [];
  let offset = 0;
  for (const file of files) {
    const { content, ...facts } = "blob" in file ? await ofBlob(file.blob) : ofBytes(file.bytes, file.packed);
    const entry: Entry = { name: strToU8(file.name), ...facts, offset };
    const header = localHeader(entry);
    entries.push(entry);
    parts.push(header, content);
    offset += header.length + entry.packedSize;
    if (offset > MOST)
      throw new RangeError(`a zip archive of less than 4 GB holds no more than ${MOST} bytes`);
  }
  const list = entries.map(listed);
  const listSize = list.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...parts, ...list, end(entries.length, listSize, offset)], { type: "application/zip" });
}

function ofBytes(bytes: Uint8Array<ArrayBuffer>, packed: boolean) {
  const content = packed ? bytes : deflateSync(bytes, { level: 9 });
  const sizes = { size: bytes.length, packedSize: content.length };
  return { content, method: packed ? STORED : DEFLATED, crc: crc32(bytes), ...sizes };
}

async function ofBlob(blob: Blob) {
  let crc = 0;
  for (const reader = blob.stream().getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    crc = crc32(value, crc);
  }
  return { content: blob, method: STORED, crc, size: blob.size, packedSize: blob.size };
}

function localHeader({ name, ...entry }: Entry): Uint8Array<ArrayBuffer> {
  return record(
    [
      [4, 0x04034b50],
      [2, VERSION],
      ...described(entry),
      [2, name.length],
      [2, 0], // no extra field
    ],
    name,
  );
}

function listed({ name, ...entry }: Entry): Uint8Array<ArrayBuffer> {
  return record(
    [
      [4, 0x02014b50],
      [2, VERSION],
      [2, VERSION],
      ...described(entry),
      [2, name.length],
      [2, 0], // neither extra field nor comment, on the first volume
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, entry.offset],
    ],
    name,
  );
}

function described({ method, crc, packedSize, size }: Omit<Entry, "name">): Field[] {
  return [
    [2, UTF8],
    [2, method],
    [2, TIME],
    [2, DATE],
    [4, crc],
    [4, packedSize],
    [4, size],
  ];
}

function end(count: number, listSize: number, listStart: number): Uint8Array<ArrayBuffer> {
  return record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listSize],
    [4, listStart],
    [2, 0],
  ]);
}

/** Bytes and value of a number in a record. */
type Field = readonly [size: 2 | 4, value: number];

/** Numbers, least byte first, and a name behind them. */
function record(fields: readonly Field[], name = new Uint8Array(0)): Uint8Array<ArrayBuffer> {
  const length = fields.reduce((sum, [size]) => sum + size, 0);
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  bytes.set(name, at);
  return bytes;
}
