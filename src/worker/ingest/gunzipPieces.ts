import {
  GunzipReader,
  UnpackedTooLarge,
  type GunzipOptions as GunzipReaderOptions,
} from "../../data/gunzip.ts";
import type { Pieces } from "./item.ts";
import { ZlibError, type GzipMember, type Zlib } from "./zlib.ts";

/** Bytes as they are unpacked. */
export interface Unpacking extends Pieces {
  /** Of all of them, once they have come. */
  readonly crc32: number;
}

type GunzipOptions = Required<Pick<GunzipReaderOptions, "file" | "cap">>;

/** Packed bytes handed on at once. Deflate grows 1032-fold at most, so the cap is overshot by 64 MB at most. */
const FEED = 64 * 1024;

/** A gzip member's CRC-32 and length, little-endian. */
const TRAILER = 8;

/** The fast way found something other than a single whole member: `CarefulGunzip` finds out what it is. */
export class UnclearGzip extends Error {
  override readonly name = "UnclearGzip";
}

/**
 * Gunzips by zlib, which checks the member's CRC-32 and length; they are not counted again here. A piece is good
 * until the next is asked for.
 * @throws UnclearGzip unless it is a single whole member; DataError `too-large`
 */
export class FastGunzip implements Unpacking {
  crc32 = 0;

  constructor(
    private readonly zlib: Zlib,
    private readonly packed: Pieces,
    private readonly options: GunzipOptions,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    let member: GzipMember | null = null;
    let tail: Uint8Array = new Uint8Array(0);
    let unpacked = 0;
    try {
      member = this.zlib.gunzip();
      for await (const packed of this.packed) {
        for (const piece of member.push(packed)) {
          unpacked += piece.length;
          if (unpacked > this.options.cap) throw new UnpackedTooLarge(this.options.file, this.options.cap);
          yield piece;
        }
        const last = packed.subarray(-TRAILER);
        tail = joined(tail, last).slice(-TRAILER);
      }
    } catch (error) {
      // The file read once more says it better.
      throw error instanceof ZlibError ? new UnclearGzip("refused by zlib", { cause: error }) : error;
    } finally {
      member?.close();
    }
    if (!member.complete) throw new UnclearGzip("cut short");
    this.crc32 = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  }
}

/** Gunzips any number of members, slower, and says what is wrong; @throws DataError as `GunzipReader` does. */
export class CarefulGunzip implements Unpacking {
  crc32 = 0;

  constructor(
    private readonly packed: Pieces,
    private readonly options: GunzipOptions,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const pieces: Uint8Array[] = [];
    const reader = new GunzipReader({ ...this.options, onPiece: (piece) => pieces.push(piece) });
    for await (const packed of this.packed) {
      for (let at = 0; at < packed.length; at += FEED) {
        reader.push(packed.subarray(at, at + FEED));
        yield* pieces.splice(0);
      }
    }
    this.crc32 = reader.finish();
    yield* pieces;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
