import {
  checkSides,
  splitInName,
  type DatasetFile,
  type FormatReader,
  type ReaderOptions,
} from "../datasetFile.ts";
import { GrowingBytes } from "../growingBytes.ts";
import { checkIdxLength, IDX_HEADER, readIdxHeader, type IdxHeader } from "../idx.ts";

/**
 * Reads an IDX file of images or labels, told apart by their magic numbers, straight into the array it hands out.
 * @throws DataError as `readIdxHeader` and `checkIdxLength` do, or `unsupported-size`.
 */
export class IdxReader implements FormatReader {
  private start = new Uint8Array(0);
  private header: IdxHeader | null = null;
  private items: GrowingBytes | null = null;
  /** Bytes of the file so far. */
  private got = 0;

  constructor(private readonly options: ReaderOptions) {}

  push(piece: Uint8Array): void {
    this.got += piece.length;
    if (this.header === null || this.items === null) {
      const start = new Uint8Array(this.start.length + piece.length);
      start.set(this.start);
      start.set(piece, this.start.length);
      this.start = start;
      if (start.length >= IDX_HEADER) this.begin();
      return;
    }
    // What is too much is counted, to be told, and not kept.
    const rest = this.header.length - this.header.offset - this.items.length;
    this.items.append(piece.length <= rest ? piece : piece.subarray(0, rest));
  }

  finish(crc32: number | null): readonly DatasetFile[] {
    const { header, items } =
      this.header && this.items ? { header: this.header, items: this.items } : this.begin();
    const { name } = this.options;
    checkIdxLength(header, this.got, name);
    const [count, rows, cols] = header.dimensions;
    const part = { name, split: splitInName(name), count, crc32, bond: null, notes: [] };
    const values = items.finish();
    if (rows === undefined || cols === undefined)
      return [{ kind: "labels", ...part, values, classNames: null }];
    return [{ kind: "images", ...part, values, rows, cols }];
  }

  private begin(): { header: IdxHeader; items: GrowingBytes } {
    const { name, sizeHint } = this.options;
    const header = readIdxHeader(this.start, name);
    const [, rows, cols] = header.dimensions;
    if (rows !== undefined && cols !== undefined) checkSides(name, rows, cols);
    // A header may promise anything: memory is taken for what the file's size bears out.
    const size = Math.min(header.length, Math.max(sizeHint, this.got)) - header.offset;
    const items = new GrowingBytes(Math.max(0, size));
    items.append(this.start.subarray(header.offset, header.length));
    this.start = new Uint8Array(0);
    this.header = header;
    this.items = items;
    return { header, items };
  }
}
