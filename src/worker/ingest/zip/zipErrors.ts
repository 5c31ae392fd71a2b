import {
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_EOCDR_NOT_FOUND,
  ERR_INVALID_CRC32,
  ERR_INVALID_UNCOMPRESSED_SIZE,
  ERR_OVERLAPPING_ENTRY,
  ERR_SPLIT_ZIP_FILE,
  ERR_UNSUPPORTED_COMPRESSION,
  ERR_UNSUPPORTED_ENCRYPTION,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import { DataError, type DataErrorCode } from "../../../data/dataError.ts";

const AGAIN = "Download the file again.";

const known = new Map<string, readonly [code: DataErrorCode, what: string]>([
  [
    ERR_EOCDR_NOT_FOUND,
    ["truncated", `expected a whole zip archive, got one without its list of files. ${AGAIN}`],
  ],
  [
    ERR_SPLIT_ZIP_FILE,
    ["bad-zip", "expected a whole zip archive, got one volume of several. Join them first."],
  ],
  [ERR_INVALID_CRC32, ["bad-crc", `expected data that match their zip checksum, got damaged data. ${AGAIN}`]],
  [
    ERR_INVALID_UNCOMPRESSED_SIZE,
    ["bad-zip", `expected as many bytes as the archive’s list says, got others. ${AGAIN}`],
  ],
  [
    ERR_OVERLAPPING_ENTRY,
    [
      "too-large",
      "expected files side by side, got some that overlap, as in a zip bomb. Do not use this archive.",
    ],
  ],
  [
    ERR_UNSUPPORTED_COMPRESSION,
    [
      "bad-zip",
      "expected files stored or deflated, got another way of packing. Pack them anew as a plain zip.",
    ],
  ],
]);
const locked = new Set<string>([ERR_ENCRYPTED, ERR_ENCRYPTED_CENTRAL_DIRECTORY, ERR_UNSUPPORTED_ENCRYPTION]);

/** What zip.js, or the browser at its behest, says of an archive, in the page's words; other errors stay. */
export function zipErrorOf(error: unknown, file: string): unknown {
  if (error instanceof DataError || error instanceof RangeError || !(error instanceof Error)) return error;
  if (error.name === "NotReadableError" || error.name === "NotFoundError" || error.name === "AbortError") {
    return error;
  }
  if (locked.has(error.message)) return encrypted(file);
  const [code, what] = known.get(error.message) ?? [
    "bad-zip" as const,
    `expected a sound zip archive, got one that fails with “${error.message}”. ${AGAIN}`,
  ];
  return new DataError(code, file, `${file}: ${what}`);
}

export function encrypted(file: string): DataError {
  return new DataError(
    "bad-zip",
    file,
    `${file}: expected files without a password, got encrypted ones. Unpack it and drop what is inside.`,
  );
}
