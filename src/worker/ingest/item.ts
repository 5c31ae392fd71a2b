/** Bytes in their order, piece by piece; nobody writes to a piece. */
export type Pieces = AsyncIterable<Uint8Array>;

/** A file that came by itself or in an archive; it can be read as often as need be. */
export interface Item {
  /** As the visitor knows it, such as `digits.zip: train/7/a.png`. */
  readonly name: string;
  /** The way to it within the folder or archive that was given. */
  readonly path: string;
  /** Bytes, as far as is known before it has been read. */
  readonly size: number;
  /** Bytes it takes where it lies, for progress. */
  readonly stored: number;
  /** At least its first bytes; the whole of it where it is small. */
  readonly head: Uint8Array;
  /** What its bytes' CRC-32 is, where that is known and has been or will be checked; else `null`. */
  readonly crc32: number | null;
  read(): Pieces;
  /** Its last bytes, where they can be had without reading it; else `null`. */
  tail(count: number): Promise<Uint8Array | null>;
}

/** Files up to this size are taken into memory as a whole. */
export const SMALL = 64 * 1024;

/** Bytes read of a file at a time. */
const SLICE = 2 ** 21;

/** Files looked at ahead of the one that is being read, as each takes a way through the browser. */
const AHEAD = 32;

/** Files of the visitor's, in their order, each with its first bytes, or why it has none. */
export async function* itemsOf<F extends { readonly path: string; readonly file: File }>(
  files: readonly F[],
): AsyncGenerator<{ readonly offered: F; readonly item: Item | null; readonly error: unknown }> {
  const heads: Promise<Uint8Array | { readonly error: unknown }>[] = [];
  const look = (index: number) => {
    if (index < files.length) heads[index % AHEAD] = headOf(files[index].file);
  };
  for (let index = 0; index < AHEAD; index++) look(index);
  for (let index = 0; index < files.length; index++) {
    const head = await heads[index % AHEAD];
    look(index + AHEAD);
    const offered = files[index];
    if (head instanceof Uint8Array) yield { offered, item: fileItem(offered, head), error: null };
    else yield { offered, item: null, error: head.error };
  }
}

async function headOf(file: File): Promise<Uint8Array | { readonly error: unknown }> {
  try {
    return new Uint8Array(await file.slice(0, SMALL).arrayBuffer());
  } catch (error) {
    return { error };
  }
}

function fileItem({ path, file }: { readonly path: string; readonly file: File }, head: Uint8Array): Item {
  return {
    name: path,
    path,
    size: file.size,
    stored: file.size,
    head,
    crc32: null,
    read: () => slicesOf(file, head),
    tail: async (count) => new Uint8Array(await file.slice(-count).arrayBuffer()),
  };
}

/** A file's bytes; the next slice is under way while one is worked on. */
async function* slicesOf(file: File, head: Uint8Array): AsyncGenerator<Uint8Array> {
  const slice = (start: number) => {
    if (start >= file.size) return null;
    const bytes = file.slice(start, start + SLICE).arrayBuffer();
    bytes.catch(() => {}); // told when it is its turn, if it ever is
    return bytes;
  };
  let next = slice(head.length);
  if (head.length > 0) yield head;
  for (let at = head.length; next !== null; at += SLICE) {
    const bytes = await next;
    next = slice(at + SLICE);
    yield new Uint8Array(bytes);
  }
}
