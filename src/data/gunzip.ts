import { Gunzip } from "fflate";
import { crc32 } from "./crc32.ts";
import { DataError, type DataErrorCode } from "./dataError.ts";
import { counted, sizeWords } from "./words.ts";

/**
 * Unpacked bytes beyond which a file is refused: room for the 814,255 images of EMNIST ByClass, the largest of the
 * sets that are known by name.
 */
export const UNPACKED_CAP = 640 * 2 ** 20;

/** Packed data that unpack to more than there is room for. */
export class UnpackedTooLarge extends DataError {
  constructor(file: string, cap: number) {
    const most = sizeWords(cap);
    super("too-large", file, `${file}: expected at most ${most} unpacked, got more. Choose a smaller file.`);
  }
}

export interface GunzipOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** Most bytes to unpack; default `UNPACKED_CAP`. */
  readonly cap?: number;
  /** Takes over what is unpacked, piece by piece, before it is known whether it is sound. */
  readonly onPiece: (piece: Uint8Array) => void;
}

/** Bytes handed to fflate at once. Deflate grows 1032-fold at most, so the cap is overshot by 33 MB at most. */
const PIECE = 32 * 1024;

/** How far back a member's trailer is looked for: further than any header lies between it and the next. */
const RECENT = 128 * 1024;

/** Lengths of the shortest header and of the trailer. */
const HEADER = 10;
const TRAILER = 8;
const MAGIC = [0x1f, 0x8b, 8];

/** Bytes that fflate waits for before it refuses a header, and the code it refuses it with. */
const REFUSED = 4;
const INVALID_HEADER = 6;

/**
 * Unpacks gzip in slices, any number of members, and holds every member to its CRC-32 and length.
 *
 * fflate inflates, but neither checks trailers nor misses one that is cut off; that is done here. Zeros
 * after the last member are padding; anything else there is refused. Slices are kept for a while: do
 * not write to them after the push. After an error the reader is spent.
 * @throws DataError `truncated`, `bad-gzip`, `bad-crc` or `too-large`.
 */
export class GunzipReader {
  private readonly file: string;
  private readonly cap: number;
  private readonly onPiece: (piece: Uint8Array) => void;
  private readonly gunzip: Gunzip;
  private readonly recent: Uint8Array[] = [];
  private recentStart = 0;
  /** Bytes fflate has been given; `recent` ends here. */
  private fed = 0;
  /** `fed` before zeros were added to find the end. */
  private realEnd = 0;
  /** Zeros at the end of the input so far: part of the file, or its padding. */
  private zeros = 0;
  private unpacked = 0;
  /** CRC-32 of all members, from the second on; before that it is the member's. */
  private wholeCrc: number | null = null;
  private memberCrc = 0;
  private memberLength = 0;

  constructor({ file, cap = UNPACKED_CAP, onPiece }: GunzipOptions) {
    this.file = file;
    this.cap = cap;
    this.onPiece = onPiece;
    this.gunzip = new Gunzip((piece) => this.take(piece));
    this.gunzip.onmember = (offset) => this.nextMember(offset);
  }

  get bytesIn(): number {
    return this.fed + this.zeros;
  }

  get bytesOut(): number {
    return this.unpacked;
  }

  push(slice: Uint8Array): void {
    let end = slice.length;
    while (end > 0 && slice[end - 1] === 0) end--;
    if (end > 0) {
      this.feedZeros(this.zeros);
      this.zeros = 0;
      this.feed(slice.subarray(0, end));
    }
    this.zeros += slice.length - end;
  }

  /** Checks the end; the CRC-32 of all that was unpacked. */
  finish(): number {
    const total = this.bytesIn;
    const dataEnd = this.findDataEnd();
    if (dataEnd === null || total < dataEnd + TRAILER) throw this.truncated(total);
    const end = dataEnd + TRAILER;
    if (!this.endsWith(this.trailer(), end)) throw this.badCrc();
    const extra = this.realEnd - end;
    if (extra > 0) {
      if (this.endsWith(MAGIC.slice(0, extra), this.realEnd)) throw this.truncated(total);
      throw this.error(
        "bad-gzip",
        `expected nothing after the gzip data, got ${counted(extra, "more byte")}`,
      );
    }
    return this.wholeCrc ?? this.memberCrc;
  }

