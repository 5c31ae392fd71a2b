import { strToU8, zipSync } from "fflate";
import { writeNpz } from "../../../../src/export/model/npz.ts";
import { ZIP_TIME } from "../../../../src/export/model/zipTime.ts";
import type { BadModel } from "./badModel.ts";

const again = "Save or download it again.";

const arrays = [
  { name: "layers.0.w", shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) },
  { name: "layers.0.b", shape: [2], values: Float32Array.of(5, 6) },
];
const sound = writeNpz(arrays);

/** Where a signature stands for the nth time. */
function find(bytes: Uint8Array, signature: number, nth = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0, seen = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === signature && seen++ === nth) return at;
  }
  throw new Error(`find: expected ${signature.toString(16)}, got none.`);
}

export const local = (bytes: Uint8Array, nth = 0) => find(bytes, 0x04034b50, nth);
export const listed = (bytes: Uint8Array, nth = 0) => find(bytes, 0x02014b50, nth);
export const end = (bytes: Uint8Array) => find(bytes, 0x06054b50);

/** The sound archive with numbers of 16 or 32 bits written over. */
function overwritten(
  ...changes: readonly (readonly [at: number, bits: 16 | 32, value: number])[]
): Uint8Array {
  const bytes = sound.slice();
  const view = new DataView(bytes.buffer);
  for (const [at, bits, value] of changes) {
    if (bits === 16) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return bytes;
}

const [first, second] = [listed(sound), listed(sound, 1)];
const last = end(sound);
const numbers = sound.slice();
numbers[local(sound, 1) - 1] ^= 1; // the last byte of the first array

const packed = zipSync({ "layers.0.w.npy": new Uint8Array(4000) }, { level: 9, mtime: ZIP_TIME });
const damaged = packed.slice();
damaged.fill(0xff, 30 + "layers.0.w.npy".length, 30 + "layers.0.w.npy".length + 4);

/** An archive that promises so much of its only file, in both places. */
function promising(size: number, archive = packed): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(local(bytes) + 22, size, true);
  view.setUint32(listed(bytes) + 24, size, true);
  return bytes;
}

const bomb = zipSync({ "layers.0.w.npy": new Uint8Array(70 * 2 ** 20) }, { level: 9, mtime: ZIP_TIME });
const packedSize = new DataView(packed.buffer).getUint32(18, true);

export const badZips: readonly BadModel[] = [
  [
    "an archive without its end",
    sound.subarray(0, sound.length - 1),
    "truncated",
    `expected a whole zip archive, got one without its list of files. ${again}`,
  ],
  [
    "an archive without its beginning",
    sound.subarray(local(sound, 1)),
    "bad-zip",
    `expected its list of files to end at byte ${last - local(sound, 1)}, got its end at ${last}. ${again}`,
  ],
  [
    "an empty archive",
    zipSync({}),
    "no-model",
    "expected NumPy arrays in the archive, got none. Choose a file that numpy.savez wrote.",
  ],
  [
    "an archive of other files",
    zipSync({ "readme.txt": strToU8("hello") }, { mtime: ZIP_TIME }),
    "no-model",
    "expected NumPy arrays in the archive, got none. Choose a file that numpy.savez wrote.",
  ],
  [
    "a changed number",
    numbers,
    "bad-crc",
    `expected layers.0.w.npy to match its checksum, got damaged data. ${again}`,
  ],
  ["a damaged stream", damaged, "bad-zip", `expected layers.0.w.npy to unpack, got damaged data. ${again}`],
  [
    "a count of files that is too high",
    overwritten([last + 8, 16, 3], [last + 10, 16, 3]),
    "bad-zip",
    `expected 3 files in its list, got 2. ${again}`,
  ],
  [
    "a count of files that is too low",
    overwritten([last + 8, 16, 1], [last + 10, 16, 1]),
    "bad-zip",
    `expected 1 files in its list, got more. ${again}`,
  ],
  [
    "more files than anybody packs",
    overwritten([last + 8, 16, 1001], [last + 10, 16, 1001]),
    "too-many-files",
    "expected at most 1000 files in it, got 1001. Choose another file.",
  ],
  [
    "one volume of several",
    overwritten([last + 4, 16, 1]),
    "bad-zip",
    "expected a whole zip archive, got one volume of several. Join them first.",
  ],
  [
    "zip64 in its end",
    overwritten([last + 16, 32, 0xffffffff]),
    "bad-zip",
    "expected an archive of less than 4 GB, got zip64’s mark of more. Pack its files anew.",
  ],
  [
    "zip64 in its list",
    overwritten([second + 24, 32, 0xffffffff]),
    "bad-zip",
    "expected files of less than 4 GB, got zip64’s mark of more at layers.0.b.npy. Pack them anew.",
  ],
  [
    "a password",
    overwritten([second + 8, 16, 1]),
    "bad-zip",
    "expected files without a password, got layers.0.b.npy encrypted. Unpack it first.",
  ],
  [
    "another way of packing",
    overwritten([second + 10, 16, 93]),
    "bad-zip",
    "expected files stored or deflated, got layers.0.b.npy packed by method 93. Pack them as a plain zip.",
  ],
  [
    "a stored file of two sizes",
    overwritten([second + 20, 32, 100]),
    "bad-zip",
    `expected layers.0.b.npy to unpack to what 100 bytes can hold, got a promise of 136. ${again}`,
  ],
  [
    "a name that list and file spell differently",
    overwritten([local(sound, 1) + 30, 16, 0x4141]),
    "bad-zip",
    `expected layers.0.b.npy to be described alike in both places, got two descriptions. ${again}`,
  ],
  [
    "a size that list and file give differently",
    overwritten([local(sound, 1) + 22, 32, 135]),
    "bad-zip",
    `expected layers.0.b.npy to be described alike in both places, got two descriptions. ${again}`,
  ],
  [
    "a file that is not where the list says",
    overwritten([second + 42, 32, 1]),
    "bad-zip",
    `expected layers.0.b.npy at byte 1, got something else there. ${again}`,
  ],
  [
    "a file beyond the list",
    overwritten([second + 42, 32, last]),
    "bad-zip",
    `expected layers.0.b.npy at byte ${last}, got something else there. ${again}`,
  ],
  [
    "two files of one name",
    overwritten(
      [second + 46 + 7, 16, 0x2e30],
      [second + 46 + 9, 16, 0x2e77],
      [local(sound, 1) + 30 + 9, 16, 0x2e77],
    ),
    "bad-zip",
    "expected files of different names, got two called layers.0.w.npy. Pack them anew.",
  ],
  [
    "files that overlap, as in a bomb",
    overwritten(
      [first + 20, 32, 300],
      [first + 24, 32, 300],
      [local(sound) + 18, 32, 300],
      [local(sound) + 22, 32, 300],
    ),
    "bad-zip",
    "expected files side by side, got some that overlap, as in a zip bomb. Do not use this archive.",
  ],
  [
    "a file that reaches into the list",
    overwritten(
      [second + 20, 32, 200],
      [second + 24, 32, 200],
      [local(sound, 1) + 18, 32, 200],
      [local(sound, 1) + 22, 32, 200],
    ),
    "bad-zip",
    `expected layers.0.b.npy to end before the list of files, got more. ${again}`,
  ],
  [
    "a promise that no packing holds",
    promising(2 ** 31),
    "bad-zip",
    `expected layers.0.w.npy to unpack to what ${packedSize} bytes can hold, got a promise of 2147483648. ${again}`,
  ],
  ["a bomb", bomb, "too-large", "expected at most 67.1 MB unpacked, got 73.4 MB. Choose a smaller file."],
];
