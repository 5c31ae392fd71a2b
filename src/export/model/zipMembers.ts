import { Inflate, inflateSync } from "fflate";
import { crc32 } from "../../data/crc32.ts";
import { sizeWords } from "../../data/words.ts";
import { ModelError } from "./modelError.ts";
import { zipEntries, type ZipEntry } from "./zipDirectory.ts";

/** A file in an archive. */
export interface ZipMember {
  readonly path: string;
  /** Unpacked, in bytes, as promised. */
  readonly size: number;
  /**
   * At least its first `length` bytes where it has as many, unchecked, so that one may decide whether to want the rest.
   * @throws ModelError `bad-zip`
   */
  head(length: number): Uint8Array;
  /**
   * All its bytes, sound by length and CRC-32.
   * @throws ModelError `bad-zip` or `bad-crc`
   */
  read(): Uint8Array;
}

/** Most bytes that an archive may unpack to: room for any network within bounds, in float64. */
const MOST = 1.5 * 2 ** 30;

/** More than numbers and images can be packed, far less than a bomb is; small archives may be emptier. */
const DENSEST = 64;
const ALWAYS_ALLOWED = 64 * 2 ** 20;

/** Bytes that are inflated at once for a file's head. */
const PIECE = 1024;

/**
 * Opens a zip archive that lies in memory; each file is unpacked when it is asked for.
 * @throws ModelError `truncated`, `bad-zip`, `too-large` or `too-many-files`
 */
export function zipMembers(bytes: Uint8Array, file: string): readonly ZipMember[] {
  const entries = zipEntries(bytes, file);
  const most = Math.min(MOST, Math.max(ALWAYS_ALLOWED, DENSEST * bytes.length));
  const promised = entries.reduce((sum, { size }) => sum + size, 0);
  if (promised > most) {
    throw new ModelError(
      "too-large",
      file,
      `${file}: expected at most ${sizeWords(most)} unpacked, got ${sizeWords(promised)}. Choose a smaller file.`,
    );
  }
  return entries.map((entry) => ({
    path: entry.path,
    size: entry.size,
    head: (length) => head(entry, length, file),
    read: () => whole(entry, file),
  }));
}

function head(entry: ZipEntry, length: number, file: string): Uint8Array {
  const { packed, method } = entry;
  if (method === "stored") return packed.subarray(0, length);
  let bytes: Uint8Array = new Uint8Array(0);
  const inflate = new Inflate((piece) => {
    const longer = new Uint8Array(bytes.length + piece.length);
    longer.set(bytes);
    longer.set(piece, bytes.length);
    bytes = longer;
  });
  try {
    for (let at = 0; at < packed.length && bytes.length < length; at += PIECE) {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch {
    throw damaged(entry, file);
  }
  return bytes;
}

function whole(entry: ZipEntry, file: string): Uint8Array {
  const { packed, path, size } = entry;
  const bytes = entry.method === "stored" ? packed : inflated(entry, file);
  if (bytes.length !== size) {
    const got = bytes.length > size ? "more" : bytes.length;
    throw new ModelError(
      "bad-zip",
      file,
      `${file}: expected ${path} to unpack to ${size} bytes, got ${got}. Save or download it again.`,
    );
  }
  if (crc32(bytes) !== entry.crc32) throw damaged(entry, file, "bad-crc");
  return bytes;
}

function inflated(entry: ZipEntry, file: string): Uint8Array {
  try {
    // Room for one byte more, so that too many are seen, and no more than that.
    return inflateSync(entry.packed, { out: new Uint8Array(entry.size + 1) });
  } catch {
    throw damaged(entry, file);
  }
}

function damaged({ path }: ZipEntry, file: string, code: "bad-zip" | "bad-crc" = "bad-zip"): ModelError {
  const what = code === "bad-crc" ? "match its checksum" : "unpack";
  return new ModelError(
    code,
    file,
    `${file}: expected ${path} to ${what}, got damaged data. Save or download it again.`,
  );
}
