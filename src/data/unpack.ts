import { ByteSink } from "./byteSink.ts";
import { crc32 } from "./crc32.ts";
import { DataError } from "./dataError.ts";
import { GunzipReader, UNPACKED_CAP, type UnpackOptions } from "./gunzip.ts";

/** What a file held, with the CRC-32 of just that. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  readonly crc32: number;
}

interface Reader {
  readonly bytesOut: number;
  push(slice: Uint8Array): void;
  finish(): Unpacked;
}

/**
 * Reads a file in slices, gzipped or not: it is gzip if it begins with 1f 8b.
 *
 * Slices are kept for a while: do not write to them after the push. After an error the reader is spent.
 * @throws DataError as `GunzipReader` does.
 */
export class UnpackReader {
  private readonly options: UnpackOptions;
  private reader: Reader | null = null;
  private start = new Uint8Array(0);
  private read = 0;

  constructor(options: UnpackOptions) {
    this.options = options;
  }

  /** Bytes of the file read so far. */
  get bytesIn(): number {
    return this.read;
  }

  /** Bytes unpacked so far. */
  get bytesOut(): number {
    return this.reader === null ? 0 : this.reader.bytesOut;
  }

  push(slice: Uint8Array): void {
    this.read += slice.length;
    if (this.reader !== null) {
      this.reader.push(slice);
      return;
    }
    const start = new Uint8Array(this.start.length + slice.length);
    start.set(this.start);
    start.set(slice, this.start.length);
    this.start = start;
    if (start.length >= 2) this.begin();
  }

  finish(): Unpacked {
    return (this.reader ?? this.begin()).finish();
  }

  private begin(): Reader {
    const { start } = this;
    this.start = new Uint8Array(0);
    // A lone 1f is the first byte of a gzip file cut short, not an image.
    const gzipped = start[0] === 0x1f && (start.length === 1 || start[1] === 0x8b);
    this.reader = gzipped ? new GunzipReader(this.options) : new PlainReader(this.options);
    this.reader.push(start);
    return this.reader;
  }
}

/** A file read as it is. */
class PlainReader implements Reader {
  private readonly file: string;
  private readonly cap: number;
  private readonly sink: ByteSink;
  private crc = 0;

  constructor({ file, cap = UNPACKED_CAP, sizeHint = 0 }: UnpackOptions) {
    this.file = file;
    this.cap = cap;
    this.sink = new ByteSink(Math.min(sizeHint, cap));
  }

  get bytesOut(): number {
    return this.sink.length;
  }

  push(slice: Uint8Array): void {
    this.crc = crc32(slice, this.crc);
    this.sink.append(slice);
    if (this.sink.length > this.cap) {
      throw new DataError(
        "too-large",
        this.file,
        `${this.file}: expected at most ${this.cap} bytes, got more. Choose a smaller file.`,
      );
    }
  }

  finish(): Unpacked {
    return { bytes: this.sink.finish(), crc32: this.crc };
  }
}
