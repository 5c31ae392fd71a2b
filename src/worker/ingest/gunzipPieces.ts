import { DataError } from "../../data/dataError.ts";
import { GunzipReader, type GunzipOptions as GunzipReaderOptions } from "../../data/gunzip.ts";
import type { Pieces } from "./item.ts";

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

/** The browser found something other than a single whole member: `CarefulGunzip` finds out what it is. */
export class UnclearGzip extends Error {
  override readonly name = "UnclearGzip";
}

/**
 * Gunzips by the browser, which checks the member's CRC-32 and length; they are not counted again here.
 * @throws UnclearGzip unless it is a single whole member; DataError `too-large`
 */
export class NativeGunzip implements Unpacking {
  crc32 = 0;

  constructor(
    private readonly packed: Pieces,
    private readonly options: GunzipOptions,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const { readable, writable } = new DecompressionStream("gzip");
    const [source, sink] = [readable.getReader(), writable.getWriter()];
    const feeding = feed(this.packed, sink);
    feeding.catch(() => {}); // told below
    let unpacked = 0;
    let whole = false;
    try {
      for (;;) {
        const { done, value } = await orUnclear(source.read());
        if (done) break;
        unpacked += value.length;
        if (unpacked > this.options.cap) throw tooLarge(this.options);
        yield value;
      }
      const trailer = await orUnclear(feeding);
      // Not every browser refuses what follows the member.
      if (trailer.getUint32(4, true) !== unpacked % 2 ** 32) throw new UnclearGzip("more than one member");
      this.crc32 = trailer.getUint32(0, true);
      whole = true;
    } finally {
      if (!whole) {
        sink.abort().catch(() => {});
        source.cancel().catch(() => {});
      }
    }
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

/** Writes all of it, and returns its last bytes. */
async function feed(packed: Pieces, sink: WritableStreamDefaultWriter<BufferSource>): Promise<DataView> {
  let tail = new Uint8Array(0);
  try {
    for await (const piece of packed) {
      for (let at = 0; at < piece.length; at += FEED) {
        // A copy where it may be shared memory, as far as the types know; it never is.
        await sink.write(piece.subarray(at, at + FEED) as Uint8Array<ArrayBuffer>);
      }
      const last = piece.subarray(-TRAILER);
      const joined = new Uint8Array(tail.length + last.length);
      joined.set(tail);
      joined.set(last, tail.length);
      tail = joined.slice(-TRAILER);
    }
    await sink.close();
  } catch (error) {
    sink.abort(error).catch(() => {});
    throw error;
  }
  if (tail.length < TRAILER) throw new UnclearGzip("no trailer");
  return new DataView(tail.buffer);
}

async function orUnclear<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    // Whatever it is, the file read once more says it better.
    throw new UnclearGzip("refused by the browser", { cause: error });
  }
}

function tooLarge({ file, cap }: GunzipOptions): DataError {
  return new DataError(
    "too-large",
    file,
    `${file}: expected at most ${cap} bytes unpacked, got more. Choose a smaller file.`,
  );
}