  /**
   * Where the last member's compressed data end, or null if they do not.
   *
   * fflate does not tell. But once it is past the trailer it refuses four bytes that begin no header, so
   * zeros are added one at a time until it does; they may also be the file's own last zeros.
   */
  private findDataEnd(): number | null {
    this.realEnd = this.fed;
    for (let zeros = 1; zeros <= TRAILER + 2 * REFUSED; zeros++) {
      try {
        this.gunzip.push(new Uint8Array(1));
      } catch (error) {
        if (error instanceof DataError) throw error;
        const dataEnd = this.realEnd + zeros - REFUSED - TRAILER;
        const refused = (error as { code?: unknown }).code === INVALID_HEADER;
        return refused && dataEnd > HEADER ? dataEnd : null;
      }
    }
    return null;
  }

  private feedZeros(count: number): void {
    for (let left = count; left > 0; left -= PIECE) this.feed(new Uint8Array(Math.min(left, PIECE)));
  }

  private feed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      this.fed += piece.length;
      this.recent.push(piece);
      while (this.fed - this.recentStart - this.recent[0].length > RECENT) {
        this.recentStart += this.recent[0].length;
        this.recent.shift();
      }
      this.inflate(piece);
    }
  }

  private inflate(piece: Uint8Array): void {
    try {
      this.gunzip.push(piece);
    } catch (error) {
      if (error instanceof DataError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw this.error("bad-gzip", `expected gzip data, got ${reason} near byte ${this.fed}`);
    }
  }

  private take(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.memberCrc = crc32(piece, this.memberCrc);
    if (this.wholeCrc !== null) this.wholeCrc = crc32(piece, this.wholeCrc);
    this.memberLength += piece.length;
    this.unpacked += piece.length;
    this.onPiece(piece);
    if (this.unpacked > this.cap) throw new UnpackedTooLarge(this.file, this.cap);
  }

  private nextMember(offset: number): void {
    if (offset - TRAILER < this.recentStart) {
      throw this.error("bad-gzip", `expected a header of at most ${sizeWords(RECENT)}, got a longer one`);
    }
    if (!this.endsWith(this.trailer(), offset)) throw this.badCrc();
    this.wholeCrc ??= this.memberCrc;
    this.memberCrc = 0;
    this.memberLength = 0;
  }

  /** The trailer that the member read so far ought to have: CRC-32 and length, little-endian. */
  private trailer(): Uint8Array {
    const bytes = new Uint8Array(TRAILER);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, this.memberCrc, true);
    view.setUint32(4, this.memberLength % 2 ** 32, true);
    return bytes;
  }

  /** Whether the input up to `end` ends with `bytes`. */
  private endsWith(bytes: ArrayLike<number>, end: number): boolean {
    for (let i = 1; i <= bytes.length; i++) {
      if (this.byteAt(end - i) !== bytes[bytes.length - i]) return false;
    }
    return true;
  }

  /** Past the bytes fed there are only zeros. */
  private byteAt(offset: number): number {
    let start = this.recentStart;
    if (offset < start) return -1;
    for (const piece of this.recent) {
      if (offset < start + piece.length) return piece[offset - start];
      start += piece.length;
    }
    return 0;
  }

  private truncated(got: number): DataError {
    return this.error("truncated", `expected whole gzip data, got only the first ${counted(got, "byte")}`);
  }

  private badCrc(): DataError {
    return this.error("bad-crc", "expected data that match their gzip checksum, got damaged data");
  }

  private error(code: DataErrorCode, what: string): DataError {
    return new DataError(code, this.file, `${this.file}: ${what}. Download the file again.`);
  }
}
