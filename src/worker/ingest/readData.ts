import { DataError } from "../../data/dataError.ts";
import { splitInName, type DatasetFile, type FormatReader } from "../../data/datasetFile.ts";
import { IdxReader } from "../../data/formats/idxReader.ts";
import { openReader } from "../../data/formats/openReader.ts";
import { SNIFF_BYTES, unknownFormat } from "../../data/formats/sniff.ts";
import { fetchPart } from "../../experiment/missingPart.ts";
import { publishedFiles, type PublishedFile } from "../../data/known/publishedFiles.ts";
import { CarefulGunzip, FastGunzip, UnclearGzip, type Unpacking } from "./gunzipPieces.ts";
import type { Item, Pieces } from "./item.ts";
import { kindOf } from "./kindOf.ts";
import type { LoadWatch } from "./loadWatch.ts";
import { publishedSet } from "./publishedSet.ts";
import type { Zlib } from "./zlib.ts";

export interface ReadOptions {
  readonly watch: LoadWatch;
  /** Most bytes that a packed file may unpack to. */
  readonly cap: number;
  readonly openZlib: OpenZlib;
  /** Files of well-known sets that are told by their checksums; those that are known where nothing else is given. */
  readonly published?: readonly PublishedFile[];
}

/** Gives zlib, or `null` where it cannot be had. */
export type OpenZlib = () => Promise<Zlib | null>;

/** The shortest gzip file. */
const GZIP_MIN = 18;

/**
 * Reads a file of images or labels, gzipped or not, of any format that `openReader` knows.
 * @throws DataError if it is none or damaged; the browser's error if it cannot be read
 */
export async function readData(item: Item, options: ReadOptions): Promise<readonly DatasetFile[]> {
  const parts = await unpackAndRead(item, options);
  const publishedIn = await publishedSet(item, options.published ?? publishedFiles);
  return parts.map((part) => ({
    ...part,
    // A folder's or archive's name may speak of both; the file's own is nearer.
    split: part.split ?? splitInName(lastOf(item.path)),
    ...(publishedIn !== null && { publishedIn }),
  }));
}

async function unpackAndRead(item: Item, options: ReadOptions): Promise<readonly DatasetFile[]> {
  const { watch, cap } = options;
  if (!isGzip(item.head)) return new Pour(item, options).drain(item.read(), item.size, item.crc32);
  const packed = () => counted(item, watch);
  const rewind = watch.mark();
  const [sizeHint, zlib] = await Promise.all([unpackedSize(item), options.openZlib()]);
  if (zlib !== null) {
    try {
      return await new Pour(item, options).drain(
        new FastGunzip(zlib, packed(), { file: item.name, cap }),
        sizeHint,
      );
    } catch (error) {
      if (!(error instanceof UnclearGzip)) throw error;
      rewind();
    }
  }
  return new Pour(item, options).drain(new CarefulGunzip(packed(), { file: item.name, cap }), sizeHint);
}

/** Bytes poured into the reader of whatever format they turn out to be. */
class Pour {
  private reader: FormatReader | null = null;
  private start = new Uint8Array(0);
  /** What the reader said, which counts only if the archive itself is whole: it may have been fed damaged bytes. */
  private refusal: { readonly error: unknown } | null = null;

  constructor(
    private readonly item: Item,
    private readonly options: ReadOptions,
  ) {}

  async drain(
    pieces: Pieces | Unpacking,
    sizeHint: number,
    crc32: number | null = null,
  ): Promise<readonly DatasetFile[]> {
    const { watch } = this.options;
    const unpacking = "crc32" in pieces;
    for await (const piece of pieces) {
      watch.advance(unpacking ? 0 : storedOf(this.item, piece), piece.length);
      if (this.refusal === null) await this.take(piece, sizeHint);
      if (this.refusal !== null && !unpacking && crc32 === null) break;
      await watch.pause();
    }
    if (this.refusal !== null) throw this.refusal.error;
    const reader = this.reader ?? (await this.open(sizeHint));
    return reader.finish(unpacking ? pieces.crc32 : crc32);
  }

  private async take(piece: Uint8Array, sizeHint: number): Promise<void> {
    try {
      if (this.reader !== null) {
        this.reader.push(piece);
        return;
      }
      const start = new Uint8Array(this.start.length + piece.length);
      start.set(this.start);
      start.set(piece, this.start.length);
      this.start = start;
      if (start.length >= SNIFF_BYTES) await this.open(sizeHint);
    } catch (error) {
      this.refusal = { error };
    }
  }

  private async open(sizeHint: number): Promise<FormatReader> {
    const { start, item } = this;
    this.start = new Uint8Array(0);
    const kind = kindOf(start);
    if (kind.is === "picture") throw loosePicture(item.name, kind.as);
    if (kind.is === "unknown") throw unknownFormat(item.name, start.subarray(0, SNIFF_BYTES));
    if (kind.as !== "idx" && kind.as !== "npy" && kind.as !== "csv") throw packedTwice(item.name, kind.as);
    const options = { name: item.name, sizeHint };
    // MNIST's own format is at hand, wherever the page has got to by then; the others are fetched.
    const { as } = kind;
    const reader =
      as === "idx" ? new IdxReader(options) : await fetchPart(`reads .${as}`, () => openReader(as, options));
    reader.push(start);
    this.reader = reader;
    return reader;
  }
}

/** A picture where there should be data. */
export function loosePicture(name: string, kind: string): DataError {
  return new DataError(
    "wrong-format",
    name,
    `${name}: expected a file of images or labels, got a single ${kind} picture. To have it read, drop it ` +
      "by its picture name (.png, .jpg); to train on pictures, drop a folder that has one folder for each class.",
  );
}

function packedTwice(name: string, format: string): DataError {
  return new DataError(
    "wrong-format",
    name,
    `${name}: expected images or labels in it, got another ${format} archive. Unpack it and drop what is inside.`,
  );
}

// A lone 1f is the first byte of a gzip file cut short, not an image.
const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && (head.length === 1 || head[1] === 0x8b);

async function* counted(item: Item, watch: LoadWatch): AsyncGenerator<Uint8Array> {
  for await (const piece of item.read()) {
    watch.advance(storedOf(item, piece), 0);
    yield piece;
  }
}

/** What a piece takes where the file lies. */
const storedOf = ({ stored, size }: Item, { length }: Uint8Array): number =>
  size > 0 ? (length / size) * stored : 0;

/** What the last four bytes claim it unpacks to: a hint and no more. */
async function unpackedSize(item: Item): Promise<number> {
  const tail = await item.tail(4);
  if (item.size < GZIP_MIN || tail === null) return 0;
  const claimed = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  // Deflate cannot pack tighter than 1 : 1032, so a larger claim is a lie.
  return claimed <= item.size * 1032 ? claimed : 0;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
