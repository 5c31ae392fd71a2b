import { constants, deflateRawSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { noZlib, openZlib } from "./nodeZlib.ts";
import { archive, offer, outline, read } from "./offered.ts";

const packed = archive("train-images.gz");
const plain = new Uint8Array(gunzipSync(packed));
const limits = { unpacked: 640 * 2 ** 20, members: 10_000, files: 200_000 };
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function changed(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  change(copy);
  return copy;
}

/** A deflate stream of zeros, of as many megabytes, made of one megabyte's over and over. */
function deflatedZeros(megabytes: number): Uint8Array<ArrayBuffer> {
  const block = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
  return join(...Array.from({ length: megabytes }, () => block), Uint8Array.of(3, 0));
}

const gzipBomb = join(
  Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
  deflatedZeros(10_240),
  new Uint8Array(8),
);

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);

/** Every way of being bad that is not a format's own: the path, the bytes, the code and what is said. */
const table: [what: string, path: string, bytes: Uint8Array<ArrayBuffer>, code: string, message: string][] = [
  [
    "an empty file",
    "a.gz",
    new Uint8Array(0),
    "empty",
    "a.gz: expected a data set, got no bytes. Choose another file.",
  ],
  [
    "a gzip file cut short",
    "a.gz",
    packed.slice(0, 200),
    "truncated",
    "a.gz: expected whole gzip data, got only the first 200 bytes. Download the file again.",
  ],
  [
    "a gzip file with damaged data",
    "a.gz",
    changed(packed, (copy) => (copy[copy.length - 8] ^= 1)),
    "bad-crc",
    "a.gz: expected data that match their gzip checksum, got damaged data. Download the file again.",
  ],
  [
    "a gzip file whose length lies",
    "a.gz",
    changed(packed, (copy) => copy.set([255, 255, 255, 255], copy.length - 4)),
    "bad-crc",
    "a.gz: expected data that match their gzip checksum, got damaged data. Download the file again.",
  ],
  [
    "more behind the gzip data",
    "a.gz",
    join(packed, Uint8Array.of(1, 2, 3)),
    "bad-gzip",
    "a.gz: expected nothing after the gzip data, got 3 more bytes. Download the file again.",
  ],
  [
    "a gzip bomb of 10 GB",
    "bomb.gz",
    gzipBomb,
    "too-large",
    "bomb.gz: expected at most 671 MB unpacked, got more. Choose a smaller file.",
  ],
  [
    "a JPEG by another name",
    "train-images",
    JPEG,
    "wrong-format",
    "train-images: expected a file of images or labels, got a single JPEG picture. To have it read, drop it by " +
      "its picture name (.png, .jpg); to train on pictures, drop a folder that has one folder for each class.",
  ],
];

describe.each([
  ["zlib", openZlib],
  ["fflate", noZlib],
])("a bad file, unpacked by %s", (_, open) => {
  it.each(table)("%s is refused in words", async (__, path, bytes, code, message) => {
    const { parts, errors } = await read([offer(path, bytes)], { openZlib: open });
    expect({ parts, errors }).toEqual({ parts: [], errors: [{ code, file: path, message }] });
  });
});

describe("a bad file", () => {
  it("is one that cannot be opened, as a folder in disguise cannot", async () => {
    const folder = new File([], "folder");
    Object.defineProperty(folder, "slice", {
      value: () => ({ arrayBuffer: () => Promise.reject(new Error("the file could not be read")) }),
    });
    const { errors } = await read([{ path: "folder", file: folder }]);
    expect(errors).toEqual([
      {
        code: "unreadable",
        file: "folder",
        message:
          "folder: expected a file that can be read, got: the file could not be read. Is it a folder, or was it moved? Drop it again.",
      },
    ]);
  });

  it("cut at any of 100 places is known as truncated", async () => {
    for (let i = 1; i <= 100; i++) {
      const cut = packed.slice(0, Math.floor((i * (packed.length - 1)) / 100));
      const { parts, errors } = await read([offer("a.gz", cut)]);
      expect(parts).toEqual([]);
      expect(errors.map(({ code, file }) => [code, file])).toEqual([["truncated", "a.gz"]]);
    }
  });

  it("with any byte of its gzip header flipped is read or refused by one message", async () => {
    for (let at = 0; at < 10; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = changed(packed, (copy) => (copy[at] ^= 1 << bit));
        const { parts, errors } = await read([offer("a.gz", flipped)]);
        expect(parts.length + errors.length).toBe(1);
        for (const { message } of errors)
          expect(message).toMatch(/^a\.gz: expected .+, got .+\. [A-Z].+\.$/s);
      }
    }
  });

  it("spoils no other", async () => {
    const { parts, errors } = await read([
      offer("bad.gz", packed.slice(0, 99)),
      offer("train-images", plain),
    ]);
    expect(outline(parts)).toEqual([["train-images", "images", "train", 30, null]]);
    expect(errors).toHaveLength(1);
  });
});

describe("a drop of nothing", () => {
  it.each([
    [
      [],
      "Data: expected files of images or labels, or folders of pictures, got no files. Choose another folder.",
    ],
    [
      [offer("set/.DS_Store", "Bud1"), offer("set/README", "About")],
      "set: expected files of images or labels, or folders of pictures, got 2 files of other kinds. Choose another folder.",
    ],
  ])("is told in words", async (files, message) => {
    const { errors } = await read(files);
    expect(errors).toMatchObject([{ code: "empty", message }]);
  });

  it("is no different from too much", async () => {
    const files = Array.from({ length: 11 }, (_, i) => offer(`set/${i}`, "1"));
    const { errors } = await read(files, { limits: { ...limits, files: 10 } });
    expect(errors).toMatchObject([
      {
        code: "too-many-files",
        message: "set: expected at most 10 files, got 11. Drop one data set at a time, or pack it as a zip.",
      },
    ]);
  });
});
