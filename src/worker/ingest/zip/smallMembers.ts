import { inflateSync } from "fflate";
import { crc32 } from "../../../data/crc32.ts";
import { SMALL } from "../item.ts";

/** What an archive's list says of a file in it. */
export interface MemberFacts {
  /** Where its local header begins. */
  readonly offset: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly compressionMethod: number;
  readonly crc32?: number;
}

/** Bytes of the archive read at a time: many small files lie in them. */
const BLOCK = 2 ** 20;

/** A local header without name and extra field, its signature, and where the lengths of the two stand. */
const HEADER = 30;
const SIGNATURE = 0x04034b50;
const NAME_LENGTH = 26;
const EXTRA_LENGTH = 28;
const LONGEST = HEADER + 2 * 0xffff;

const STORED = 0;
const DEFLATED = 8;

/** Reads an archive's small files straight from its bytes: a stream for each would take a millisecond. */
export class SmallMembers {
  private start = 0;
  private block = new Uint8Array(0);

  constructor(private readonly archive: Blob) {}

  /** A file's bytes, sound by length and CRC-32; `null` if it is not small, or not sound. */
  async read(member: MemberFacts): Promise<Uint8Array | null> {
    const { compressedSize, uncompressedSize, compressionMethod } = member;
    if (Math.max(compressedSize, uncompressedSize) > SMALL) return null;
    const packed = await this.packed(member);
    if (packed === null) return null;
    const bytes = compressionMethod === STORED ? packed.slice() : inflated(packed, member);
    return bytes?.length === uncompressedSize && crc32(bytes) === member.crc32 ? bytes : null;
  }

  private async packed(member: MemberFacts): Promise<Uint8Array | null> {
    const header = await this.bytes(member.offset, HEADER);
    if (header === null) return null;
    const view = new DataView(header.buffer, header.byteOffset);
    if (view.getUint32(0, true) !== SIGNATURE) return null;
    const data = HEADER + view.getUint16(NAME_LENGTH, true) + view.getUint16(EXTRA_LENGTH, true);
    return this.bytes(member.offset + data, member.compressedSize);
  }

  private async bytes(from: number, length: number): Promise<Uint8Array | null> {
    if (from < 0 || from + length > this.archive.size) return null;
    if (from < this.start || from + length > this.start + this.block.length) {
      const end = from + Math.max(BLOCK, SMALL + LONGEST);
      this.block = new Uint8Array(await this.archive.slice(from, end).arrayBuffer());
      this.start = from;
    }
    return this.block.subarray(from - this.start, from - this.start + length);
  }
}

function inflated(
  packed: Uint8Array,
  { compressionMethod, uncompressedSize }: MemberFacts,
): Uint8Array | null {
  if (compressionMethod !== DEFLATED) return null;
  try {
    // Room for one byte more, so that too many are seen, and no more than that.
    return inflateSync(packed, { out: new Uint8Array(uncompressedSize + 1) });
  } catch {
    return null; // zip.js says what is wrong with it
  }
}
