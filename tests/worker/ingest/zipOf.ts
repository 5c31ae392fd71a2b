import { crc32, deflateRawSync } from "node:zlib";

/** A file for a zip that Python would not write: one that lies about its length or checksum. */
export interface ZipMember {
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly deflate?: boolean;
  /** Deflated already. */
  readonly packed?: Uint8Array;
  readonly size?: number;
  readonly crc32?: number;
}

/** A zip archive as APPNOTE.TXT describes it, 4.3.7 to 4.3.16. */
export function zipOf(members: readonly ZipMember[]): Uint8Array<ArrayBuffer> {
  const files: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let offset = 0;
  for (const member of members) {
    const { path, bytes = new Uint8Array(0), deflate = true } = member;
    const packed = member.packed ?? (deflate ? deflateRawSync(bytes) : bytes);
    const name = Buffer.from(path);
    const common = fields(
      ...[
        [20, 2],
        [0x800, 2],
        [deflate ? 8 : 0, 2],
        [0, 4],
      ],
      ...[
        [member.crc32 ?? crc32(bytes), 4],
        [packed.length, 4],
        [member.size ?? bytes.length, 4],
      ],
      ...[
        [name.length, 2],
        [0, 2],
      ],
    );
    const local = Buffer.concat([fields([0x04034b50, 4]), common, name, packed]);
    list.push(
      fields([0x02014b50, 4], [20, 2]),
      common,
      fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      name,
    );
    files.push(local);
    offset += local.length;
  }
  const count = members.length;
  const size = list.reduce((sum, { length }) => sum + length, 0);
  const end = fields([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  return new Uint8Array(Buffer.concat([...files, ...list, end]));
}

/** Little-endian numbers of so many bytes each. */
function fields(...values: readonly (readonly number[])[]): Uint8Array {
  const bytes = Buffer.alloc(values.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of values) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
